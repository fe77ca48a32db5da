"""Staff concerned: no name leaves the lead's hands, in no page, file, draft, log or notice."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gutgemacht.web.incident.models import Incident
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.ledger.models import Entry as Logged
from gutgemacht.web.publish.sending.models import Stop
from tests.people import signed_in, somebody
from tests.web.incident.make import an_incident, page, post
from tests.web.publish.drafts.make import png

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NAME = "Mara Huber"


@pytest.fixture
def concerned(ida) -> Incident:
    made = an_incident(ida, f"Kommentar von {NAME}", names=(NAME, "@marahuber"), kinds=["staff"])
    client = signed_in(ida)
    place = "https://social.example/@marahuber/3"
    post(client, "keep", made, text=f"{NAME} schrieb das.", place=place)
    post(client, "keep", made, file=SimpleUploadedFile("a.png", png()), place="@marahuber")
    post(client, "say", made, words="Mit Frau Huber gesprochen.")
    post(client, "answer", made, words="Zu Mara Huber sagen wir nichts.", where=place)
    post(client, "freeze", made, do="freeze", reason=f"Wegen {NAME}")
    post(client, "statement", made, do="keep", template="holding", text=f"{NAME} war es.")
    return made


def names_in(text: str) -> bool:
    return "huber" in text.lower() or "mara" in text.lower()


def test_all_but_the_lead_read_a_colleague(ida, otto, concerned):
    for name in ("room", "statement", "review"):
        text = page(signed_in(otto), name, concerned)
        assert not names_in(text)
    assert "jemand aus dem Haus" in page(signed_in(otto), "room", concerned)
    assert NAME in page(signed_in(ida), "room", concerned)
    everything = signed_in(otto).get(reverse("incident:all")).content.decode()
    assert not names_in(everything)


def test_another_incident_lead_sees_them_only_after_taking_over(ida, concerned):
    other = somebody("olga", Role.INCIDENT_LEAD)
    assert not names_in(page(signed_in(other), "room", concerned))
    post(signed_in(other), "people", concerned, lead=other.pk)
    assert NAME in page(signed_in(other), "room", concerned)
    assert not names_in(page(signed_in(ida), "room", concerned))


def test_who_does_not_see_names_cannot_wipe_them_out(otto, ida, concerned):
    other = somebody("olga", Role.INCIDENT_LEAD)
    post(signed_in(other), "people", concerned, do="mark", kinds=["staff"], names="")
    concerned.refresh_from_db()
    assert concerned.names == [NAME, "@marahuber"]


def test_files_for_others_hold_neither_names_nor_pictures(ida, otto, concerned):
    address = reverse("incident:export", args=[concerned.pk])
    with zipfile.ZipFile(io.BytesIO(signed_in(otto).get(address).content)) as file:
        assert not any(name.endswith(".png") for name in file.namelist())
        assert not any(names_in(file.read(name).decode()) for name in file.namelist())
        listed = json.loads(file.read("manifest.json"))["pieces"]
        assert all(piece["shielded"] for piece in listed)
    with zipfile.ZipFile(io.BytesIO(signed_in(ida).get(address).content)) as file:
        assert any(name.endswith(".png") for name in file.namelist())
    picture = concerned.evidence.get(kind="picture")
    shown = reverse("incident:picture", args=[concerned.pk, picture.pk])
    assert signed_in(otto).get(shown).status_code == 404


def test_log_notices_banner_and_drafts_name_nobody(concerned):
    assert not any(names_in(str(one.details)) for one in Logged.objects.all())
    assert Notice.objects.exists()
    assert not any(names_in(str(one.data)) for one in Notice.objects.all())
    assert not names_in(Stop.objects.get().reason)
    assert not names_in(Draft.objects.get().title)
    assert not any(names_in(str(one.body)) for one in Version.objects.all())


def test_what_is_marked_later_takes_the_title_from_the_banner(ida):
    made = an_incident(ida, f"Kommentar von {NAME}")
    client = signed_in(ida)
    post(client, "freeze", made, do="freeze", reason=f"Kommentar von {NAME}")
    post(client, "people", made, do="mark", kinds=["staff"], names=NAME)
    assert not names_in(Stop.objects.get().reason)


def test_names_are_kept_from_banner_and_log_where_nobody_ticked_staff(ida):
    made = an_incident(ida, f"Kommentar von {NAME}", names=(NAME,))
    post(signed_in(ida), "freeze", made, do="freeze", reason=f"Kommentar von {NAME}")
    assert Stop.objects.get().reason == "Kommentar von jemand aus dem Haus"
    assert not any(names_in(str(one.details)) for one in Logged.objects.all())


def test_names_that_come_later_are_taken_from_the_banner_without_staff_too(ida):
    made = an_incident(ida)
    post(signed_in(ida), "freeze", made, do="freeze", reason=f"Kommentar von {NAME}")
    post(signed_in(ida), "people", made, do="mark", names=NAME)
    assert Stop.objects.get().reason == "Kommentar von jemand aus dem Haus"


@pytest.mark.parametrize(
    ("name", "form"),
    [("triage", {"staff": "yes"}), ("people", {"do": "mark", "kinds": ["staff"]})],
)
def test_what_turns_out_to_concern_staff_is_covered_and_told_to_the_council_once(ida, name, form):
    council = somebody("bea", Role.WORKS_COUNCIL)
    made = an_incident(ida, f"Kommentar von {NAME}")
    client = signed_in(ida)
    post(client, "freeze", made, do="freeze", reason=f"Kommentar von {NAME}")
    assert not Notice.objects.filter(person=council).exists()
    post(client, name, made, **form)
    post(client, "people", made, do="mark", kinds=[])
    post(client, name, made, **form)
    assert not names_in(Stop.objects.get().reason)
    told = Notice.objects.get(person=council)
    assert not names_in(str(words(told.kind, told.data)))


def test_the_council_told_at_the_beginning_is_not_told_again(ida):
    council = somebody("bea", Role.WORKS_COUNCIL)
    made = an_incident(ida, kinds=["staff"])
    post(signed_in(ida), "people", made, do="mark", kinds=[])
    post(signed_in(ida), "people", made, do="mark", kinds=["staff"])
    assert Notice.objects.filter(person=council).count() == 1


def test_the_council_hears_nothing_of_an_exercise(ida):
    somebody("bea", Role.WORKS_COUNCIL)
    client = signed_in(ida)
    client.post(reverse("incident:start-drill"), {"case": "hack-a-hair-dryer"})
    post(client, "triage", Incident.objects.get(), staff="yes")
    assert not Notice.objects.exists()


def test_the_works_council_sees_that_it_is_and_what_is_done(ida, concerned):
    council = signed_in(somebody("bea", Role.WORKS_COUNCIL))
    post(signed_in(ida), "step", concerned, "speak-first", do="finish")
    plain = an_incident(ida, "Nur ein Tippfehler")
    everything = council.get(reverse("incident:all")).content.decode()
    assert f"#{concerned.pk}" in everything
    assert "Tippfehler" not in everything
    text = page(council, "room", concerned)
    assert "Zuerst mit der Person sprechen" in text
    assert not names_in(text)
    assert "gesprochen." not in text
    assert council.get(reverse("incident:room", args=[plain.pk])).status_code == 404
    assert council.get(reverse("incident:export", args=[concerned.pk])).status_code == 403
