"""The handbook as HTML: the article that the pages of the web show, and a file of its own.

Every text goes through `el`, which escapes it; only what `el` made is taken as it is.
"""

from html import escape
from pathlib import Path

from gutgemacht.guideline.handbook.difference import Difference, Row
from gutgemacht.guideline.handbook.document import SIGNS, Chapter, Entry, Handbook, Tag
from gutgemacht.guideline.handbook.examples import Shown
from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.scope import Basis, Effect

STYLE = Path(__file__).with_name("page") / "handbook.css"
_EMPTY = ("meta", "br")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def el(name: str, /, *children: str, **attributes: str) -> Html:
    """An element; children that are no Html are escaped, an empty attribute is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """Children beside each other."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def page(book: Handbook, style: str) -> str:
    """The book as one file that needs no other; `style` is its style sheet."""
    say = book.say
    name = f"{say('handbook')}: {say('subtitle')}"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{name} · {book.company}" if book.company else name),
        # Escaped text would be no style; no style holds what would end it.
        Html(f"<style>{style.replace('</', '<' + chr(92) + '/')}</style>"),
    )
    body = el(
        "body",
        el("main", title(book), el("div", contents(book), article(book), class_="book")),
        class_="alone",
    )
    return "<!doctype html>\n" + el("html", head, body, lang=book.language) + "\n"


def title(book: Handbook) -> Html:
    """Name, version, day and countries."""
    say = book.say
    return el(
        "header",
        el("p", book.company, class_="company") if book.company else Html(),
        el("h1", say("handbook")),
        el("p", say("subtitle"), class_="subtitle"),
        el("p", say("opening"), class_="opening"),
        el(
            "p",
            el("b", say("version", version=book.version)),
            f" · {say('as-of', day=say.day(book.day))} · ",
            say("valid-in", countries=say.countries(book.countries)),
            class_="state",
        ),
        class_="book-title",
    )


def contents(book: Handbook) -> Html:
    """The chapters, to be kept in sight."""
    say = book.say
    links = [("changed", say("changed"))] if book.since else []
    links.append(("how-to-read", say("how-to-read")))
    links += [(chapter.id, chapter.title) for chapter in book.chapters]
    links.append(("index", say("index")))
    items = [el("li", el("a", word, href=f"#chapter-{anchor}")) for anchor, word in links]
    return el(
        "nav",
        el("h2", say("contents")),
        el("ol", *items),
        class_="contents",
        aria_label=say("contents"),
    )


def article(book: Handbook) -> Html:
    """All that stands between contents and the end."""
    say = book.say
    parts = [_changed(book)] if book.since else []
    parts.append(_how_to_read(say))
    parts += [_chapter(chapter, say) for chapter in book.chapters]
    parts.append(_index(book))
    return el("article", *parts, class_="chapters")


def basis(name: Basis, say: Say) -> Html:
    """Sign and word of a basis in its colour."""
    sign = el("span", SIGNS[name] + "\ufe0e", class_="sign", aria_hidden="true")
    return el("b", sign, " ", say(f"basis.{name}"), class_=f"basis {name}")


def effect(name: Effect, say: Say) -> Html:
    """Sign and word of an effect."""
    sign = el("span", SIGNS[name], class_="sign", aria_hidden="true")
    return el("span", sign, " ", say(f"effect.{name}"), class_="does")


def _how_to_read(say: Say) -> Html:
    binding: tuple[Basis, ...] = ("law", "contract", "house")
    effects: tuple[Effect, ...] = ("stop", "ask", "hint")
    return el(
        "section",
        el("h2", say("how-to-read")),
        el("p", say("how-to-read-lead"), class_="lead"),
        *_meanings(
            say("binding"), [(basis(name, say), say(f"basis.{name}.means")) for name in binding]
        ),
        *_meanings(
            say("binds-the-company"), [(basis("protection", say), say("basis.protection.means"))]
        ),
        *_meanings(say("not-binding"), [(basis("advice", say), say("basis.advice.means"))]),
        *_meanings(
            say("effects"), [(effect(name, say), say(f"effect.{name}.means")) for name in effects]
        ),
        el("p", say("own-account"), class_="promise"),
        el("p", say("trial-means"), class_="fine"),
        id="chapter-how-to-read",
    )


def _meanings(group: str, rows: list[tuple[Html, str]]) -> tuple[Html, Html]:
    pairs = [el("div", el("dt", term), el("dd", means)) for term, means in rows]
    return el("h3", group, class_="group"), el("dl", *pairs, class_="meanings")


