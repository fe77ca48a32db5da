"""Advice, as the three of them open its pages: who sees what, and when."""

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gutgemacht.web.coach.ending import vanish_due
from gutgemacht.web.coach.models import Advice, Away, Block
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Grant, Role
from tests.people import everybody, signed_in, somebody
from tests.web.coach.conftest import FORM, TEXT, ask
from tests.web.publish.drafts.make import a_draft

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BETTER = "Unsere Geheimpumpe braucht 40 % weniger Strom als die alte."


def opened(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == status, address
    return html.unescape(answer.content.decode())


def taken(at_annas, at_carlas, carla) -> str:
    talk = ask(at_annas, carla)
    at_carlas.post(f"{talk}take/")
    return talk


def test_before_a_yes_the_page_says_what_happens_and_keeps_nothing(at_annas, carla, cem):
    text = html.unescape(at_annas.post("/coach/ask/", FORM).content.decode())
    assert "Bis jetzt ist nichts aufbewahrt" in text
    assert TEXT in text
    assert "Carla" in text
    assert "Cem" in text
    assert not Advice.objects.exists()


def test_who_is_not_signed_in_keeps_their_text_on_the_page(db, carla):
    for page in ("/coach/ask/", "/coach/send/"):
        text = html.unescape(Client().post(page, FORM).content.decode())
        assert TEXT in text
        assert "Carla" not in text
    assert not Advice.objects.exists()


def test_asked_taken_answered_taken_over_and_done(at_annas, at_carlas, carla):
    talk = ask(at_annas, carla, question="Klingt das nett?")
    assert "Er wartet auf Carla" in opened(at_annas, talk)
    assert TEXT not in opened(at_carlas, "/coach/")
    assert TEXT not in opened(at_carlas, talk)
    at_carlas.post(f"{talk}take/")
    read = opened(at_carlas, talk)
    assert TEXT in read
    assert "Klingt das nett?" in read
    assert "/guideline/bare-climate-claim/" in read
    at_carlas.post(f"{talk}say/", {"words": "Fast!", "suggestion": BETTER})
    answered = opened(at_annas, talk)
    assert "Carla hat geantwortet" in answered
    assert f'name="text" value="{BETTER}"' in answered
    assert "Fertig." in html.unescape(at_annas.post(f"{talk}done/", follow=True).content.decode())
    for client in (at_annas, at_carlas):
        assert "Hier ist nichts" in opened(client, talk, 404)
    assert not Advice.objects.exists()


def test_a_coach_may_end_it_too_but_only_after_taking_it(at_annas, at_carlas, carla):
    talk = ask(at_annas, carla)
    at_carlas.post(f"{talk}done/")
    assert Advice.objects.exists()
    at_carlas.post(f"{talk}take/")
    at_carlas.post(f"{talk}done/")
    assert not Advice.objects.exists()


def test_whoever_has_time_takes_it_and_the_other_coach_sees_nothing_more(
    at_annas, at_carlas, at_cems
):
    talk = ask(at_annas)
    assert "Anna" in opened(at_cems, "/coach/")
    at_carlas.post(f"{talk}take/")
    assert "Anna" not in opened(at_cems, "/coach/")
    opened(at_cems, talk, 404)
    assert at_cems.post(f"{talk}take/").status_code == 404


def test_nobody_else_finds_a_way_to_a_talk(at_annas, at_carlas, carla):
    talk = taken(at_annas, at_carlas, carla)
    number = Advice.objects.get().pk
    for name, client in everybody().items():
        for way in ("", "take/", "say/", "done/", "choose/", "offer/", "hand-over/"):
            for answer in (client.get(f"{talk}{way}"), client.post(f"{talk}{way}", {"words": "x"})):
                assert TEXT not in answer.content.decode(), (name, way)
        desk = client.get("/coach/", follow=True).content.decode()
        assert f"/coach/talks/{number}/" not in desk, name
        assert ">Anna<" not in desk, name
    advice = Advice.objects.get()
    assert (advice.coach, advice.state, advice.messages.count()) == (carla, "taken", 0)


def test_who_is_no_coach_any_more_reads_nothing(at_annas, at_carlas, carla):
    talk = taken(at_annas, at_carlas, carla)
    Grant.objects.filter(person=carla).delete()
    opened(at_carlas, talk, 404)
    assert at_carlas.post(f"{talk}say/", {"words": "x"}).status_code == 404
    assert "keine Zeit mehr" in opened(at_annas, talk)


def test_it_is_handed_over_with_a_yes(at_annas, at_carlas, at_cems, carla, cem):
    talk = taken(at_annas, at_carlas, carla)
    at_carlas.post(f"{talk}offer/", {"coach": cem.pk})
    opened(at_cems, talk, 404)
    assert "Cem könnte Ihnen besser helfen" in opened(at_annas, talk)
    at_annas.post(f"{talk}hand-over/", {"yes": "yes"})
    opened(at_carlas, talk, 404)
    at_cems.post(f"{talk}take/")
    assert TEXT in opened(at_cems, talk)


def test_who_waits_for_a_coach_that_leaves_chooses_again(
    at_annas, at_carlas, at_cems, carla, cem, settings
):
    settings.MAIL = "somewhere"
    talk = taken(at_annas, at_carlas, carla)
    leave(carla)
    text = opened(at_annas, talk)
    assert "Ihr Coach hat keine Zeit mehr" in text
    assert TEXT in text
    assert Notice.objects.filter(kind="advice-choose", person__name="Anna").exists()
    opened(at_cems, talk, 404)
    at_annas.post(f"{talk}choose/", {"coach": cem.pk})
    at_cems.post(f"{talk}take/")
    assert TEXT in opened(at_cems, talk)


def test_what_somebody_asked_goes_when_they_leave(
    at_annas, anna, carla, folder, django_capture_on_commit_callbacks
):
    ask(at_annas, carla)
    with django_capture_on_commit_callbacks(execute=True):
        leave(anna)
    assert not Advice.objects.exists()
    assert list((folder / "advice").iterdir()) == []


def test_who_is_away_is_not_offered_and_those_who_wait_are_told(at_annas, at_carlas, carla, cem):
    talk = ask(at_annas, carla)
    until = timezone.localdate() + timedelta(days=3)
    at_carlas.post("/coach/away/", {"until": until.isoformat()})
    assert "Carla ist gerade nicht da" in opened(at_annas, talk)
    asked = html.unescape(at_annas.post("/coach/ask/", FORM).content.decode())
    assert "Carla" not in asked
    refused = at_annas.post("/coach/send/", FORM | {"coach": carla.pk, "stays": "day"})
    assert "gerade keine Zeit" in refused.content.decode()
    at_carlas.post("/coach/away/", {"back": "yes"})
    assert not Away.objects.exists()
    for wrong in ("gestern", "2020-01-01"):
        at_carlas.post("/coach/away/", {"until": wrong})
    assert not Away.objects.exists()


def test_time_goes_by_and_it_is_gone(at_annas, at_carlas, carla):
    talk = taken(at_annas, at_carlas, carla)
    Advice.objects.update(until=timezone.now() - timedelta(seconds=1))
    for client in (at_annas, at_carlas):
        opened(client, talk, 404)
        assert client.post(f"{talk}say/", {"words": "noch da?"}).status_code == 404
    vanish_due(timezone.now())
    assert not Advice.objects.exists()


def test_a_wording_goes_into_the_draft_of_the_company(carla, at_carlas):
    ben = somebody("ben", Role.AUTHOR)
    at_bens, draft = signed_in(ben), a_draft(ben, TEXT)
    talk = ask(at_bens, carla, **{"advice-on": str(draft.pk)})
    at_carlas.post(f"{talk}take/")
    at_carlas.post(f"{talk}say/", {"suggestion": BETTER})
    message = Advice.objects.get().messages.get()
    assert at_carlas.post(f"{talk}wordings/{message.pk}/").status_code == 404
    answer = at_bens.post(f"{talk}wordings/{message.pk}/")
    assert answer.url == f"/drafts/{draft.pk}/"
    assert draft.versions.all()[0].body["text"] == BETTER


def test_the_draft_of_others_is_no_way_for_who_may_not_write(at_annas, carla):
    draft = a_draft(somebody("ben", Role.AUTHOR), "Anderes.")
    talk = ask(at_annas, carla, **{"advice-on": str(draft.pk)})
    assert f"/drafts/{draft.pk}/" not in opened(at_annas, talk)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": " "}, "Schreiben Sie zuerst etwas"),
        ({"text": "a\0b"}, "Null"),
        ({"stays": "ever"}, "wie lange er bleiben darf"),
        ({"coach": "999"}, "gerade keine Zeit"),
        ({"coach": "x"}, "gerade keine Zeit"),
        ({"channel": "pigeon"}, "pigeon"),
        ({"question": "x" * 2_001}, "weniger Worten"),
    ],
)
def test_bad_input_is_said_and_the_draft_stays_on_the_page(at_annas, carla, wrong, said):
    answer = at_annas.post("/coach/send/", FORM | {"coach": "", "stays": "day"} | wrong)
    assert answer.status_code == 400
    page = html.unescape(answer.content.decode())
    assert said in page
    assert (wrong.get("text") or TEXT) in page
    assert not Advice.objects.exists()


