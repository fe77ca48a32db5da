"""What a topic may listen for; names of employees are refused."""

import pytest

from gutgemacht.listen.topic_words import TopicError, WatchesPerson, Words, allowed


@pytest.mark.parametrize(
    "word",
    ["Anna Berger", "Berger, Anna", "#AnnaBerger", "@anna.berger", "A. Berger", "bergeranna",
     "Anna Berger Bergtal"],
)  # fmt: skip
def test_a_topic_that_names_an_employee_is_refused_with_the_reason(word):
    with pytest.raises(WatchesPerson, match="works council"):
        allowed(Words(("Bergtal", word)), ["Anna Berger", "Otto"])
    with pytest.raises(WatchesPerson, match="works council"):
        allowed(Words(("Bergtal",), (word,)), ["Anna Berger", "Otto"])


def test_a_word_that_happens_to_be_part_of_a_name_is_no_person():
    words = Words(("Berger", "Anna", "Anna Berger GmbH", "Otto"))
    assert allowed(words, ["Anna Berger", "Otto"]) == words


@pytest.mark.parametrize(
    ("words", "why"),
    [([], "none"), ([" "], "none"), (["x"], "short"), (["ab*"], "wide"), (["x" * 101], "long"),
     ([f"wort {n}" for n in range(101)], "many")],
)  # fmt: skip
def test_what_nobody_could_listen_for_is_refused(words, why):
    with pytest.raises(TopicError) as refused:
        allowed(Words(tuple(words)))
    assert refused.value.why == why


def test_blanks_and_doubles_go():
    assert allowed(Words((" Bergtal  AG ", "Bergtal AG", ""))).words == ("Bergtal AG",)
