import pytest
from hypothesis import given, settings

from gutgemacht.text import hashtags

from .texts import ANY


@settings(deadline=None, max_examples=120)
@given(ANY)
def test_hashtags_of_any_text_start_with_their_sign_and_hold_their_words(text):
    end = 0
    for tag in hashtags(text):
        assert tag.span.cut(text)[0] in "#＃"
        assert end <= tag.span.start < tag.span.end <= len(text)
        end = tag.span.end
        place = tag.span.start + 1
        assert tag.words
        for word in tag.words:
            assert place <= word.start < word.end <= tag.span.end
            place = word.end


def written(text):
    return [(tag.span.cut(text), [word.cut(text) for word in tag.words]) for tag in hashtags(text)]


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("#KlimaNeutral", "#KlimaNeutral", ["Klima", "Neutral"]),
        ("so #klimaneutral geht", "#klimaneutral", ["klimaneutral"]),
        ("#KLIMA", "#KLIMA", ["KLIMA"]),
        ("#CO2Neutral", "#CO2Neutral", ["CO", "2", "Neutral"]),
        ("#KIWoche", "#KIWoche", ["KI", "Woche"]),
        ("#ÜberMut", "#ÜberMut", ["Über", "Mut"]),
        ("#klima_neutral", "#klima_neutral", ["klima", "neutral"]),
        ("#2030Ziel", "#2030Ziel", ["2030", "Ziel"]),
        ("＃Klima", "＃Klima", ["Klima"]),
        ("(#Klima)", "#Klima", ["Klima"]),
        ("#Klima-Tag", "#Klima", ["Klima"]),
        ("##Klima", "#Klima", ["Klima"]),
    ],
)
def test_a_hashtag_shows_its_words_by_capitals_digits_and_underscores(text, tag, words):
    assert written(text) == [(tag, words)]


@pytest.mark.parametrize("text", ["", "#", "#1", "#2030", "#_", "C#Kurs", "&#x27;", "x.de/#oben"])
def test_what_only_looks_like_a_hashtag_is_none(text):
    assert hashtags(text) == []


def test_several_hashtags_stand_in_order():
    assert [tag for tag, _ in written("#Eins #zwei\n#Drei")] == ["#Eins", "#zwei", "#Drei"]


def test_a_decomposed_umlaut_does_not_cut_a_hashtag_off():
    text = "#Fru\u0308hlingsGefu\u0308hle"
    assert written(text) == [(text, ["Fru\u0308hlings", "Gefu\u0308hle"])]
