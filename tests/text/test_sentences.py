from time import perf_counter

import pytest
from hypothesis import given, settings

from gutgemacht.text import sentences

from .texts import ANY


@settings(deadline=None, max_examples=120)
@given(ANY)
def test_sentences_of_any_text_are_ordered_disjoint_and_leave_out_only_white_space(text):
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        assert span.cut(text) == span.cut(text).strip()
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \n ", []),
        ("Ein Satz", ["Ein Satz"]),
        ("Eins. Zwei! Drei? Vier", ["Eins.", "Zwei!", "Drei?", "Vier"]),
        ("  Eins.   Zwei  ", ["Eins.", "Zwei"]),
        ("Eins\nZwei\n\nDrei", ["Eins", "Zwei", "Drei"]),
        ("Wirklich?! Ja…  Gut", ["Wirklich?!", "Ja…", "Gut"]),
        ("„Nein.“ Doch.", ["„Nein.“", "Doch."]),
        ("(Ja.) Nein.", ["(Ja.)", "Nein."]),
        ("Das ist z. B. so. Und", ["Das ist z. B. so.", "Und"]),
        ("Prof. Huber kommt. Ja.", ["Prof. Huber kommt.", "Ja."]),
        ("Am 3. Mai ist es so weit. Ja", ["Am 3. Mai ist es so weit.", "Ja"]),
        ("Version 2.0 ist da. Ja", ["Version 2.0 ist da.", "Ja"]),
        ("Auf bergtal.de steht es. Ja", ["Auf bergtal.de steht es.", "Ja"]),
        ("E.g. this. That.", ["E.g. this.", "That."]),
    ],
)
def test_sentences(text, expected):
    assert [span.cut(text) for span in sentences(text)] == expected


def seconds(text):
    start = perf_counter()
    sentences(text)
    return perf_counter() - start


@pytest.mark.parametrize("form", ["{}a", "a{}"])
@pytest.mark.parametrize("sign", [".", "!", "…", '."', "\n", " ", "a."])
def test_four_times_the_punctuation_takes_about_four_times_as_long(sign, form):
    short, long = form.format(sign * 1_000), form.format(sign * 4_000)
    assert seconds(long) < 8 * seconds(short) + 0.1
