"""A feed's bytes -> acts. RSS 2.0 (and 1.0) and Atom; pure."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gutgemacht.publish.network import Act
from gutgemacht.text import Phrase

ENTITIES = Phrase("The feed defines entities, which a feed has no need of.")
_ENTRIES = ("item", "entry")
_TIMES = ("published", "pubDate", "date", "updated")
_WORDS = ("content", "encoded", "summary", "description")


class FeedError(Exception):
    """What was given is no feed; `said` says why, for people."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(str(said))
        self.said = said


def read(data: bytes, at: datetime) -> list[Act]:
    """Entries in the order of the feed; `at` for one that tells no time. Raises FeedError."""
    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise FeedError(ENTITIES) from None
    except (ParseError, ValueError) as error:
        raise FeedError(Phrase("This is no RSS or Atom: {fault}.", fault=error)) from None
    if _name(root) not in ("rss", "RDF", "feed"):
        said = Phrase("This is no RSS or Atom: its outermost element is {name}.", name=_name(root))
        raise FeedError(said)
    return [_act(entry, at) for entry in root.iter() if _name(entry) in _ENTRIES]


def _act(entry: Element, at: datetime) -> Act:
    url = _link(entry)
    title, words = _text(entry, ("title",)), _text(entry, _WORDS)
    texts = [title] if words.startswith(title.rstrip("….")) and words else [title, words]
    text = words if len(texts) == 1 and words else "\n\n".join(filter(None, texts))
    return Act(
        kind="post",
        id=_text(entry, ("id", "guid")) or url or text[:200],
        at=_time(entry) or at,
        text=text,
        url=url,
        pictures=tuple(_alts(entry)),
    )


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(entry: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for name in names:
        yield from (child for child in entry if _name(child) == name)


def _text(entry: Element, names: tuple[str, ...]) -> str:
    told = ("".join(child.itertext()).strip() for child in _children(entry, names))
    return next((_Words.of(words).text for words in told if words), "")


def _alts(entry: Element) -> list[str]:
    told = ("".join(child.itertext()) for child in _children(entry, _WORDS))
    return next((_Words.of(words).alts for words in told if words.strip()), [])


def _link(entry: Element) -> str:
    for child in _children(entry, ("link",)):
        if child.get("rel", "alternate") == "alternate":
            url = child.get("href") or (child.text or "").strip()
            if url.startswith(("https://", "http://")):
                return url
    return ""


def _time(entry: Element) -> datetime | None:
    for child in _children(entry, _TIMES):
        told = (child.text or "").strip()
        for known in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                time = known(told)
            except (ValueError, OverflowError):
                continue
            return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)
    return None


def words_of(html: str) -> tuple[str, list[tuple[str, str]]]:
    """The words of a piece of HTML, and addresses and alt texts of its pictures."""
    reader = _Words.of(html)
    return reader.text, reader.pictures


class _Words(HTMLParser):
    """The words of a piece of HTML, and the alt texts of its pictures."""

    @classmethod
    def of(cls, html: str) -> "_Words":
        reader = cls()
        reader.feed(html)
        reader.close()
        reader.text = "\n".join(" ".join(line.split()) for line in reader.text.split("\n")).strip()
        return reader

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.alts: list[str] = []
        self.pictures: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "br", "div", "li") and self.text:
            self.text += "\n"
        if tag == "img":
            said = dict(attrs)
            self.alts.append(said.get("alt") or "")
            self.pictures.append((said.get("src") or "", said.get("alt") or ""))

    def handle_data(self, data: str) -> None:
        self.text += data
