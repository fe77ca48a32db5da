"""Every card of every rule and case is right, by the rule and by the engine."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.check.examples import context
from gutgemacht.guideline import Company
from gutgemacht.learn import Choice, by_hash, cards_of, mended, missing, spotted
from gutgemacht.learn.card import Card
from gutgemacht.learn.ground import Sentence
from gutgemacht.text import Span


def test_every_rule_has_cards_or_says_why_not(ground, entries):
    for code, of in entries.items():
        assert [entry.rule.id for entry in of] == [rule.id for rule in ground.guideline.rules]
        for entry in of:
            assert bool(entry.cards) != bool(entry.none), (code, entry.rule.id)
        assert sum(bool(entry.cards) for entry in of) >= 160


def test_every_kind_comes_in_both_languages(cards):
    kinds = Counter((card.language, card.kind) for card in cards)
    assert all(
        kinds[code, kind] >= 50
        for code in ("de", "en")
        for kind in ("spot", "mend", "decide", "why", "case")
    ), kinds


def test_ids_are_unique_in_a_language_and_name_rule_kind_and_number(cards):
    seen = Counter((card.language, card.id) for card in cards)
    assert seen.most_common(1)[0][1] == 1
    for card in cards:
        of, kind, number = card.id.split(".")
        assert (of, kind) == (card.of, card.kind)
        assert int(number) >= 1


def test_marked_words_are_exactly_those_of_an_example(ground, cards):
    for card in cards:
        if card.kind == "spot":
            examples = ground.guideline.by_id[card.of].examples[card.language].bad
            assert (card.text, tuple(tuple(span) for span in card.spans)) in [
                (example.plain, example.marks) for example in examples
            ]
        assert all(span.cut(card.text).strip() for span in card.spans)


def test_the_words_to_spot_are_those_the_engine_finds_and_no_others(ground, cards):
    spots = [card for card in cards if card.kind == "spot"]
    for card in spots[:: max(1, len(spots) // 60)]:
        rule = ground.guideline.by_id[card.of]
        example = next(one for one in rule.examples[card.language].bad if one.plain == card.text)
        where = context(rule, card.language, example)
        verdict = ground.read(card.text, where)
        assert Sentence(example, where, verdict).only(rule), card.id


def test_choosing_the_marked_words_is_right_and_choosing_all_or_none_is_not(cards):
    for card in cards:
        if card.kind == "spot":
            touched = {
                number
                for number, word in enumerate(card.words)
                if any(span.start < word.end and word.start < span.end for span in card.spans)
            }
            assert spotted(card, touched).right
            assert not spotted(card, set(range(len(card.words)))).right
            assert not spotted(card, set()).right


def test_the_sentence_to_mend_is_found_and_its_model_answer_passes(ground, cards):
    for card in cards:
        if card.kind == "mend":
            assert not mended(card, card.text, ground).right, card.id
            assert mended(card, card.model, ground).found == (), (card.id, card.model)


def test_an_answer_is_a_whole_sentence(ground, cards):
    card = next(card for card in cards if card.kind == "mend")
    assert not mended(card, "Ja.", ground).right
    assert not mended(card, "", ground).right


def test_choices_differ_and_one_is_right(cards):
    for card in cards:
        if card.choices:
            assert len({choice.text for choice in card.choices}) == len(card.choices) == 3, card.id
            assert sum(choice.right for choice in card.choices) == 1


def test_the_right_decision_is_what_the_engine_says(ground, cards):
    silent = {"Ja, dagegen spricht nichts.", "Yes, nothing speaks against it."}
    for card in cards:
        if card.kind == "decide" and silent & {choice.text for choice in card.choices}:
            right = next(choice.text for choice in card.choices if choice.right)
            examples = ground.guideline.by_id[card.of].examples[card.language]
            good = card.text in [example.plain for example in examples.good]
            assert (right in silent) == good, card.id


def test_nobody_is_told_that_law_or_others_are_theirs_to_decide(ground, cards):
    own = ("Es ist mein Konto", "It is my account")
    for card in cards:
        if any(choice.text.startswith(own) for choice in card.choices):
            rule = ground.guideline.by_id[card.of]
            assert not rule.law
            assert rule.effect != "stop"
            assert rule.topic not in ("confidential", "people", "rights")


def test_the_right_answer_does_not_stand_at_the_same_place(cards):
    places = Counter(
        [choice.right for choice in card.choices].index(True)
        for card in cards
        if card.kind in ("why", "case")
    )
    assert min(places[place] for place in range(3)) > sum(places.values()) / 5


def test_the_same_files_give_the_same_cards(ground, entries):
    for entry in entries["de"][::15]:
        assert cards_of(entry.rule, ground, "de") == entry.cards


def test_a_changed_reason_makes_the_cards_new_and_a_changed_neighbour_does_not(ground):
    rule = ground.guideline.by_id["bare-green-word"]
    before = {card.id: card.revision for card in cards_of(rule, ground, "de")}
    why = rule.why.model_copy(update={"de": "Niemand kann es nachprüfen."})
    after = cards_of(rule.model_copy(update={"why": why}), ground, "de")
    assert all(before[card.id] != card.revision for card in after if card.kind != "decide")
    english = rule.why.model_copy(update={"en": "Nobody can check it."})
    same = cards_of(rule.model_copy(update={"why": english}), ground, "de")
    assert {card.id: card.revision for card in same} == before


def test_a_rule_that_is_off_says_so(ground):
    rule = ground.guideline.by_id["shouting"]
    company = Company(off={"shouting": "zu streng"})
    off = replace(ground, guideline=ground.guideline.model_copy(update={"company": company}))
    assert missing(rule, off, "de").reason == "off"
    assert cards_of(rule, off, "de") == ()
    assert missing(rule.model_copy(update={"examples": {}}), ground, "de").reason == "language"
    alone = replace(ground, guideline=ground.guideline.model_copy(update={"rules": (rule,)}))
    assert missing(rule, alone, "de").reason == "few"


def test_wrong_answers_come_only_from_rules_that_bind(ground, cards):
    card = next(card for card in cards if card.kind == "why" and card.language == "de")
    rule, wrong = ground.guideline.by_id[card.of], {one.text for one in card.choices}
    lent = {
        other.id
        for other in ground.guideline.rules
        if other.id != rule.id and any(other.why.de.startswith(text) for text in wrong)
    }
    assert lent
    company = Company(off=dict.fromkeys(lent, "zu streng"))
    off = replace(ground, guideline=ground.guideline.model_copy(update={"company": company}))
    after = next(one for one in cards_of(rule, off, "de") if one.id == card.id)
    gone = [ground.guideline.by_id[name].why.de for name in lent]
    assert not any(why.startswith(one.text) for why in gone for one in after.choices)


def test_an_employee_decides_only_where_it_is_theirs(ground):
    rule = ground.guideline.by_id["discount-code-unlabelled"]
    cards = cards_of(rule, ground, "de")
    assert cards
    assert f"{rule.id}.decide.1" not in [card.id for card in cards]
    assert rule.law


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3))
def test_words_of_any_text_are_exact_and_any_choice_is_read(text, places):
    spans = tuple(
        Span(start, min(start + more, len(text))) for start, more in places if start < len(text)
    )
    card = Card("a.spot.1", "spot", "a", "de", "?", text=text, spans=spans)
    assert [word.cut(text) for word in card.words] == text.split()
    seen = spotted(card, {0, 7, 99})
    assert seen.beside <= 2


@given(st.lists(TEXTS, min_size=2, max_size=6, unique=True), st.randoms())
def test_the_order_of_choices_does_not_depend_on_how_they_come(texts, chance):
    choices = [Choice(text) for text in texts]
    mixed = chance.sample(choices, len(choices))
    assert by_hash("a", choices) == by_hash("a", mixed)
