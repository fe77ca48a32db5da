"""The printed handbook, read back from its PDF."""

import re
import subprocess
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.guideline import Guideline
from gutgemacht.guideline.handbook import handbook, pdf, pocket
from gutgemacht.guideline.handbook.signs import FONTS, printable
from gutgemacht.guideline.handbook.typeset import book_data, typeset

from .make import DAY, SHIPPED, TEXT, book, both, rule

SPACE = re.compile(r"\s+")


def read(data: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def info(data: bytes) -> dict[str, str]:
    done = subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=True)
    lines = [line.split(":", 1) for line in done.stdout.decode().splitlines()]
    return {key: value.strip() for key, value in lines}


def squeezed(text: str) -> str:
    """Without white space and hyphens, which lines add, and with figures of one size."""
    text = text.translate({0x2080 + figure: str(figure) for figure in range(10)})
    return SPACE.sub("", text).replace("-", "").replace("\u00ad", "").replace("\f", "")


@pytest.fixture(scope="module", params=["de", "en"])
def made(request):
    return handbook(SHIPPED, request.param, DAY, company="Bergtal GmbH")


@pytest.fixture(scope="module")
def printed(made):
    return pdf(made)


def test_it_is_tagged_named_and_in_its_language(made, printed):
    facts = info(printed)
    assert facts["Tagged"] == "yes"
    assert facts["Title"].startswith(made.say("handbook"))
    assert facts["Page size"].endswith("(A4)")
    assert f"/Lang({made.language}" in printed.decode("latin-1").replace(" ", "")


def test_every_rule_is_printed_with_reason_way_out_and_name(made, printed):
    text = squeezed(read(printed, "-raw"))
    for entry in made.entries:
        for words in (entry.title, entry.why, entry.instead, entry.id):
            assert squeezed(printable(words)) in text, words


def test_contents_and_index_name_the_pages(made, printed):
    pages = read(printed).split("\f")
    for chapter in made.chapters:
        (number,) = re.findall(rf"{re.escape(chapter.title)}\s+(\d+)", read(printed, "-layout"))[:1]
        assert chapter.lead.split(".")[0][:20] in SPACE.sub(" ", pages[int(number) - 1])


def test_the_same_book_is_the_same_file(made, printed):
    assert pdf(made) == printed


def test_a_book_of_another_day_says_so():
    assert "1. Mai 2027" in read(pdf(book(rule(), day=date(2027, 5, 1))))


ALL, NAME = ["AT", "DE", "CH"], "Bergtal GmbH"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("countries", "company"),
    [(["AT"], NAME), (["DE"], NAME), (["CH"], NAME), (ALL, NAME), (ALL, "")],
)
def test_the_page_for_the_pocket_is_one_page(language, countries, company):
    page = pocket(handbook(SHIPPED, language, DAY, countries, company))
    assert 10 <= len(page.lines) <= 12
    assert len(page.promises) == 5
    printed = pdf(page)
    assert info(printed)["Pages"] == "1"
    text = squeezed(read(printed))
    assert all(squeezed(line.title) in text for line in page.lines)
    assert squeezed(page.say("pocket-reach")) in text


def test_even_very_long_rules_leave_the_pocket_one_page():
    long = both("Sehr lange Worte, die nicht enden wollen. " * 12)
    rules = [rule(id=f"r{n}", topic=topic, title=long, instead=long) for n, topic in TOPICS]
    assert info(pdf(pocket(book(*rules))))["Pages"] == "1"


TOPICS = list(enumerate(["tone", "claims", "reply", "people", "rights", "campaign"] * 2))


def test_a_book_without_rules_and_one_without_examples_can_be_printed():
    assert info(pdf(book()))["Pages"] == "4"
    empty = {"de": {"bad": [], "good": []}, "en": {"bad": [], "good": []}}
    question = rule(find={"kind": "question"}, status="draft", examples=empty)
    bare = question.model_copy(update={"status": "active"})
    loose = Guideline.model_construct(packs=(), rules=(bare,))
    assert "Titel" in read(pdf(handbook(loose, "de", DAY)))


def test_what_changed_is_printed_with_old_and_new_words():
    from .make import kept

    changed = book(rule(title=both("Ein neuer Titel")), since=kept(rule(), rule(id="gone")))
    text = read(pdf(changed))
    for words in ("Was sich geändert hat", "Bisher", "Ein neuer Titel", "Gilt nicht mehr"):
        assert words in text


# Words without a break are as long as a column at most: longer ones leave the page.
SHORT = TEXT.map(lambda text: text[:18])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(SHORT, min_size=1, max_size=3).map(lambda texts: [f"{text} " for text in texts]))
def test_every_text_survives_the_page_and_commands_nothing(texts):
    """Compiled as a person's text would be, and read back from the page."""
    data = book_data(book(rule()))
    example = {"parts": [[printable(text), False] for text in texts], "note": ""}
    data["chapters"][0]["entries"][0]["bad"] = [example]
    text = squeezed(read(typeset("handbook.typ", data, "2026-12-01"), "-raw"))
    for given_text in texts:
        letters = [char for char in squeezed(printable(given_text)) if char.isascii()]
        assert is_within(letters, text)


def is_within(letters: list[str], text: str) -> bool:
    """True when the letters stand in the text in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


@settings(max_examples=150)
@given(TEXT)
def test_printable_signs_stay_printable(text):
    once = printable(text)
    assert printable(once) == once


def test_a_sign_without_a_font_is_written_as_its_name():
    assert printable("Los geht es 🎷!") == "Los geht es [saxophone]!"
    assert printable("👩\u200d💻 und ❤️") == "👩💻 und ❤"
    assert printable("a\r\nb\tc") == "a\nb c"


def test_the_fonts_are_small_and_have_their_licence():
    assert sum(file.stat().st_size for file in FONTS.glob("*.ttf")) < 600_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENCES.txt").read_text(encoding="utf-8").upper()


def test_the_shipped_rules_need_no_names_for_signs(made):
    from dataclasses import astuple

    texts = "".join(str(astuple(entry)) for entry in made.entries)
    missing = {char for char in texts if printable(char).startswith("[") and char != "["}
    assert missing == set()
