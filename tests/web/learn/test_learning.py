"""Learning, as people open it; and the company's own cards, as somebody writes them."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from gutgemacht.web.learn import cards
from gutgemacht.web.learn.models import CardChange, OwnCard
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def opened(address: str, client: Client | None = None, **form: object) -> str:
    client = client or Client(headers={"accept-language": "de"})
    answer = client.post(address, form) if form else client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def coach() -> Client:
    return signed_in(somebody("Carla Coach", Role.COACH))


def address(kind: str, rule: str = "bare-green-word") -> tuple[str, object]:
    made = [card for card in cards.of(rule, kind, "de") if card.kind == kind]
    return reverse("learn:card", args=[made[0].of, kind, 1]), made[0]


def test_the_index_begins_with_three_and_shows_every_topic():
    text = opened(reverse("learn:index"))
    assert text.count('<li><a class="learn-line') == 3
    assert "Klischees" in text
    assert reverse("learn:rule", args=["bare-green-word"]) in text
    assert "Karte schreiben" not in text


def test_the_words_to_spot_are_chosen_one_by_one():
    where, card = address("spot")
    marked = [
        n
        for n, word in enumerate(card.words)
        if word.start < card.spans[0].end and card.spans[0].start < word.end
    ]
    assert "Genau, diese Wörter." in opened(where, chosen=marked)
    assert card.way in opened(where, chosen=marked)
    wrong = [n for n in range(len(card.words)) if n not in marked][:1]
    assert "Fast:" in opened(where, chosen=wrong)


def test_a_mended_sentence_is_read_by_the_guideline_and_not_kept():
    where, card = address("mend", "opinion-as-fact")
    assert card.model in opened(where, text=card.model)
    assert "So kann es hinausgehen." in opened(where, text=card.model)
    assert "Beinahe." in opened(where, text=card.text)
    assert "Schreiben Sie zuerst Ihren Satz." in opened(where, text=" ")
    assert "1000" in opened(where, text="x " * 600)


def test_a_sentence_about_something_else_is_asked_about_and_may_be_meant_so():
    where, card = address("mend", "opinion-as-fact")
    text = "Der Hund schläft im Garten."
    asked = opened(where, text=text)
    assert "Was wollten Sie eigentlich sagen?" in asked
    assert "Genau das meine ich" in asked
    assert text in asked
    assert "So kann es hinausgehen." not in asked
    assert card.model not in asked
    assert "So kann es hinausgehen." in opened(where, text=text, meant="yes")
    # What the check sees is not a matter of meaning.
    assert "Beinahe." in opened(where, text=card.text, meant="yes")


def test_an_answer_that_is_none_is_met_with_a_friendly_word():
    where, card = address("why")
    assert "nichts schiefgehen" in opened(where, chosen="no number")
    right = [choice.right for choice in card.choices].index(True)
    assert "Genau." in opened(where, chosen=right)
    assert "Genau." not in opened(where, chosen=(right + 1) % 3)
    assert "Genau." not in opened(where, chosen=99)


def test_a_case_tells_what_happened_then():
    where, card = address("case", "hack-a-hair-dryer")
    right = [choice.right for choice in card.choices].index(True)
    text = opened(where, chosen=right)
    assert card.reason.split("\n")[0] in text


@pytest.mark.parametrize(
    "path",
    [
        "learn/rule/no-such-rule/",
        "learn/card/shouting/spot/99/",
        "learn/card/x/case/1/",
        "learn/own/9/",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(path):
    assert Client().get(f"/{path}").status_code == 404


FORM = {
    "kind": "why",
    "state": "trial",
    "rule": "shouting",
    "question_de": "Warum schreiben wir nicht in Großbuchstaben?",
    "answer_de": "Es liest sich wie Schreien.",
}


def test_a_card_is_written_on_trial_seen_by_writers_only_and_then_by_all(coach):
    client = coach
    answer = client.post(reverse("learn:new"), FORM)
    card = OwnCard.objects.get()
    where = reverse("learn:own", args=[card.pk])
    assert answer.headers["location"] == where
    assert FORM["question_de"] in opened(where, client)
    assert Client().get(where).status_code == 404
    client.post(reverse("learn:change", args=[card.pk]), FORM | {"state": "on"})
    assert FORM["answer_de"] not in opened(where)
    assert FORM["answer_de"] in opened(where, turn="1")
    assert FORM["question_de"] in opened(reverse("learn:index"))
    assert FORM["question_de"] in opened(reverse("learn:rule", args=["shouting"]))


def test_with_wrong_answers_it_is_chosen_from(coach):
    coach.post(
        reverse("learn:new"), FORM | {"state": "on", "wrong_de": "Es kostet mehr.\n\nEs ist lang."}
    )
    where = reverse("learn:own", args=[OwnCard.objects.get().pk])
    assert opened(where).count('type="radio"') == 3


def test_half_a_card_is_sent_back_and_nothing_is_lost(coach):
    answer = coach.post(reverse("learn:new"), FORM | {"answer_de": "", "question_en": "Why?"})
    assert answer.status_code == 400
    assert FORM["question_de"] in answer.content.decode()
    assert not OwnCard.objects.exists()


def test_a_removed_card_comes_back_as_it_was(coach):
    coach.post(reverse("learn:new"), FORM)
    number = OwnCard.objects.get().pk
    coach.post(reverse("learn:remove", args=[number]))
    assert not OwnCard.objects.exists()
    assert FORM["question_de"] in opened(reverse("learn:own-cards"), coach)
    coach.post(reverse("learn:undo", args=[CardChange.objects.first().pk]))
    back = OwnCard.objects.get()
    assert (back.pk, back.answer_de, back.rule) == (number, FORM["answer_de"], "shouting")
    coach.post(reverse("learn:undo", args=[CardChange.objects.last().pk]))
    assert OwnCard.objects.count() == 1


def test_a_card_survives_its_rule_and_speaks_the_language_it_has(coach):
    OwnCard.objects.create(question_en="Who?", answer_en="You.", rule="gone-since", state="on")
    card = OwnCard.objects.get()
    assert "Who?" in opened(reverse("learn:own", args=[card.pk]))
    assert "gone-since" in opened(reverse("learn:change", args=[card.pk]), coach)
