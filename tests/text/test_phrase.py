from gutgemacht.text import Phrase


def test_a_phrase_is_english_with_its_gaps_filled():
    phrase = Phrase("{host} sends more than {most} MB.", most=6)
    assert str(phrase.about(host="social.example")) == "social.example sends more than 6 MB."


def test_other_words_may_have_the_gaps_in_another_order():
    phrase = Phrase("{host} knows no edits.", host="social.example")
    assert phrase.said("Auf {host} nicht.") == "Auf social.example nicht."


def test_what_stands_in_a_gap_opens_no_other():
    assert str(Phrase("It says: {words}", words="{host} {} {0}")) == "It says: {host} {} {0}"


def test_a_sentence_without_gaps_stays_as_it_is():
    assert str(Phrase("Write {name} and 100 %.")) == "Write {name} and 100 %."
