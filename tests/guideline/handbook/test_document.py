"""The handbook as data."""

from datetime import date

import pytest

from gutgemacht.guideline.company import Company
from gutgemacht.guideline.handbook import handbook, snapshot
from gutgemacht.guideline.handbook.document import SIGNS
from gutgemacht.guideline.handbook.words import Say, texts

from .make import DAY, LAW, SHIPPED, book, guideline, rule


def only(**changes):
    made = book(rule(**changes))
    return made.chapters[0].entries[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_in_force_stands_in_the_book_once(language):
    made = handbook(SHIPPED, language, DAY)
    ids = [entry.id for entry in made.entries]
    assert ids == sorted(r.id for r in SHIPPED.rules if r.status in ("trial", "active"))


def test_what_protects_people_comes_first_and_speaks_to_them():
    first = handbook(SHIPPED, "de", DAY).chapters[0]
    assert first.title == "Was Sie schützt"
    assert "Kritik an Arbeit und Firma bleibt frei" in [entry.title for entry in first.entries]
    assert all(SHIPPED.by_id[entry.id].promise for entry in first.entries)


def test_drafts_and_retired_rules_are_left_out():
    assert book(rule(status="draft"), rule(id="old", status="retired")).chapters == ()


def test_a_rule_on_trial_is_marked_hints_and_binds_nobody():
    entry = only(status="trial", effect="stop")
    assert entry.trial
    assert entry.tags[0].effect == "hint"
    assert not entry.binds


def test_law_stands_with_its_countries_and_the_rest_with_theirs():
    entry = only(law=[LAW | {"from": "2026-09-27"}])
    assert [(tag.basis, tag.effect, tag.where) for tag in entry.tags] == [
        ("law", "stop", "in Deutschland"),
        ("house", "ask", "in Österreich und der Schweiz"),
    ]
    assert entry.laws == ("Gesetz in Deutschland seit 27. September 2026: UWG",)


def test_in_one_country_a_rule_stands_in_one_way():
    entry = book(rule(law=[LAW]), countries=["DE"]).chapters[0].entries[0]
    assert [(tag.basis, tag.where) for tag in entry.tags] == [("law", "")]
    entry = book(rule(law=[LAW]), countries=["AT"]).chapters[0].entries[0]
    assert [tag.basis for tag in entry.tags] == ["house"]
    assert entry.laws == ()


def test_a_law_to_come_is_announced_and_does_not_bind_yet():
    entry = only(law=[LAW | {"from": "2027-01-01"}])
    assert [tag.basis for tag in entry.tags] == ["house"]
    assert entry.laws == ("Wird in Deutschland am 1. Januar 2027 Gesetz: UWG",)


def test_a_law_that_has_ended_is_not_named():
    assert only(law=[LAW | {"until": "2026-11-30"}]).laws == ()


@pytest.mark.parametrize(
    ("applies", "words"),
    [
        ({}, "Für alle"),
        ({"speakers": ["company"]}, "Für Kanäle der Firma"),
        (
            {"speakers": ["private", "employee"], "channels": ["review", "xing"]},
            "Für Mitarbeitende, auch privat · nur: Bewertungsportale und Xing",
        ),
        ({"actions": ["like", "share"]}, "Für alle · nur: Likes und Teilen"),
        ({"actions": ["guideline"]}, "Für die Firma, wenn sie Regeln schreibt"),
        ({"until": "2026-12-24"}, "Für alle · bis 24. Dezember 2026"),
    ],
)
def test_whom_a_rule_concerns_is_said_in_words(applies, words):
    assert only(applies=applies).applies == words


def test_a_rule_whose_time_is_over_is_left_out():
    over = rule(applies={"until": "2026-11-30"})
    assert book(over).chapters == ()
    assert book(over, day=date(2026, 11, 30)).chapters != ()


def test_what_binds_comes_before_advice():
    made = book(rule(id="a", basis="advice"), rule(id="b"), rule(id="c", law=[LAW]))
    assert [entry.id for entry in made.chapters[0].entries] == ["c", "b", "a"]
    assert [entry.binds for entry in made.chapters[0].entries] == [True, True, False]


def test_examples_say_what_no_text_shows():
    shown = handbook(SHIPPED, "de", DAY)
    notes = {
        example.note
        for entry in shown.entries
        for example in (*entry.bad, *entry.good)
        if entry.id in ("picture-without-alt-text", "posted-at-night")
    }
    assert "Bild ohne Beschreibung" in notes
    assert "um 01:10 Uhr" in notes


def test_a_book_without_rules_is_a_book():
    assert book().chapters == ()


def test_every_sign_and_word_is_there_in_both_languages():
    for language in ("de", "en"):
        say = Say(language)
        for basis in ("law", "contract", "house", "advice", "protection"):
            assert SIGNS[basis]
            assert say(f"basis.{basis}.means")
    assert all(both.de and both.en for both in texts().values())


def test_days_read_as_people_write_them():
    assert Say("de").day("2026-03-09") == "9. März 2026"
    assert Say("en").day("2026-12-24") == "24 December 2026"


def test_what_the_company_switched_off_and_its_name():
    own = Company(name="Bergtal GmbH", off={"probe": "Das regelt unser Vertrag."})
    house = guideline(rule(), rule(id="other")).model_copy(update={"company": own})
    made = handbook(house, "de", DAY)
    assert [entry.id for entry in made.entries] == ["other"]
    assert made.company == "Bergtal GmbH"
    assert [kept.id for kept in snapshot(house, DAY).rules] == ["other"]