def _changed(book: Handbook) -> Html:
    say = book.say
    return el(
        "section",
        el("h2", say("changed")),
        el("p", say("changed-since", day=say.day(book.since)), class_="lead"),
        differences(book.changed, say) if book.changed else el("p", say("changed-nothing")),
        id="chapter-changed",
    )


def differences(changed: tuple[Difference, ...], say: Say) -> Html:
    """What changed, what binds apart from the rest."""
    binding = [_difference(change, say) for change in changed if change.binds]
    other = [_difference(change, say) for change in changed if not change.binds]
    groups = [("changed-binding", binding), ("changed-other", other)]
    return joined(
        *(
            joined(el("h3", say(key), class_="group"), el("ul", *items, class_="differences"))
            for key, items in groups
            if items
        )
    )


def _difference(change: Difference, say: Say) -> Html:
    name = (
        el("a", change.title, href=f"#{change.id}") if change.holds else Html(escape(change.title))
    )
    kind = el("b", change.kind, class_="kind-of-change")
    return el("li", kind, " ", name, *(_row(row, say) for row in change.rows))


def _row(row: Row, say: Say) -> Html:
    return el(
        "dl",
        el("dt", row.label),
        el("dd", el("span", say("was"), ": ", class_="fine"), el("del", row.was)),
        el("dd", el("span", say("now"), ": ", class_="fine"), el("ins", row.now)),
    )


def _chapter(chapter: Chapter, say: Say) -> Html:
    return el(
        "section",
        el("h2", chapter.title),
        el("p", chapter.lead, class_="lead"),
        *(_entry(entry, chapter, say) for entry in chapter.entries),
        id=f"chapter-{chapter.id}",
    )


def _entry(entry: Entry, chapter: Chapter, say: Say) -> Html:
    guards = chapter.kind == "protection"
    return el(
        "section",
        el("div", *_margin(entry, say, guards=guards), class_="rests-on"),
        el(
            "div",
            el("h3", el("a", entry.title, href=f"#{entry.id}")),
            el("p", entry.why),
            _way_out(entry, say, guards=guards),
            _examples(entry, say, guards=guards),
            *(el("p", el("b", "§ ", class_="law"), law, class_="fine") for law in entry.laws),
            _sources(entry, say),
            class_="says",
        ),
        id=entry.id,
        class_="entry" + ("" if entry.binds or guards else " free"),
    )


def _margin(entry: Entry, say: Say, *, guards: bool) -> list[Html]:
    lines = [_tag(tag, say, guards=guards) for tag in entry.tags]
    if entry.trial:
        lines.append(el("p", el("i", say("trial"))))
    if not guards:
        lines.append(el("p", entry.applies, class_="fine"))
    return lines


def _tag(tag: Tag, say: Say, *, guards: bool) -> Html:
    where = el("span", tag.where, class_="where") if tag.where else Html()
    return el(
        "p", basis(tag.basis, say), " ", where, " ", Html() if guards else effect(tag.effect, say)
    )


def _way_out(entry: Entry, say: Say, *, guards: bool) -> Html:
    for_whom = joined(el("b", say("instead-rule"), ":"), " ") if guards else Html()
    return el("p", for_whom, entry.instead, class_="way")


def _examples(entry: Entry, say: Say, *, guards: bool) -> Html:
    kind = "-rule" if guards else ""
    sides = [("bad", "✗", entry.bad), ("good", "✓", entry.good)]
    found = [
        el("div", el("h4", f"{sign} {say(side + kind)}"), *map(_example, shown), class_=side)
        for side, sign, shown in sides
        if shown
    ]
    return el("div", *found, class_="examples") if found else Html()


def _example(shown: Shown) -> Html:
    parts = [el("mark", part) if marked else part for part, marked in shown.parts]
    note = el("small", f" ({shown.note})") if shown.note else Html()
    return el("p", *parts, note)


def _sources(entry: Entry, say: Say) -> Html:
    links: list[str] = []
    for link in entry.sources:
        links.append("; " if links else " ")
        links.append(
            el("a", link.name, href=link.url, rel="noopener noreferrer") if link.url else link.name
        )
    return el("p", f"{say('sources')}:", *links, class_="fine")


def _index(book: Handbook) -> Html:
    say = book.say
    items = [
        el("li", el("a", entry.id, href=f"#{entry.id}"), " ", el("span", entry.title))
        for entry in book.entries
    ]
    packs = say("packs", packs=say.list(book.packs)) if book.packs else ""
    end = " ".join(filter(None, [packs, say("no-legal-advice"), say("made-with")]))
    return el(
        "section",
        el("h2", say("index")),
        el("p", say("index-lead"), class_="lead"),
        el("ul", *items, class_="by-name"),
        el("p", end, class_="fine"),
        id="chapter-index",
    )
