"""Ideas as people offer, look at, leave and say them."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.ideas.models import Idea, Share, Thanks
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Person, Role
from tests.people import signed_in, somebody
from tests.web.ideas.steps import OWN, offered, picture_file, pictured

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def anna() -> Person:
    return somebody("anna")


@pytest.fixture
def ben() -> Person:
    return somebody("ben")


def opened(client: Client, name: str, *args: object, **form: Any) -> str:
    address = reverse(f"ideas:{name}", args=args)
    answer = client.post(address, form, follow=True) if form else client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def everything_kept() -> dict[str, list[Any]]:
    """The whole database, table by table."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {
        model._meta.db_table: sorted(map(repr, model.objects.values_list())) for model in models
    }


FORM = {
    "kind": "product",
    "language": "de",
    "headline": "Die Nova ist leise",
    "link": "bergtal.example/nova",
    "until": "",
    "fact-0": "Die Nova läuft mit 31 dB.",
    "source-0": "Messbericht",
    "posted": "Unsere Nova ist da: leiser als ein Gespräch am Küchentisch.",
}


def test_a_declined_idea_leaves_no_trace(anna, ben):
    ideas = [offered(ben, headline=f"Idee {number}") for number in range(3)]
    client = signed_in(anna)
    opened(client, "all")
    before = everything_kept()
    shown = opened(client, "week")
    passed: list[int] = []
    for _ in ideas:
        number = next(one.pk for one in ideas if f"/ideas/{one.pk}/" in shown)
        opened(client, "one", number)
        opened(client, "say", number)
        opened(client, "notes", number, text=OWN)
        assert number not in passed
        passed.append(number)
        answer = client.post(reverse("ideas:week"), {"passed": passed})
        assert not answer.cookies.keys() - {"csrftoken"}
        shown = html.unescape(answer.content.decode())
    assert "Das war alles für diese Woche" in shown
    assert everything_kept() == before


def test_whoever_is_in_the_house_offers_an_idea_and_only_marks_of_the_post_stay(anna):
    client = signed_in(anna)
    opened(client, "new", **FORM)
    idea = Idea.objects.get()
    assert (idea.by, idea.link) == (anna, "https://bergtal.example/nova")
    assert idea.said
    assert "Küchentisch" not in str(everything_kept())
    page = opened(client, "one", idea.pk)
    assert "Messbericht" in page
    assert page.count("<li>") >= 4


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"source-0": ""}, "woher das stammt"),
        ({"link": "javascript:alert(1)"}, "http"),
        ({"until": "2020-01-01"}, "schon vorbei"),
        ({"fact-0": ""}, "Die Tatsache selbst fehlt"),
        ({"headline": "x" * 151}, "150"),
    ],
)
def test_what_cannot_be_offered_says_where_and_loses_nothing(anna, wrong, said):
    answer = signed_in(anna).post(reverse("ideas:new"), FORM | wrong)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert said in page
    assert FORM["posted"] in page
    assert not Idea.objects.exists()


def test_two_who_offer_the_same_are_told_and_may_go_on(anna, ben):
    offered(ben, headline="Etwas Neues", link="https://www.bergtal.example/nova/?utm_source=x")
    client = signed_in(anna)
    assert "So etwas ist schon angeboten" in opened(client, "new", **FORM)
    assert Idea.objects.count() == 1
    opened(client, "new", **FORM, beside="1")
    assert Idea.objects.count() == 2


def test_only_who_offered_it_and_gardeners_change_it(anna, ben):
    idea = offered(anna)
    address = reverse("ideas:change", args=[idea.pk])
    assert signed_in(ben).get(address).status_code == 403
    assert signed_in(somebody("carla", Role.COACH)).get(address).status_code == 200
    assert "bietet" not in opened(signed_in(anna), "put-away", idea.pk, x=1)
    assert "Nova" not in opened(signed_in(ben), "all")


def test_a_picture_is_shown_while_its_right_holds_and_then_kindly_withdrawn(anna, ben):
    idea, day = offered(anna), timezone.localdate()
    client = signed_in(anna)
    form = {"alt": "Eine Pumpe", "holder": "Foto Anna", "until": f"{day:%Y-%m-%d}"}
    opened(client, "add-picture", idea.pk, file=picture_file(), **form)
    row = idea.pictures.get()
    address = reverse("ideas:picture", args=[idea.pk, row.pk])
    assert signed_in(ben).get(address).headers["content-type"] == "image/png"
    opened(signed_in(ben), "say", idea.pk, text=OWN, take="1")
    row.until = day - timedelta(1)
    row.save()
    assert signed_in(ben).get(address).status_code == 404
    page = opened(signed_in(ben), "one", idea.pk)
    assert "zurückgezogen" in page
    assert address not in page
    assert "nehmen Sie es bitte heraus" in opened(signed_in(ben), "mine")
    changed = {f"{row.pk}-{name}": value for name, value in form.items()}
    opened(client, "right", idea.pk, row.pk, **changed)
    assert signed_in(ben).get(address).status_code == 200


def test_a_file_that_is_no_picture_is_refused_with_its_reason(anna):
    idea, file = offered(anna), picture_file("x.png")
    file.seek(0)
    file.truncate(5)
    form = {"alt": "x", "holder": "y", "file": file}
    answer = signed_in(anna).post(reverse("ideas:add-picture", args=[idea.pk]), form)
    assert answer.status_code == 400
    assert not idea.pictures.exists()


