"""How close words are, whatever words they are."""

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.ideas import closeness, marks, resemblance

KEY = b"one idea"
HERE = "Ich arbeite bei Bergtal. "
POST = HERE + "Die neue Pumpe ist leiser als ein Gespräch am Küchentisch, und ich habe es gemessen."
WORDS = st.lists(st.sampled_from("pumpe nova leise keller werkstatt und im ist am tag".split()))
TEXTS = WORDS.map(" ".join) | st.text(max_size=200)


def of(text: str) -> tuple[int, ...]:
    return marks(text, KEY, [HERE])


@given(TEXTS, TEXTS)
def test_closeness_is_a_share_and_the_same_from_both_sides(one, other):
    found = resemblance(of(one), of(other))
    assert 0 <= found <= 1
    assert found == resemblance(of(other), of(one))


@given(TEXTS)
def test_words_are_as_close_as_can_be_to_themselves(text):
    mine = of(text)
    assert resemblance(mine, mine) == (1 if mine else 0)


@given(WORDS.filter(bool))
def test_capitals_signs_links_and_the_disclosure_change_nothing(words):
    text = " ".join(words)
    loud = f"{HERE}{text.upper()}!!! https://bergtal.example/nova"
    assert of(loud) == of(text)


@given(st.lists(st.integers(0, 5_000), min_size=400, max_size=600), st.integers(0, 400))
def test_the_marks_of_long_texts_estimate_what_is_common(numbers, cut):
    words = [f"wort{number}" for number in numbers]
    other = words[:cut] + [f"anders{number}" for number in numbers[cut:]]
    shingles = [
        {tuple(text[at : at + 3]) for at in range(len(text) - 2)} for text in (words, other)
    ]
    true = len(shingles[0] & shingles[1]) / len(shingles[0] | shingles[1])
    # Five deviations of a share of 128.
    assert abs(resemblance(of(" ".join(words)), of(" ".join(other))) - true) < 0.23


@given(st.text(min_size=1, max_size=100))
def test_marks_depend_on_the_key_and_are_few(text):
    assert len(of(text * 100)) <= 128
    mine = of(text)
    assert not mine or marks(text, b"another idea", [HERE]) != mine


def test_what_everybody_is_given_makes_nobody_alike():
    one, other = HERE + "Ich mag den Hof am Morgen.", HERE + "Mein Kollege lötet schneller als ich."
    assert closeness(of(one), [of(other)]).level == "own"
    assert closeness(of(HERE), [of(HERE)]).level == "own"


def test_copies_and_near_copies_are_told_with_how_many():
    changed = POST.replace("Gespräch", "Flüstern")
    found = closeness(of(changed), [of(POST), of("Etwas ganz anderes."), of(POST)])
    assert (found.level, found.others, found.house) == ("near", 2, False)
    assert closeness(of(POST), [of(POST)]).level == "same"
    assert closeness(of(POST), [], [of(POST)]).house
