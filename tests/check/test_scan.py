import re
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from gutgemacht.check.scan import Entry, PlainScanner
from gutgemacht.text import fold, runs

from .make import found, rule, terms
from .oracle import oracle


def hits(term, text, language="de"):
    scanner = PlainScanner([Entry(term, language)])
    return sorted({hit.span.cut(text) for hit in scanner.scan(runs(text, fold(text)))})


@pytest.mark.parametrize(
    "word",
    [
        "klimaneutral",
        "KLIMANEUTRAL",
        "klimaneutrale",
        "klimaneutralen",
        "klimaneutralem",
        "klimaneutraler",
        "klimaneutrales",
        "klima-neutral",
        "Klima\u2011neutrale",
        "klima\u200bneutral",
        "klima\u00adneutral",
        "kl\u0456maneutral",
        "\uff2blimaneutral",
        "\U0001d424lima\U0001d427eutral",
        "kl1maneutral",
        "klim4n3utral",
        "klim@neutral",
        "klimaneutral's",
        "KlimaNeutral",
    ],
)
def test_a_word_is_found_in_all_its_spellings(word):
    assert hits("klimaneutral", f"Ist das {word}, ja?") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "klimaneutralität",
        "nichtklimaneutral",
        "klima neutral",
        "klima, neutral",
        "klima--neutral",
        "sehr-klima-neutral",
        "klimaneutron",
        "https://klimaneutral.de",
        "www.klimaneutral.de",
        "info@klimaneutral.de",
        "@klimaneutral",
        "к\u043bима",
    ],
)
def test_what_only_holds_a_word_is_not_the_word(text):
    assert hits("klimaneutral", f"x {text} y") == []


@pytest.mark.parametrize(
    ("term", "language", "text", "expected"),
    [
        ("gute", "de", "gute guter gutes guten gutem gut", ["gute", "gutem", "guten", "guter"]),
        ("Frau", "de", "Frau Frauen Fraus Frauchen", ["Frau", "Frauen", "Fraus"]),
        ("offset", "en", "offset offsets offsetting offsetted", ["offset", "offsets"]),
        ("love", "en", "love loves loved loving lover", ["love", "loved", "loves", "loving"]),
        ("party", "en", "party parties partied partying", ["partied", "parties", "party"]),
        ("green", "en", "green greens greener greene", ["green", "greens"]),
        ("green", "any", "greens greene greener", ["greene", "greener", "greens"]),
    ],
)
def test_endings(term, language, text, expected):
    assert set(expected) <= set(hits(term, text, language))
    for word in set(text.split()) & {"gut", "Frauchen", "lover"}:
        assert word not in hits(term, text, language)
    if term == "green" and language == "en":
        assert hits(term, text, language) == expected


def test_an_ending_of_the_other_language_is_none():
    assert hits("klimaneutral", "klimaneutralen", "en") == []
    assert hits("party", "parties", "de") == []


