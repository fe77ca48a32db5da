"""What words tell: endings, phrases, a "not" close by."""

import pytest

from gutgemacht.judges.linear import JudgeError
from gutgemacht.judges.linear.lexicon import Lexicon, lexicon

SMALL = Lexicon.parse(
    "de",
    "# a remark\nfreundlich\tpositive kind\nschlecht\tnegative\n"
    "nicht\tnegator\ngeht nicht\tnegative\n:)\tpositive\n",
)


def told(text: str, words: Lexicon = SMALL) -> list[str]:
    return [hit.tells for hit in words.hits(text)]


def test_a_word_tells_all_it_has_with_another_ending_too():
    assert told("ein freundlicher mensch") == ["positive", "kind"]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("das ist nicht schlecht", ["not negative"]),
        ("freundlich sind sie nicht", ["not positive", "kind"]),
        ("nicht heute. freundlich", ["positive", "kind"]),
        ("nicht alle waren an dem tag freundlich", ["positive", "kind"]),
    ],
)
def test_a_not_turns_what_is_near_in_its_sentence(text, tells):
    assert told(text) == tells


@pytest.mark.parametrize("word", ["schlechter", "schlechteste", "schlechten"])
def test_endings_are_cut_until_a_word_is_known(word):
    assert told(word) == ["negative"]


def test_a_word_that_tells_nothing_is_not_taken_for_another():
    words = Lexicon.parse("de", "dreist\tnegative\ndrei\tnothing\n")
    assert (told("drei", words), told("dreiste", words)) == ([], ["negative"])


def test_a_phrase_goes_before_its_words():
    assert told("es geht nicht, schlecht") == ["negative", "negative"]


def test_a_face_is_a_word():
    assert told("gut :)") == ["positive"]


def test_a_hit_knows_its_place():
    hit = SMALL.hits("sie waren schlechter")[0]
    assert "sie waren schlechter"[hit.start : hit.end] == "schlechter"


def test_a_language_without_a_lexicon_is_told_by_file():
    with pytest.raises(JudgeError, match=r"lexicon\.xx\.tsv.*install gutgemacht again"):
        lexicon("xx")


@pytest.mark.parametrize(
    ("language", "text", "tells"),
    [
        ("de", "vielen dank für die hilfe", "kind"),
        ("de", "boykottiert diesen laden", "outrage"),
        ("en", "thanks for nothing", "negative"),
        ("en", "you absolute moron", "rude"),
    ],
)
def test_the_shipped_words_tell(language, text, tells):
    assert tells in told(text, lexicon(language))
