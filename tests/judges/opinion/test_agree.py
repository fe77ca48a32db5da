from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.judges.opinion.agree import agreed
from gutgemacht.judges.opinion.answer import KINDS, Answer, Said

DRAFT = "Nur für echte Männer, nur für Männer mit Mut. 💪💪"


def run(*said):
    return Answer(readings=[Said(kind=kind, quote=quote, words="…") for kind, quote in said])


def found(*runs):
    return [(one.kind, one.span.cut(DRAFT)) for one in agreed(DRAFT, runs)]


def test_the_words_that_all_share_are_the_place():
    runs = [run(("cliche", quote)) for quote in ("echte Männer,", "für echte", "Nur für echte M")]
    assert found(*runs) == [("cliche", "echte")]


def test_the_same_words_are_sought_wherever_they_stand():
    runs = [run(("cliche", "Männer")), run(("cliche", "Männer mit Mut")), run(("cliche", "Männer"))]
    assert found(*runs) == [("cliche", "Männer")]
    assert agreed(DRAFT, runs)[0].span.start == DRAFT.rindex("Männer")


def test_another_kind_is_another_reading():
    assert found(run(("cliche", "Männer")), run(("excludes", "Männer"))) == []


def test_a_shared_blank_or_letter_is_no_agreement():
    assert found(run(("cliche", "für e")), run(("cliche", "echte"))) == []


def test_an_emoji_is_a_place_too():
    runs = [run(("boast", "💪💪")), run(("boast", "💪"))]
    assert {text for _, text in found(*runs)} == {"💪"}


def test_signs_that_command_are_taken_out_of_the_words():
    said = Said(kind="cliche", quote="echte", words="\x1b[31mrot\n\u202eund mehr")
    [reading] = agreed(DRAFT, [Answer(readings=[said])] * 3)
    assert reading.words == "[31mrot und mehr"


quotes = st.builds(
    lambda start, length: DRAFT[start : start + length] or DRAFT[:5],
    st.integers(0, len(DRAFT)),
    st.integers(1, 30),
)
runs = st.lists(
    st.tuples(st.sampled_from(list(KINDS)[:2]), quotes | st.text(min_size=1)), max_size=5
)


@given(st.lists(runs, min_size=3, max_size=3))
def test_order_does_not_matter_and_every_place_is_within_a_quote_of_each_run(said):
    answers = [run(*one) for one in said]
    result = agreed(DRAFT, answers)
    turned = agreed(DRAFT, answers[::-1])
    assert [(one.kind, one.span) for one in result] == [(one.kind, one.span) for one in turned]
    for reading in result:
        assert DRAFT[reading.span.start : reading.span.end]
        for one in said:
            quoted = [quote.strip() for kind, quote in one if kind == reading.kind]
            assert any(reading.span.cut(DRAFT) in quote for quote in quoted)
