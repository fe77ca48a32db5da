"""Questions to a room: from every card with choices, and every case."""

from dataclasses import replace

import pytest

from gutgemacht.learn.question import FEWEST, MOST, asks_of, of_card, of_case
from gutgemacht.library import load_shipped

LIBRARY = load_shipped()


def test_a_card_with_choices_becomes_a_question_and_keeps_what_is_right(cards):
    made = [(card, of_card(card, ())) for card in cards]
    for card, question in made:
        assert bool(question) == bool(card.choices)
        if question:
            assert FEWEST <= len(question.options) <= MOST
            assert card.choices[question.right].right
            assert question.of == card.id
    assert sum(question is not None for _, question in made) >= 300


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_case_can_be_asked_about_and_tells_its_sources(language):
    for case in LIBRARY.cases:
        for ask in asks_of(case):
            question = of_case(case, ask, language)
            assert FEWEST <= len(question.options) <= MOST
            assert len(set(question.options)) == len(question.options)
            assert question.right is None
            assert case.lesson.in_(language) in question.why
            assert question.sources == tuple(case.sources)
            # What they really read is no secret only where it has happened.
            read = case.read.in_(language)
            assert (read in question.text) == (ask == "hour")
            assert (read in question.why) == (ask != "hour")


def test_whose_reading_is_asked_for_stands_in_the_question():
    case = LIBRARY.by_id["hack-a-hair-dryer"]
    assert of_case(case, "read", "en", "women engineers").question == (
        "How do women engineers read this?"
    )
    assert of_case(case, "read", "de", " ").question == "Wie lesen das die, um die es geht?"


def test_what_nobody_planned_is_asked_about_afterwards_only():
    hacked = next(case for case in LIBRARY.cases if case.kinds == ["hacked"])
    assert asks_of(hacked) == ("hour",)
    assert asks_of(LIBRARY.by_id["hack-a-hair-dryer"]) == ("would", "read", "hour")


def test_a_card_without_choices_is_no_question(cards):
    card = next(card for card in cards if card.choices)
    assert of_card(replace(card, choices=()), ()) is None