def test_writing_begins_with_where_one_works_and_is_read_by_the_guideline(anna):
    idea = offered()
    client = signed_in(anna)
    assert "Ich arbeite bei" in opened(client, "say", idea.pk)
    margin = opened(client, "notes", idea.pk, text="Endlich Technik für echte Männer!")
    assert 'class="note' in margin
    assert "So hat es hier noch niemand gesagt" in opened(client, "notes", idea.pk, text=OWN)


def test_close_words_are_asked_about_once_and_not_forbidden(anna, ben):
    idea = offered()
    opened(signed_in(ben), "say", idea.pk, text=OWN, take="1")
    client = signed_in(anna)
    assert "Was würden nur Sie so sagen?" in opened(client, "notes", idea.pk, text=OWN)
    assert "So mitnehmen?" in opened(client, "say", idea.pk, text=OWN, take="1")
    assert not anna.shares.exists()
    assert "Ihr Beitrag" in opened(client, "say", idea.pk, text=OWN, take="anyway")
    # One's own words are no others'.
    assert "So hat es hier" in opened(signed_in(ben), "notes", offered().pk, text=OWN)


def test_the_words_of_the_house_are_close_too(anna):
    client = signed_in(anna)
    opened(client, "new", **FORM)
    page = opened(client, "notes", Idea.objects.get().pk, text=FORM["posted"])
    assert "Worten des Hauses" in page


def test_a_text_that_is_taken_along_is_not_kept_and_has_its_link(anna):
    idea = offered()
    client = signed_in(anna)
    page = opened(client, "say", idea.pk, text=OWN, take="1")
    share = Share.objects.get()
    assert f"/i/{share.code}" in page
    assert OWN in page
    assert "Keller" not in str(everything_kept())
    opened(client, "say", idea.pk, text=OWN + " Und jetzt?", take="anyway")
    assert Share.objects.get().code == share.code


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"text": "a " * 60_000, "take": "1"}, 413, "länger"),
        ({"text": "", "take": "1"}, 400, "eigenen Worte"),
        ({"text": OWN, "speaker": "company"}, 400, "für sich selbst"),
        ({"text": OWN, "fix": "999:1000:x"}, 400, "geändert"),
        ({"text": "x\0y", "take": "1", "speaker": "company"}, 400, "für sich selbst"),
    ],
)
def test_what_cannot_be_read_says_why_and_the_text_stays(anna, sent, status, said):
    answer = signed_in(anna).post(reverse("ideas:say", args=[offered().pk]), sent)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == status
    assert said in page
    assert sent["text"][:50] in page
    assert not Share.objects.exists()


def test_a_dead_link_is_told_once_and_mended_for_all(anna, ben, settings):
    settings.MAIL = object()
    idea = offered(anna)
    for _ in range(2):
        opened(signed_in(ben), "dead", idea.pk, x=1)
    assert Notice.objects.filter(kind="idea-link-dead", person=anna).count() == 1
    assert "führt gerade ins Leere" in opened(signed_in(ben), "one", idea.pk)
    opened(signed_in(anna), "change", idea.pk, **FORM | {"link": "https://bergtal.example/neu"})
    idea.refresh_from_db()
    assert not idea.is_dead


def test_a_thank_you_is_seen_by_the_two_and_nobody_else(anna, ben, settings):
    settings.MAIL = object()
    words = "Du hast am Freitag meine Schicht genommen."
    for _ in range(2):
        opened(signed_in(anna), "thank", to=ben.pk, words=words)
    one = Thanks.objects.get()
    assert words in opened(signed_in(anna), "week")
    assert words in opened(signed_in(ben), "week")
    other = signed_in(somebody("carla", *Role))
    assert words not in opened(other, "week")
    assert other.post(reverse("ideas:remove-thanks", args=[one.pk])).status_code == 404
    notice = Notice.objects.get(kind="thanked")
    assert (notice.person, notice.data) == (ben, {"page": reverse("ideas:week")})
    opened(signed_in(ben), "remove-thanks", one.pk, x=1)
    assert not Thanks.objects.exists()


def test_nobody_thanks_themselves_or_who_has_left(anna, ben):
    leave(ben)
    for to in (anna.pk, ben.pk, "x"):
        answer = signed_in(anna).post(reverse("ideas:thank"), {"to": to, "words": "Danke"})
        assert answer.status_code == 400
    assert not Thanks.objects.exists()


def test_an_idea_that_is_over_is_offered_to_nobody_and_still_opens(anna, ben):
    idea = offered(ben, until=timezone.localdate() - timedelta(1))
    pictured(idea)
    assert idea.headline not in opened(signed_in(anna), "all")
    assert "nicht mehr frisch" in opened(signed_in(anna), "one", idea.pk)
    assert idea.headline in opened(signed_in(ben), "all")


def test_an_idea_from_a_clock_that_was_ahead_is_an_idea(anna):
    idea = offered(at=timezone.now() + timedelta(400))
    assert idea.headline in opened(signed_in(anna), "all")
    assert opened(signed_in(anna), "one", idea.pk)
