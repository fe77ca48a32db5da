"""Packages for learning platforms: whole, plain, the same every time."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from gutgemacht.learn import Card, Choice
from gutgemacht.learn.export import FORMS, package
from gutgemacht.learn.lessons import load_shipped
from gutgemacht.text import Span

LESSONS = load_shipped()
SPACES = {
    "scorm12": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "1.2"),
    "scorm2004": ("http://www.imsglobal.org/xsd/imscp_v1p1", "2004 4th Edition"),
}
SPOT = Card(
    id="role-only-in-bio.spot.1",
    kind="spot",
    of="role-only-in-bio",
    language="de",
    question="Welche Wörter?",
    text="Mehr dazu <siehe Bio> & so.",
    spans=(Span(10, 21),),
    reason="Weil.",
)
CASE = Card(
    id="joke-before-takeoff.case.1",
    kind="case",
    of="joke-before-takeoff",
    language="de",
    question="Was lässt sich lernen?",
    choices=(Choice("Das"), Choice("Jenes", right=True)),
    reason="So ging es aus.",
)


def opened(lesson: str, form: str, language: str = "de", *cards: Card) -> zipfile.ZipFile:
    data = package(LESSONS.by_id[lesson], {card.id: card for card in cards}, language, form)
    return zipfile.ZipFile(io.BytesIO(data))


def page(lesson: str, *cards: Card) -> str:
    return opened(lesson, "scorm12", "de", *cards).read("index.html").decode()


class Read(HTMLParser):
    """Ids and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.loaded: list[str] = []
        self.stops = 0
        self.feed(text)

    def handle_starttag(self, name, attributes):
        given = dict(attributes)
        self.ids += [given["id"]] if "id" in given else []
        self.stops += name == "section"
        self.loaded += [given[key] for key in ("src",) if key in given]
        self.loaded += [given["href"]] if name == "link" else []
        assert not any(key.startswith("on") or key == "style" for key in given)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lesson", LESSONS.by_id)
def test_the_manifest_parses_and_names_every_file(lesson, form, language):
    archive = opened(lesson, form, language)
    root = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    space, version = SPACES[form]
    assert root.findtext(f"{{{space}}}metadata/{{{space}}}schemaversion") == version
    (resource,) = root.iter(f"{{{space}}}resource")
    named = [file.get("href") for file in resource.iter(f"{{{space}}}file")]
    assert sorted([*named, "imsmanifest.xml"]) == sorted(archive.namelist())
    assert resource.get("href") == "index.html"
    assert next(root.iter(f"{{{space}}}item")).get("identifierref") == resource.get("identifier")
    title = LESSONS.by_id[lesson].title.in_(language)
    assert root.findtext(f".//{{{space}}}item/{{{space}}}title") == title


@pytest.mark.parametrize("lesson", LESSONS.by_id)
def test_a_page_loads_what_is_in_the_package_and_nothing_else(lesson):
    archive = opened(lesson, "scorm2004")
    read = Read(archive.read("index.html").decode())
    assert set(read.loaded) == set(archive.namelist()) - {"index.html", "imsmanifest.xml"}
    assert len(read.ids) == len(set(read.ids))
    assert read.stops == len(LESSONS.by_id[lesson].steps) + 2


def test_scripts_and_styles_name_no_other_house():
    archive = opened("hashtags", "scorm12")
    for name in archive.namelist():
        if name.endswith((".js", ".css")):
            assert not re.search(rb"https?:|//\w", archive.read(name)), name


def test_the_same_lesson_gives_the_same_bytes():
    lesson = LESSONS.by_id["hashtags"]
    assert package(lesson, {}, "de", "scorm12") == package(lesson, {}, "de", "scorm12")


def test_words_of_a_card_come_out_as_they_were_written():
    text = page("speaking-as-an-employee", SPOT)
    assert "Mehr dazu <mark>&lt;siehe Bio&gt;</mark> &amp; so." in text
    assert "Weil." in text


def test_an_answer_of_a_card_tells_its_reason_only_when_right():
    text = page("how-the-social-web-works", CASE)
    assert text.count("So ging es aus.") == 1
    assert 'class="why right"' in text


def test_a_card_that_has_gone_is_left_out_and_its_step_stays():
    lesson = LESSONS.by_id["how-the-social-web-works"]
    text = page(lesson.id)
    assert "Was lässt sich lernen?" not in text
    assert lesson.steps[0].title.de in text
