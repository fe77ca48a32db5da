"""Two client libraries for Python, as their users call them, against the running server."""

import pytest
from language_tool_python import LanguageTool
from pylanguagetool import api

GERMAN = "🙂 Schöne Grüße 👩‍👩‍👧 an alle! Das ist ein Zauberwort 🎉 und ein Werkbankwort."
ENGLISH = "🙂 Kind regards 👩‍👩‍👧 to you all! This is a magicword 🎉 and a benchword."


@pytest.mark.parametrize(
    ("language", "text", "words", "corrected"),
    [
        (
            "de-DE",
            GERMAN,
            ["Zauberwort", "Werkbankwort"],
            "🙂 Schöne Grüße 👩‍👩‍👧 an alle! Das ist ein bitte 🎉 und ein bitte.",
        ),
        (
            "en-US",
            ENGLISH,
            ["magicword", "benchword"],
            "🙂 Kind regards 👩‍👩‍👧 to you all! This is a please 🎉 and a please.",
        ),
    ],
)
def test_language_tool_python_finds_and_corrects_the_words(base, language, text, words, corrected):
    with LanguageTool(language, remote_server=base) as tool:
        tool.enabled_rules = {"magic", "bench"}
        tool.enabled_rules_only = True
        matches = tool.check(text)
        assert [text[m.offset : m.offset + m.error_length] for m in matches] == words
        assert [match.rule_id for match in matches] == ["magic", "bench"]
        assert [match.category for match in matches] == ["tone", "craft"]
        assert tool.correct(text) == corrected


def test_language_tool_python_sets_what_it_can_set(base):
    with LanguageTool("de-AT", remote_server=base, mother_tongue="en") as tool:
        tool.disabled_rules = {"bench"}
        matches = tool.check("Das ist ein Zauberwort und ein Werkbankwort.")
        # The client cuts this with code points out of the context; so no emoji here.
        assert matches[0].matched_text == "Zauberwort"
        assert [(m.rule_id, m.rule_issue_type) for m in matches] == [("magic", "legal")]
        assert matches[0].message.startswith("Title magic")
        tool.picky = True
        assert [match.rule_id for match in tool.check("Ein Probewort.")] == ["tried"]


def test_language_tool_python_detects_the_language(base):
    with LanguageTool("auto", remote_server=base) as tool:
        tool.preferred_variants = {"de-AT"}
        assert [match.message[:5] for match in tool.check(GERMAN)] == ["Titel", "Titel"]
        assert [match.message[:5] for match in tool.check(ENGLISH)] == ["Title", "Title"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de-DE", GERMAN, ["Zauberwort", "Werkbankwort"]),
        ("en-US", ENGLISH, ["magicword", "benchword"]),
        ("auto", GERMAN, ["Zauberwort", "Werkbankwort"]),
    ],
)
def test_pylanguagetool_finds_the_words(base, language, text, words):
    found = api.check(text, f"{base}/v2/", language, enabled_rules="magic,bench", enabled_only=True)
    units = text.encode("utf-16-le")
    spans = [(2 * match["offset"], 2 * match["length"]) for match in found["matches"]]
    assert [units[at : at + length].decode("utf-16-le") for at, length in spans] == words


def test_pylanguagetool_leaves_out_the_words_of_its_own_list(base):
    # It cuts the word out of the context with Python's code points; so no emoji here.
    text = "Das ist ein Zauberwort und ein Werkbankwort."
    found = api.check(text, f"{base}/v2/", "de-DE", pwl=["Zauberwort"])
    assert [match["rule"]["id"] for match in found["matches"]] == ["bench"]


def test_pylanguagetool_lists_the_languages_and_shows_errors(base):
    assert "de-AT" in [each["longCode"] for each in api.get_languages(f"{base}/v2/")]
    with pytest.raises(ValueError, match="is not known here"):
        api.check("x", f"{base}/v2/", "tlh")
