"""Many texts read at once are read as each is alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.judges.linear import load
from gutgemacht.judges.linear.batch import TOGETHER
from gutgemacht.text import detect, detect_all, fold, fold_all

JUDGES = load()
MENTIONS = Path(__file__).parents[3] / "cases" / "mentions"
ODD = [
    "", "  ", "@", "@bob hallo!!!!", "https://x.y/z?a=1", "www.x.de tolll @a.b", "1234 ½ ² ٣",
    "nai\u0308ve u\u0308ber", "สวัสดี ครับ", "a\u200b b  c", "ＧＲＯＳＳ", "😀😀😀 super",
    "\x1e odd", "\x00 null", "a\nb\r\nc", "Don't!! isn't no-go", "@@@name hallo", "\ud800x",
    "не вот aаb", "gar nicht gut, aber :-) nett", "DAS IST EIN LAUTER SATZ ÜBER ALLES",
    "這是一個中文句子" * 5, "x" * (TOGETHER + 5),
]  # fmt: skip


def mentions(language: str) -> list[str]:
    lines = (MENTIONS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def assert_same(texts: list[str], language: str) -> None:
    many = JUDGES.probabilities(texts, language)
    for place, text in enumerate(texts):
        alone = JUDGES.opinion(text, language).probabilities
        assert {name: many[name][place] for name in many} == pytest.approx(alone, abs=1e-5), text


@pytest.mark.parametrize("language", ["de", "en"])
def test_judges_say_the_same_of_many_texts_as_of_each(language):
    assert_same(mentions(language)[::3] + ODD, language)


@settings(deadline=None)
@given(st.lists(st.text(), max_size=6))
def test_judges_say_the_same_whatever_people_write(texts):
    assert_same(texts, "de")


@settings(deadline=None)
@given(st.lists(st.text() | st.sampled_from(ODD), max_size=6))
def test_texts_are_folded_together_as_alone(texts):
    assert fold_all(texts) == [fold(text).text for text in texts]


@settings(deadline=None)
@given(st.lists(st.text() | st.sampled_from(ODD + mentions("en")[:50]), max_size=6))
def test_languages_are_told_together_as_alone(texts):
    assert detect_all(texts) == [detect(text) for text in texts]


def test_no_texts_are_no_trouble():
    assert all(len(one) == 0 for one in JUDGES.probabilities([], "de").values())
    assert JUDGES.probabilities(["Hallo"], "fr") == {}