@pytest.mark.parametrize(
    "text",
    [
        "echte Männer",
        "ECHTE MÄNNER",
        "echten Männern",
        "echte  Männer",
        "echte\u00a0Männer",
        "echte\tMänner",
        "echte-Männer",
        "echte – Männer",
        "echte 🎉 Männer",
        "echte 👩\u200d💻 Männer",
        "echte „Männer",
        'echte" "Männer',
        "echte / Männer",
        "echte Ma\u0308nner",
        "echte Maenner",
        "\u0435chte Männer",
        "echtemänner",
        "echtemännern",
        "echtemaenner",
        "echte'männer",
        "ech-te Män-ner",
    ],
)
def test_a_phrase_is_found_across_what_does_not_part_it(text):
    assert hits("echte Männer", f"Nur {text} da") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "echte, Männer",
        "echte. Männer",
        "echte: Männer",
        "echte; Männer",
        "echte! Männer",
        "echte? Männer",
        "echte… Männer",
        "echte (Männer)",
        "echte [Männer]",
        "echte | Männer",
        "echte • Männer",
        "echte\nMänner",
        "echte\r\nMänner",
        "echte\u2028Männer",
        "echte @nova Männer",
        "echte https://x.de Männer",
        "echte gute Männer",
        "Männer echte",
        "rechte Männer",
        "echte Männerchöre",
        "echte Manner",
    ],
)
def test_a_phrase_is_not_found_across_what_parts_it(text):
    assert hits("echte Männer", f"Nur {text} da") == []


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("echte Männer", "#EchteMänner", ["EchteMänner"]),
        ("echte Männer", "#echtemänner", ["echtemänner"]),
        ("echte Männer", "#Echte_Männer", ["Echte_Männer"]),
        ("echte Männer", "#NurEchteMännerHier", ["EchteMänner"]),
        ("echte Männer", "#nurechtemännerhier", []),
        ("klimaneutral", "#klimaneutral", ["klimaneutral"]),
        ("klimaneutral", "#KlimaNeutral", ["KlimaNeutral"]),
        ("klima", "#KlimaNeutral", ["Klima"]),
        ("neutral", "#KlimaNeutrale2030", ["Neutrale"]),
        ("CO2-neutral", "#CO2Neutral", ["CO2Neutral"]),
        ("Klima", "(#Klima!)", ["Klima"]),
    ],
)
def test_hashtags_are_read_as_one_word_and_at_their_humps(term, text, expected):
    assert hits(term, text) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("klima*", "Klima klimaneutral Klimaschutz Kli Urklima", "Klima klimaneutral Klimaschutz"),
        ("klima*", "kl1maschutz", "kl1maschutz"),
        ("größ*", "Größenwahn groessenwahn Grösse", "Größenwahn groessenwahn Grösse"),
        ("*neutral", "neutral CO2neutral klimaneutrale neutralität", "neutral CO2neutral "
         "klimaneutrale"),
        ("*holz*", "Holz Brennholz Holzhaus Brennholzhaus Hol", "Holz Brennholz Holzhaus "
         "Brennholzhaus"),
        ("=Mutti", "Mutti mutti MUTTI Muttis Muttilein", "Mutti mutti MUTTI"),
        ("=Größe", "Größe Groesse Größen", "Größe Groesse"),
        ("don't", "don't dont don’t do", "don't dont don’t"),
    ],
)  # fmt: skip
def test_stems_and_exact_words(term, text, expected):
    assert hits(term, text) == sorted(expected.split())


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("klima* neutral", "Klimaschutz neutral", ["Klimaschutz neutral"]),
        ("klima* neutral", "klimaneutral", []),
        ("=Er =ist", "Er ist", ["Er ist"]),
        ("=Er =ist", "Er iste", []),
        ("CO2-neutral", "CO2 neutral CO2-neutrale CO₂-neutral", ["CO2 neutral", "CO2-neutrale",
         "CO₂-neutral"]),
        ("eins zwei drei vier fünf sechs", "eins zwei drei vier fünf sechs sieben",
         ["eins zwei drei vier fünf sechs"]),
    ],
)  # fmt: skip
def test_phrases_of_several_kinds_of_words(term, text, expected):
    assert hits(term, text) == expected


def test_an_exact_word_with_a_hyphen_takes_no_other_ending():
    assert hits("=E-Mail", "E-Mail") == ["E-Mail"]
    assert hits("=E-Mail", "E-Mails") == []


def test_a_star_behind_a_hyphen_does_not_mean_the_word_alone():
    try:
        probe = rule(find=terms("klima-*"))
    except ValidationError:
        return
    assert found("Das Klima ist gut", probe) == []


def test_schon_is_not_schön():
    assert hits("schön", "schon schoen schön") == ["schoen", "schön"]
    assert hits("schon", "schön") == []


def test_every_hit_comes_once_with_its_entry():
    text = "Klima-Klima #KlimaKlima"
    scanner = PlainScanner([Entry("klima", "de"), Entry("*lima", "de"), Entry("klima*", "any")])
    scanned = scanner.scan(runs(text, fold(text)))
    assert len(scanned) == len(set(scanned))
    assert {hit.entry for hit in scanned} == {0, 1, 2}


ENTRIES = [
    Entry(term, language)
    for language, written in (
        ("de", "klimaneutral|echte Männer|*neutral|=Mutti|CO2-neutral|schöne Größe|Frau|gute"),
        ("de", "sehr sehr|klima* neutral|neutral *holz*|Straße|Power Frau|=Er =Sie"),
        ("de", "*männer frau*|echte *neutral|grün über"),
        ("en", "climate neutral|carbon*|stop|party|don't|love|hack a hairdryer|parties"),
        ("any", "klima*|*holz*|love|=AG|*größe|web3|über stop"),
    )
    for term in written.split("|")
]
SCANNER = PlainScanner(ENTRIES)

WORDS = (
    "klima neutral klimaneutral echte Männer holz Mutti CO2 climate carbon stop party schöne "
    "Größe love Frau gut don't sehr AG Straße Power Er Sie hack a hairdryer web3 über "
    "und das x 2030 neutron Manner b"
).split()
ENDINGS = ["", "", "", *"e en em er es s n ens ern ed ing d ped ping ies ied chen 1".split()]
LEET = {"o": "0", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8"}
LOOK_ALIKE = {"i": "\u0456", "a": "\u0430", "o": "\u043e", "e": "\u0435"}
SIGNS = {"a": "@", "s": "$", "e": "€"}
WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "ß": "ss"}
DECOMPOSED = {"ä": "a\u0308", "ö": "o\u0308", "ü": "u\u0308", "é": "e\u0301"}


