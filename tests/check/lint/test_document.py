"""What the lint says of a document."""

import pytest
from hypothesis import given, settings

from gutgemacht.check import lint_text, protection
from gutgemacht.check.lint.document import blocks
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from tests.check.make import ANY_TEXT, NOON

PROTECTION = protection(load(pack_folders()))


def told(text):
    return [(remark.by, remark.text) for remark in lint_text(text, PROTECTION, NOON)]


def pieces(text):
    return [block.span.cut(text).strip() for block in blocks(text)]


def test_a_sentence_is_found_where_it_stands():
    text = "Willkommen.\n\nKritik an der Firma ist verboten. Danke!"
    [remark] = lint_text(text, PROTECTION, NOON)
    assert remark.span.cut(text) == remark.text == "Kritik an der Firma ist verboten"
    assert (remark.severity, remark.rule, remark.key) == ("refuse", "", "")


def test_lines_broken_to_fit_a_page_belong_together():
    text = (
        "Mitarbeitende dürfen sich in sozialen Medien grundsätzlich\n"
        "nicht negativ über das Unternehmen äußern."
    )
    assert [by for by, _ in told(text)] == ["ban-on-criticism"]
    assert len(blocks(text)) == 1


@pytest.mark.parametrize("word", ["Mitarbeiter*innen", "Mitarbeiter:innen", "Mitarbeiter_innen"])
def test_gendered_words_are_words(word):
    assert [by for by, _ in told(f"{word} **müssen** unsere Beiträge _liken_.")] == [
        "duty-to-share"
    ]


def test_points_below_a_ban_are_banned():
    points = ("Kritik an Vorgesetzten", "Kundendaten weitergeben", "Gespräche über Gehälter")
    text = "## Nicht erlaubt\n\n" + "".join(f"- {point}\n" for point in points)
    assert told(text) == [
        ("ban-on-criticism", "Kritik an Vorgesetzten"),
        ("ban-on-pay-talk", "Gespräche über Gehälter"),
    ]


def test_points_below_a_duty_are_duties():
    text = "Alle Beschäftigten müssen:\n1. unsere Beiträge liken\n2. die Quelle nennen"
    assert told(text) == [("duty-to-share", "unsere Beiträge liken")]


@pytest.mark.parametrize(
    "text",
    [
        "Erlaubt ist:\n- Kritik an Vorgesetzten\n- Gespräche über Gehälter",
        "Verboten:\n- Kundendaten\n\nWas uns freut:\n- Kritik an Vorgesetzten",
        "## Verboten\n- Kundendaten\n\n3. Kritik und Lob",
        "Kritik\n- Interna sind verboten.",
        "Kritik\n\nInterna sind verboten.",
    ],
)
def test_points_below_other_words_are_not(text):
    assert told(text) == []


def test_lists_headings_and_paragraphs_are_pieces_of_their_own():
    text = "# Regeln\nEin Satz.\nNoch einer\n\n- eins\n  geht weiter\n- zwei\n(a) drei\n"
    assert pieces(text) == [
        "# Regeln",
        "Ein Satz.",
        "Noch einer",
        "eins\n  geht weiter",
        "zwei",
        "drei",
    ]


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_spans_are_exact_in_any_text(text):
    if "\0" in text:
        return
    for remark in lint_text(text, PROTECTION, NOON):
        assert remark.span.cut(text) == remark.text != ""


@given(ANY_TEXT)
def test_blocks_follow_each_other_in_any_text(text):
    end = 0
    for block in blocks(text):
        assert end <= block.span.start < block.span.end
        end = block.span.end
