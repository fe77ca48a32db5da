"""A mended sentence still says the matter: measured on every card to mend, in both languages."""

import json
from pathlib import Path

import pytest

from gutgemacht.learn.card import Card
from gutgemacht.learn.matter import keeps_matter
from gutgemacht.text import Span

# Short, and about nothing that a company posts.
UNRELATED = {
    "de": [
        "Hallo.",
        "Hallo zusammen, guten Tag!",
        "Heute scheint die Sonne.",
        "Schönes Wochenende euch allen!",
        "Ich weiß es nicht.",
        "Der Hund schläft im Garten.",
        "Wir haben morgen geschlossen.",
        "Das Essen war lecker.",
        "Ich mag blaue Schuhe sehr.",
        "Bla bla bla.",
        "Guten Morgen, liebe Leute!",
        "Der Zug kommt gleich an.",
        "Wer mag Kuchen am Nachmittag?",
        "Mein Fahrrad ist kaputt.",
        "Danke und bis bald!",
        "Die Katze sitzt auf dem Dach.",
        "Es regnet seit drei Tagen.",
        "Morgen gehe ich schwimmen.",
    ],
    "en": [
        "Hello.",
        "Hello everybody, good day!",
        "The sun is shining today.",
        "Have a nice weekend, all of you!",
        "I do not know.",
        "The dog sleeps in the garden.",
        "We are closed tomorrow.",
        "Lunch was delicious.",
        "I like blue shoes a lot.",
        "Bla bla bla.",
        "The train is about to arrive.",
        "Who likes cake in the afternoon?",
        "My bike is broken.",
        "Thanks and see you soon!",
        "The cat sits on the roof.",
        "It has been raining for three days.",
        "Tomorrow I go swimming.",
    ],
}


LONG = "Unsere Monteurin Dora stellt heute die Pumpe bei Herrn Moser auf"


@pytest.fixture(scope="module")
def mends(cards) -> list[Card]:
    return [card for card in cards if card.kind == "mend"]


def test_what_a_card_or_its_rule_offers_says_the_matter(mends):
    assert len(mends) >= 120
    for card in mends:
        for text in (card.model, *card.offered):
            assert keeps_matter(card, text), (card.id, text)


def test_a_short_sentence_about_something_else_never_does(mends):
    for card in mends:
        for text in UNRELATED[card.language]:
            assert not keeps_matter(card, text), (card.id, text)


def test_of_answers_that_mend_honestly_few_are_asked_about(mends):
    answers = json.loads(Path(__file__).with_name("mended.json").read_text(encoding="utf-8"))
    of = {(card.language, card.of): card for card in mends}
    asked = [
        (code, rule)
        for code, said in answers.items()
        for rule, text in said.items()
        if not keeps_matter(of[code, rule], text)
    ]
    assert len(asked) <= 9, asked


def test_a_sentence_that_answers_another_card_rarely_does(mends):
    pairs = [
        keeps_matter(card, other.model)
        for card in mends
        for other in mends
        if other.language == card.language and other.of != card.of
    ]
    # Names of the invented house stand in many.
    assert sum(pairs) < len(pairs) / 40


def mended(text: str, marked: str, answer: str, language="de") -> bool:
    start = text.index(marked)
    span = Span(start, start + len(marked))
    return keeps_matter(
        Card("a.mend.1", "mend", "a", language, "?", text=text, spans=(span,)), answer
    )


@pytest.mark.parametrize(
    ("text", "marked", "answer", "keeps"),
    [
        (f"{LONG}, Am Anger 3.", "Am Anger 3", "Unsere Monteurin stellt die Pumpe auf.", True),
        (f"{LONG}, Am Anger 3.", "Am Anger 3", "Moser ist nett.", False),
        ("Gehälter sind geheim.", "Gehälter sind geheim", "Über Gehalt darf man reden.", True),
        ("Gehälter sind geheim.", "Gehälter sind geheim", "Kaffee ist warm.", False),
        (
            "Ja, die Kundennummer ist 88, wir sehen nach.",
            "Kundennummer ist 88",
            "Ja, wir sehen nach und melden uns.",
            True,
        ),
        ("Bombenpreise bei Bergtal!", "Bombenpreise", "Gute Preise!", True),
        ("Bombenpreise bei Bergtal!", "Bombenpreise", "", False),
    ],
)
def test_a_third_of_what_stood_beside_the_marks_is_enough(text, marked, answer, keeps):
    assert mended(text, marked, answer) is keeps
