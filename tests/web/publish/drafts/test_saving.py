"""What is written is kept, together, and nothing of it is lost."""

import io
from datetime import timedelta

import pytest

from gutgemacht.web.publish.approvals.ask import ask
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.drafts.models import Draft, Picture, Version
from gutgemacht.web.publish.drafts.saving import PAUSE
from tests.people import signed_in
from tests.web.publish.drafts.conftest import save, stamp
from tests.web.publish.drafts.make import NOW, a_channel, a_draft, digest, png

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def draft(anna) -> Draft:
    made = a_draft(anna, "Guten Morgen.", a_channel())
    made.versions.update(at="2100-01-01T00:00Z")  # Written just now, whenever that is.
    return made


def words(draft: Draft) -> list[str]:
    return [one.body["text"] for one in draft.versions.all()]


def test_autosave_writes_into_the_version_of_the_same_person(at, draft):
    answer = save(at, draft, text="Guten Abend.", title="Gruß").content.decode()
    assert "gespeichert" in answer
    draft.refresh_from_db()
    assert (words(draft), draft.title) == (["Guten Abend."], "Gruß")
    assert f'value="{stamp(draft)}"' in answer


def test_somebody_else_begins_a_new_version(draft, berta):
    save(signed_in(berta), draft, text="Guten Abend.")
    assert words(draft) == ["Guten Abend.", "Guten Morgen."]
    assert draft.versions.all()[0].by == berta


def test_a_pause_of_an_hour_begins_a_new_version(at, draft):
    draft.versions.update(at=NOW - 2 * PAUSE - timedelta(days=9000))
    save(at, draft, text="Guten Abend.")
    assert words(draft) == ["Guten Abend.", "Guten Morgen."]


def test_a_request_keeps_its_version_and_learns_of_the_change(at, draft, anna):
    ask(draft.versions.get(), anna, NOW)
    save(at, draft, text="Guten Abend.")
    assert words(draft) == ["Guten Abend.", "Guten Morgen."]
    request = Request.objects.get()
    assert (request.version.number, request.state) != (2, Request.State.OPEN)
    assert request.state != Request.State.OPEN


def test_saving_the_same_again_changes_nothing(at, draft, berta):
    before = stamp(draft)
    save(signed_in(berta), draft, text="Guten Morgen.")
    assert stamp(draft) == before
    assert draft.versions.count() == 1


def test_the_later_of_two_sees_what_the_other_wrote_and_nothing_is_kept_yet(at, draft, berta):
    both = stamp(draft)
    save(at, draft, both, text="Annas Gruß.")
    answer = save(signed_in(berta), draft, both, text="Bertas Gruß.").content.decode()
    assert "Anna" in answer
    assert "<del>Annas</del><ins>Bertas</ins>" in answer
    assert f'name="base" value="{both}"' in answer
    assert words(draft) == ["Annas Gruß."]


def test_without_a_script_the_later_one_sees_the_page_with_their_own_words(at, draft, berta):
    both = stamp(draft)
    save(at, draft, both, text="Annas Gruß.")
    answer = save(signed_in(berta), draft, both, htmx=False, text="Bertas Gruß.")
    assert answer.status_code == 409
    assert "Bertas Gruß.</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    ("choice", "then"),
    [
        ("mine", ["Bertas Gruß.", "Annas Gruß."]),
        ("theirs", ["Annas Gruß.", "Bertas Gruß.", "Annas Gruß."]),
    ],
)
def test_whichever_is_chosen_the_other_stays_a_version(at, draft, berta, choice, then):
    both = stamp(draft)
    save(at, draft, both, text="Annas Gruß.")
    save(signed_in(berta), draft, both, text="Bertas Gruß.", choose=choice, seen=stamp(draft))
    assert words(draft) == then


def test_a_choice_between_what_has_changed_again_is_asked_anew(at, draft, berta):
    both = stamp(draft)
    save(at, draft, both, text="Annas Gruß.")
    seen = stamp(draft)
    save(at, draft, text="Annas zweiter Gruß.")
    answer = save(signed_in(berta), draft, both, text="Bertas Gruß.", choose="mine", seen=seen)
    assert "zweiter" in answer.content.decode()
    assert words(draft) == ["Annas zweiter Gruß."]


def test_what_cannot_be_is_said_and_nothing_else_changes(at, draft):
    answer = save(at, draft, text="Null \0 Byte").content.decode()
    assert "An Stelle 5" in answer
    assert words(draft) == ["Guten Morgen."]