def test_an_empty_answer_says_nothing_and_the_same_text_suggests_nothing(
    at_annas, at_carlas, carla
):
    talk = taken(at_annas, at_carlas, carla)
    at_carlas.post(f"{talk}say/", {"words": " ", "suggestion": TEXT})
    at_annas.post(f"{talk}say/", {"suggestion": BETTER})
    at_carlas.post(f"{talk}say/", {"words": "x" * 5_001})
    assert Advice.objects.get().messages.count() == 0


def test_five_talks_at_once_are_enough(at_annas, carla):
    for _ in range(5):
        ask(at_annas, carla)
    answer = at_annas.post("/coach/send/", FORM | {"coach": "", "stays": "day"})
    assert "viel auf einmal" in answer.content.decode()


def test_a_key_that_is_lost_is_said_and_the_talk_can_be_ended(at_annas, at_carlas, carla, folder):
    talk = taken(at_annas, at_carlas, carla)
    next((folder / "advice").iterdir()).unlink()
    for client in (at_annas, at_carlas):
        assert "Schlüssel ist weg" in opened(client, talk)
        assert client.post(f"{talk}say/", {"words": "x"}).url == talk
    at_annas.post(f"{talk}done/")
    assert not Advice.objects.exists()


def test_ten_text_blocks_come_with_the_house_and_are_changed(at_carlas):
    first = Block.objects.first()
    assert Block.objects.count() == 10
    assert all(block.words_de and block.words_en for block in Block.objects.all())
    assert "Was mir gefällt" in opened(at_carlas, "/coach/blocks/")
    at_carlas.post(f"/coach/blocks/{first.pk}/", {"title": "Neu", "words_de": "Wie wäre es?"})
    first.refresh_from_db()
    assert (first.title, first.in_("en")) == ("Neu", "Wie wäre es?")
    assert at_carlas.post("/coach/blocks/new/", {"title": "Leer"}).status_code == 400
    at_carlas.post(f"/coach/blocks/{first.pk}/remove/")
    assert Block.objects.count() == 9


def test_notices_name_nobody_and_go_with_the_talk(at_annas, at_carlas, carla, cem, settings):
    settings.MAIL = "somewhere"
    talk = taken(at_annas, at_carlas, carla)
    at_carlas.post(f"{talk}say/", {"words": "Geheimrat", "suggestion": BETTER})
    at_annas.post(f"{talk}say/", {"words": "Geheimfrage"})
    at_carlas.post(f"{talk}offer/", {"coach": cem.pk})
    at_annas.post(f"{talk}hand-over/", {"no": "no"})
    told = Notice.objects.filter(kind__startswith="advice-")
    assert {one.kind.removeprefix("advice-") for one in told} == {
        "asked", "take", "answer", "say", "offer", "decline",
    }  # fmt: skip
    for one in told:
        assert one.data == {"page": talk}
        said = words(one.kind, one.data)
        assert not any(name in f"{said}" for name in ("Anna", "Carla", "Cem", "Geheim"))
    at_annas.post(f"{talk}done/")
    assert not told.all().exists()