def swapped(table):
    return lambda word: word[0] + "".join(table.get(letter, letter) for letter in word[1:])


def first_swapped(table):
    def swap(word):
        for place, letter in enumerate(word):
            if place and letter in table and place + 1 < len(word):
                return word[:place] + table[letter] + word[place + 1 :]
        return word

    return swap


SPELLINGS = [
    str,
    str,
    str,
    str.lower,
    str.upper,
    str.capitalize,
    swapped(WRITTEN_OUT),
    swapped(DECOMPOSED),
    swapped(LEET),
    first_swapped(LEET),
    first_swapped(SIGNS),
    first_swapped(LOOK_ALIKE),
    lambda word: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word),
    lambda word: "$" + word[1:] if word[0] in "sS" else word,
]
MARK_IN_HASHTAG = re.compile(r"#\w+[\u0300-\u036f]")
INSERTED = ["", "", "", "\u200b", "\u00ad", "-", "'", "\u2011", "’", "\u200b-", "_"]
JOINTS = [
    *("", " ", " ", " ", "  ", "-", " - ", "--", "–", "\u00a0", "\t", "/", "'", "_", "\u200b"),
    *(", ", ". ", "\n", "\r\n", ": ", " (", ") ", "… ", " | ", "! ", " 🎉 ", "🎉", ' "', '" ', "„"),
    *(" 👩\u200d💻 ", " 1️⃣ ", " & ", "'s ", "- ", " -", " https://klima.de/neutral ", " @klima "),
    *(" www.klima.de ", " info@klima.de ", " #", " # ", "\u2028"),
]


@st.composite
def a_word(draw):
    word = draw(st.sampled_from(WORDS))
    ending = draw(st.sampled_from(ENDINGS))
    if ending and draw(st.booleans()):
        word = word[:-1] or word
    word = draw(st.sampled_from(SPELLINGS))(word + ending)
    place = draw(st.integers(1, len(word)))
    return word[:place] + draw(st.sampled_from(INSERTED)) + word[place:]


@st.composite
def a_hashtag(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    spell = draw(st.sampled_from([str, str.capitalize, str.capitalize, str.lower, str.upper]))
    joint = draw(st.sampled_from(["", "", "_"]))
    return "#" + joint.join(spell(word.replace("'", "")) for word in words)


@st.composite
def a_term(draw):
    """A term as it stands in the list, its signs taken off."""
    entry = draw(st.sampled_from(ENTRIES))
    words = entry.term.replace("*", "").replace("=", "").split()
    joint = draw(st.sampled_from([" ", " ", "-", "", "  ", " 🎉 ", ", "]))
    spell = draw(st.sampled_from(SPELLINGS))
    return joint.join(spell(word) for word in words) + draw(st.sampled_from(ENDINGS))


@st.composite
def a_text(draw):
    piece = a_word() | a_term() | a_hashtag().map(lambda tag: f" {tag}")
    pieces = draw(st.lists(st.tuples(piece, st.sampled_from(JOINTS)), max_size=8))
    return "".join(part for pair in pieces for part in pair)


@settings(deadline=None, max_examples=120)
@given(a_text())
def test_the_scanner_and_the_oracle_find_the_same(text):
    assume(not MARK_IN_HASHTAG.search(text))
    scanned = SCANNER.scan(runs(text, fold(text)))
    assert {(hit.entry, *hit.span) for hit in scanned} == oracle(text, ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_every_spelling_and_ending_of_a_term_is_to_the_scanner_what_it_is_to_the_oracle(entry):
    scanner = PlainScanner([entry])
    words = entry.term.replace("*", "").replace("=", "").split()
    for joint, spell, ending in product(("", " ", "-"), SPELLINGS[2:], ENDINGS[2:]):
        head = spell(joint.join(words))
        for text in (head + ending, head[:-1] + ending):
            scanned = scanner.scan(runs(text, fold(text)))
            assert {(hit.entry, *hit.span) for hit in scanned} == oracle(text, [entry]), text


@pytest.mark.parametrize("term", ["klimaneutral", "echte Männer", "*neutral", "CO2-neutral"])
def test_the_oracle_itself_finds_what_it_should(term):
    plain = term.strip("*")
    for text in (plain, f"#{plain.title().replace(' ', '')}", f"x {plain}en y", f"({plain})"):
        assert oracle(text, [Entry(term, "de")]), text
    assert oracle(f"@{plain.replace(' ', '')} {plain[0]}", [Entry(term, "de")]) == set()