def test_pictures_come_in_are_ordered_and_go(at, draft):
    files = [io.BytesIO(png(colour)) for colour in ("tan", "teal")]
    for nth, file in enumerate(files):
        file.name = f"bild{nth}.png"
    save(at, draft, text="Bilder.", file=files)
    first, second = digest(png("tan")), digest(png("teal"))
    assert [one["digest"] for one in draft.versions.get().body["pictures"]] == [first, second]
    carried = {"digest": [first, second], "name": ["a", "b"], "alt": ["Eins", "Zwei"]}
    save(at, draft, text="Bilder.", up="1", **carried)
    assert [one["alt"] for one in draft.versions.get().body["pictures"]] == ["Zwei", "Eins"]
    carried = {"digest": [second, first], "name": ["b", "a"], "alt": ["Zwei", "Eins"]}
    answer = save(at, draft, text="Bilder.", drop="0", **carried)
    assert [one["digest"] for one in draft.versions.get().body["pictures"]] == [first]
    assert 'id="pictures"' in answer.content.decode()
    assert Picture.objects.count() == 2
    shown = at.get(f"/drafts/pictures/{first}/")
    assert (shown.content, shown["Content-Type"]) == (png("tan"), "image/png")


@pytest.mark.parametrize("data", [b"no picture", b""])
def test_a_file_that_is_no_picture_is_refused_with_a_reason(at, draft, data):
    file = io.BytesIO(data)
    file.name = "datei.png"
    answer = save(at, draft, text="Guten Morgen.", file=[file]).content.decode()
    assert "Noch nicht gespeichert" in answer
    assert draft.versions.get().body.get("pictures", []) == []


def test_own_wordings_come_and_go_and_those_that_are_not_shown_stay(at, draft, anna):
    [channel] = draft.channels.all()
    number = str(channel.pk)
    save(at, draft, text="Alle.", **{f"own-{number}": "on", f"wording-{number}": "Nur hier."})
    assert draft.versions.get().body["variants"] == {number: "Nur hier."}
    save(at, draft, text="Alle.")
    assert draft.versions.get().body["variants"] == {number: "Nur hier."}
    save(at, draft, text="Alle.", **{f"wording-{number}": "Nur hier."})
    assert draft.versions.get().body["variants"] == {}


def test_a_time_in_the_gap_of_the_clock_is_said_and_the_words_are_kept(at, draft):
    answer = save(at, draft, text="Neu.", due="2031-03-30T02:30").content.decode()
    assert "02:30" in answer
    draft.refresh_from_db()
    assert (words(draft), draft.due) == (["Neu."], None)
    assert "zweimal" in save(at, draft, text="Neu.", due="2031-10-26T02:30").content.decode()
    draft.refresh_from_db()
    assert draft.due.isoformat() == "2031-10-26T00:30:00+00:00"


def test_a_time_that_is_over_is_not_planned(at, draft):
    assert "vorbei" in save(at, draft, text="Neu.", due="2020-01-01T10:00").content.decode()


def test_an_earlier_version_comes_back_as_a_new_one(at, draft, berta):
    save(signed_in(berta), draft, text="Guten Abend.")
    page = at.get(f"/drafts/{draft.pk}/versions/").content.decode()
    assert "<del>Morgen</del><ins>Abend</ins>" in page
    at.post(f"/drafts/{draft.pk}/versions/1/restore/")
    newest = draft.versions.all()[0]
    assert (newest.number, newest.restored, newest.body["text"]) == (3, 1, "Guten Morgen.")
    assert at.post(f"/drafts/{draft.pk}/versions/9/restore/").status_code == 404


def test_a_suggested_wording_is_taken_with_one_click_and_named(at, draft, carl):
    browser = signed_in(carl)
    form = {"words": "Freundlicher?", "quote": "Morgen", "suggestion": "Schönen guten Morgen."}
    browser.post(f"/drafts/{draft.pk}/remarks/", form)
    page = at.get(f"/drafts/{draft.pk}/").content.decode()
    assert "Freundlicher?" in page
    assert "<ins>Schönen guten</ins>" in page
    [remark] = draft.versions.get().remarks.all()
    at.post(f"/drafts/{draft.pk}/remarks/{remark.pk}/", {"take": "yes"})
    newest: Version = draft.versions.all()[0]
    assert (newest.body["text"], newest.taken) == ("Schönen guten Morgen.", remark)
    assert "Carl" in at.get(f"/drafts/{draft.pk}/versions/").content.decode()


def test_an_empty_remark_is_no_remark(at, draft):
    at.post(f"/drafts/{draft.pk}/remarks/", {"words": " ", "suggestion": "Guten Morgen."})
    assert not draft.versions.get().remarks.exists()
