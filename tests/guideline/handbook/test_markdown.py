"""The handbook as Markdown, read back by a parser."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from gutgemacht.guideline.handbook import handbook, markdown, pocket, pocket_markdown
from gutgemacht.guideline.handbook.markdown import escaped

from .make import DAY, SHIPPED, TEXT, book, both, rule

READER = MarkdownIt("commonmark").enable("table")
LINE = re.compile(r"\s+")


def plain(source: str) -> str:
    """What a reader sees."""
    tokens = READER.parse(source)
    assert [token.type for token in tokens] in (
        ["paragraph_open", "inline", "paragraph_close"],
        [],
    )
    inline = tokens[1].children if tokens else []
    assert {token.type for token in inline} <= {"text", "text_special"}
    return "".join(token.content for token in inline)


def squeezed(text: str) -> str:
    return LINE.sub(" ", text).strip()


@given(TEXT)
def test_no_text_commands_the_page(text):
    text = text.replace("\0", "")
    assert squeezed(plain(escaped(text))) == squeezed(text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_has_its_heading_and_its_table(language):
    made = handbook(SHIPPED, language, DAY, company="Bergtal GmbH")
    tokens = READER.parse(markdown(made))
    heads = [token for token in tokens if token.type == "heading_open"]
    assert sum(token.tag == "h3" for token in heads) == len(made.entries)
    assert sum(token.type == "table_open" for token in tokens) >= len(made.entries)
    assert sum(token.type == "table_open" for token in READER.parse(markdown(book(rule())))) == 4


def test_links_inside_lead_to_anchors():
    source = markdown(handbook(SHIPPED, "de", DAY))
    anchors = set(re.findall(r'<a id="([\w-]+)">', source))
    assert set(re.findall(r"\]\(#([\w-]+)\)", source)) <= anchors


def test_what_changed_stands_with_old_and_new_words():
    before = handbook(SHIPPED, "de", DAY)
    assert "## Was sich geändert hat" not in markdown(before)
    from .make import kept

    after = book(rule(title=both("Neu")), since=kept(rule()))
    assert "Bisher: Titel Jetzt: **Neu**" in markdown(after)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_for_the_pocket_is_short(language):
    source = pocket_markdown(pocket(handbook(SHIPPED, language, DAY)))
    assert len(source.splitlines()) < 40
