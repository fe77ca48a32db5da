"""What networks say stands on pages in the language of who reads them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from django.utils.translation import gettext, override

import gutgemacht
from gutgemacht.networks.http import Answer, Http, address
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.phrases import as_data, as_text, in_words, on_page

SOURCE = Path(gutgemacht.__file__).parent
# The class itself, and where a phrase is made again of what was kept.
MADE_HERE = {SOURCE / "text" / "phrase.py", SOURCE / "web" / "phrases.py"}
SILENT = Phrase("{host} does not answer.", host="social.example")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for file in sorted(set(SOURCE.rglob("*.py")) - MADE_HERE):
        code = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(code)) if "Phrase(" in code else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase":
                yield file, node


def gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_phrase_stands_in_the_code_as_it_is_and_has_its_german():
    found = [(file, one.args[0]) for file, one in calls()]
    assert [file for file, told in found if not isinstance(told, ast.Constant)] == []
    english = {told.value for _, told in found if isinstance(told, ast.Constant)} - {""}
    assert len(english) > 70
    with override("de"):
        german = {words: gettext(words) for words in english}
    assert [words for words, told in german.items() if told == words] == []
    assert [words for words, told in german.items() if gaps(told) != gaps(words)] == []


@pytest.mark.parametrize("kept", [SILENT, as_text(SILENT), as_data(SILENT)])
def test_a_sentence_is_in_the_language_of_the_page(kept):
    with override("de"):
        assert on_page(kept) == in_words(kept) == "social.example antwortet nicht."
    with override("en"):
        assert on_page(kept) == in_words(kept) == "social.example does not answer."


def test_what_a_server_says_itself_stays_and_is_marked_as_in_an_unknown_language():
    refused = Http("https://social.example").error(
        Answer(422, {}, b'{"error": "Estado <b>vac\\u00edo</b>"}')
    )
    with override("de"):
        assert on_page(refused.said) == (
            "social.example hat abgelehnt. Dort heißt es: "
            '„<span lang="">Estado &lt;b&gt;vacío&lt;/b&gt;</span>“'
        )
        assert in_words(refused.said).endswith("Dort heißt es: „Estado <b>vacío</b>“")
    assert str(refused) == "social.example refused it. It says: “Estado <b>vacío</b>”"


@pytest.mark.parametrize("old", ["x was asked & gone.", "{host} does", "[1]", "429", '{"a": 1}'])
def test_what_was_kept_before_is_shown_as_it_is_and_marked_as_english(old):
    shown = old.replace("&", "&amp;").replace('"', "&quot;")
    with override("de"):
        assert on_page(old) == f'<span lang="en">{shown}</span>'
        assert in_words(old) == old
    with override("en"):
        assert on_page(old) == shown


def test_a_phrase_of_an_older_version_is_shown_in_english():
    kept = as_text(Phrase("{host} was once said otherwise.", host="<social.example>"))
    with override("de"):
        assert on_page(kept) == (
            '<span lang="en">&lt;social.example&gt; was once said otherwise.</span>'
        )


def test_where_nothing_was_said_nothing_is_shown():
    with override("de"):
        assert (as_text(Phrase("")), on_page(""), in_words("")) == ("", "", "")


def test_an_address_without_https_is_told_in_german():
    with pytest.raises(NetworkError) as error, override("de"):
        address("http://social.example/feed")
    with override("de"):
        assert on_page(error.value.said) == (
            "social.example ist nur über https zu erreichen; bitte schreiben Sie https://."
        )
