"""Cases are found by what a draft is built like, and say why."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.campaign.clues import clue
from gutgemacht.campaign.similar import CaseFinder
from gutgemacht.library import load_shipped
from gutgemacht.text import Span


@cache
def finder() -> CaseFinder:
    return CaseFinder(load_shipped())


def first(text: str, **more: object) -> str:
    return finder().similar(text, **more)[0].case.id


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Girls, grab your mascara! Decorate a robot with glitter. #PrettyEngineering", 1),
        ("Hattest du auch einen Einzelfall? Niemand sonst hat eine Störung gemeldet.", 18),
        ("The dads burn the toast and forget the baby. Thanks mum, on Mother's Day.", 29),
        ("Alle unsere Socken sind jetzt klimaneutral und emissionsfrei.", 58),
        ("Unser Konto wurde verkauft! Neuer Name, neues Profilbild, lol, gehackt", 44),
    ],
)
def test_a_draft_built_like_a_case_finds_it(text, case):
    assert case in [match.case.number for match in finder().similar(text)]


def test_what_is_alike_stands_in_the_draft_and_what_is_not_is_told():
    text = "🙂 Unser Spot: Papa verbrennt das Essen, hilflos. Danke, Mama! Zum Muttertag."
    match = finder().similar(text)[0]
    assert match.case.id == "clumsy-fathers"
    words = {alike.facet.id: [span.cut(text) for span in alike.spans] for alike in match.alike}
    assert "hilflos" in words["helpless-role"]
    assert words["mothers-or-fathers-day"][-1].endswith("Muttertag")
    named = {alike.facet for alike in match.alike}
    assert named.isdisjoint(match.lacking)
    assert named.isdisjoint(alike.facet for alike in match.beyond)


def test_an_ordinary_post_and_an_empty_one_find_nothing():
    for text in ("", " \n", "Am Samstag ist unsere Werkstatt von 9 bis 16 Uhr offen.", "🎉🎉🎉"):
        assert finder().similar(text) == []
    for question in ("", "xyzzy", "🎉🎉🎉"):
        assert finder().search(question) == []


def test_the_day_of_a_post_speaks_without_a_word():
    text = "Push: Gönn dir heute zwei zum Preis von einem, mit extra viel Käse!"
    memorial = finder().similar(text, days={"ninth-of-november", "memorial"})
    assert memorial[0].case.id == "cheese-on-a-day-of-mourning"
    day = next(a for a in memorial[0].alike if a.facet.id == "memorial-day")
    assert day.spans == ()


def test_the_context_says_what_the_draft_does_not():
    text = "Film: Sie wird begutachtet, ihre Zähne gezählt."
    found = finder().similar(text, context="Es geht um Frauen, eine Braut.")
    assert found[0].case.id == "bride-like-a-used-car"
    women = next(a for a in found[0].alike if a.facet.id == "women")
    assert women.spans == ()


@pytest.mark.parametrize(
    ("question", "case"),
    [
        ("KFC", "cheese-on-a-day-of-mourning"),
        ("Muttertag Väter", "clumsy-fathers"),
        ("criticism deleted", "removed-video"),
        ("Schokolade Hochzeit", "chocolate-kiss-bride"),
        ("McDonalds", "mcdstories"),
    ],
)
def test_a_question_finds_by_firm_by_word_and_by_pattern_in_both_languages(question, case):
    assert finder().search(question)[0].case.id == case


def test_a_case_leads_to_others_and_not_to_itself():
    case = finder().library.by_id["hack-a-hair-dryer"]
    alike = [match.case.id for match in finder().like(case)]
    assert "science-its-a-girl-thing" in alike
    assert case.id not in alike


@given(st.text(max_size=300))
def test_whatever_is_written_places_are_inside_and_the_answer_is_the_same(text):
    found = finder().similar(text)
    assert found == finder().similar(text)
    assert len(found) <= 3
    for match in found:
        for alike in (*match.alike, *match.beyond):
            assert all(0 <= span.start < span.end <= len(text) for span in alike.spans)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("joined-hashtag", "Neu: #sommerfestabend und #SommerFest", ["#sommerfestabend"]),
        ("call-with-hashtag", "Teilt eure Bilder! #Sommer", ["Teilt eure"]),
        ("call-with-hashtag", "Teilt eure Bilder!", []),
        ("bold-first-line", "Frauen gehören ans Steuer.\nDarum fördern wir sie.", [True]),
        ("bold-first-line", "Nur eine Zeile.", []),
        ("reply", "@nova Danke für die Frage!", ["@nova "]),
        ("buried-ad-tag", "Toll! #hund #werbung #wald", ["#werbung"]),
        ("buried-ad-tag", "#werbung #hund #wald", []),
    ],
)
def test_clues_are_read_from_the_form(name, text, shown):
    found = clue(name, text)
    if shown == [True]:
        assert found == [Span(0, text.index("\n"))]
    else:
        assert [span.cut(text) for span in found] == shown
