"""The handbook as HTML."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import assume, given

from gutgemacht.guideline.handbook import handbook
from gutgemacht.guideline.handbook.html import el, page

from .make import DAY, SHIPPED, TEXT, book, both, rule


class Reader(HTMLParser):
    """Texts, anchors and links of a page; complains about what does not nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.heads: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.heads.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@given(TEXT)
def test_no_text_commands_the_page(text):
    text = text.replace("\r", "").replace("\0", "")
    assume(text)
    assert Reader(el("p", text, title=text)).words == text
    made = page(book(rule(title=both(text), why=both(text))), "")
    assert Reader(made).words.count(text) >= 2


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_link_inside_leads_to_a_place_that_is_there_once(language):
    read = Reader(page(handbook(SHIPPED, language, DAY, company="Bergtal GmbH"), ""))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert {rule.id for rule in SHIPPED.rules} <= set(read.ids)


def test_headings_skip_no_level():
    levels = [int(head[1]) for head in Reader(page(handbook(SHIPPED, "de", DAY), "")).heads]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_style_cannot_end_early():
    assert "</style><script>" not in page(book(), "a { content: '</style><script>' }")
