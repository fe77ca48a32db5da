"""The handbook and the page for the pocket as Markdown that reads well unrendered too."""

import re

from gutgemacht.guideline.handbook.difference import Difference
from gutgemacht.guideline.handbook.document import SIGNS, Chapter, Entry, Handbook, Tag
from gutgemacht.guideline.handbook.examples import Shown
from gutgemacht.guideline.handbook.pocket import Pocket
from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.scope import Basis

# What would command Markdown anywhere, at the start of a line, or make a link of an example.
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_LINKS = re.compile(r"(?<=www)(\.)|(:)(?=//)|(?<=\S)(@)(?=\S)")
_LINES = re.compile(r"\s*\n\s*")


def escaped(text: str) -> str:
    """The text in one line, with nothing in it that Markdown would obey."""
    line = _LINES.sub(" ", text.strip().replace("\r", "\n").replace("\t", " "))
    line = _LINKS.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\1", line))
    start = _AT_START.match(line)
    if start is None:
        return line
    sign = start[2]
    # "1." begins a list: its dot is escaped, as the number cannot be.
    return f"{sign}\\{line[len(sign) :]}" if sign.isdigit() else f"\\{line}"


def markdown(book: Handbook) -> str:
    """The whole book."""
    say = book.say
    parts = [_head(book), _contents(book)]
    if book.since:
        parts.append(_changed(book))
    parts.append(_how_to_read(say))
    parts += [_chapter(chapter, say) for chapter in book.chapters]
    parts.append(_end(book))
    return "\n\n".join(parts) + "\n"


def _head(book: Handbook) -> str:
    say = book.say
    company = f"**{escaped(book.company)}**\n\n" if book.company else ""
    return (
        f"{company}# {say('handbook')}: {say('subtitle')}\n\n"
        f"**{say('version', version=book.version)}** · {say('as-of', day=say.day(book.day))} · "
        f"{say('valid-in', countries=say.countries(book.countries))}\n\n*{say('opening')}*"
    )


def _contents(book: Handbook) -> str:
    say = book.say
    lines = [f"- [{chapter.title}](#chapter-{chapter.id})" for chapter in book.chapters]
    return f"## {say('contents')}\n\n" + "\n".join(lines)


def _how_to_read(say: Say) -> str:
    groups: list[tuple[str, list[Basis]]] = [
        ("binding", ["law", "contract", "house"]),
        ("binds-the-company", ["protection"]),
        ("not-binding", ["advice"]),
    ]
    rows = [
        f"| {say(group)} | {SIGNS[basis]} **{say(f'basis.{basis}')}** | "
        f"{say(f'basis.{basis}.means')} |"
        for group, bases in groups
        for basis in bases
    ]
    effects = [
        f"| {SIGNS[effect]} **{say(f'effect.{effect}')}** | {say(f'effect.{effect}.means')} |"
        for effect in ("stop", "ask", "hint")
    ]
    return "\n".join(
        [
            f"## {say('how-to-read')}",
            "",
            say("how-to-read-lead"),
            "",
            "| | | |",
            "|---|---|---|",
            *rows,
            "",
            f"{say('effects')}:",
            "",
            "| | |",
            "|---|---|",
            *effects,
            "",
            f"> {say('own-account')}",
            "",
            say("trial-means"),
        ]
    )


def _changed(book: Handbook) -> str:
    say = book.say
    head = f"## {say('changed')}\n\n*{say('changed-since', day=say.day(book.since))}*"
    binding = [_difference(change, say) for change in book.changed if change.binds]
    other = [_difference(change, say) for change in book.changed if not change.binds]
    groups = [("changed-binding", binding), ("changed-other", other)]
    parts = [f"### {say(key)}\n\n" + "\n".join(lines) for key, lines in groups if lines]
    return "\n\n".join([head, *(parts or [say("changed-nothing")])])


def _difference(change: Difference, say: Say) -> str:
    title = escaped(change.title)
    lines = [f"- {change.kind}: " + (f"[{title}](#{change.id})" if change.holds else title)]
    for row in change.rows:
        was, now = escaped(row.was), escaped(row.now)
        lines.append(f"  - {row.label}. {say('was')}: {was} {say('now')}: **{now}**")
    return "\n".join(lines)


def _chapter(chapter: Chapter, say: Say) -> str:
    head = f'<a id="chapter-{chapter.id}"></a>\n\n## {chapter.title}\n\n*{chapter.lead}*'
    return "\n\n".join([head, *(_entry(entry, chapter, say) for entry in chapter.entries)])


def _entry(entry: Entry, chapter: Chapter, say: Say) -> str:
    guards = chapter.kind == "protection"
    tags = [_tag(tag, say, with_effect=not guards) for tag in entry.tags]
    if entry.trial:
        tags.append(f"*{say('trial')}*")
    if not guards:
        tags.append(entry.applies)
    instead = f"**{say('instead-rule' if guards else 'instead')}:** {escaped(entry.instead)}"
    parts = [
        f'<a id="{entry.id}"></a>\n\n### {escaped(entry.title)}',
        " · ".join(tags),
        escaped(entry.why),
        f"→ {instead}",
    ]
    if entry.bad or entry.good:
        parts.append(_examples(entry, say, "-rule" if guards else ""))
    parts += [f"§ {escaped(law)}" for law in entry.laws]
    sources = [
        f"[{escaped(link.name)}](<{link.url}>)" if link.url else escaped(link.name)
        for link in entry.sources
    ]
    return "\n\n".join([*parts, f"<sub>{say('sources')}: {'; '.join(sources)}</sub>"])


def _tag(tag: Tag, say: Say, *, with_effect: bool) -> str:
    basis = f"{SIGNS[tag.basis]} **{say(f'basis.{tag.basis}')}**"
    where = f" {tag.where}" if tag.where else ""
    effect = f": {SIGNS[tag.effect]} {say(f'effect.{tag.effect}')}" if with_effect else ""
    return basis + where + effect


def _examples(entry: Entry, say: Say, kind: str) -> str:
    rows = max(len(entry.bad), len(entry.good))
    lines = [f"| ✗ {say('bad' + kind)} | ✓ {say('good' + kind)} |", "|---|---|"]
    for number in range(rows):
        cells = [_example(side[number : number + 1]) for side in (entry.bad, entry.good)]
        lines.append(f"| {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def _example(found: tuple[Shown, ...]) -> str:
    if not found:
        return ""
    shown = found[0]
    text = "".join(
        f"<b>{_cell(part)}</b>" if marked else _cell(part) for part, marked in shown.parts
    )
    return f"{text.strip()} <sub>({escaped(shown.note)})</sub>" if shown.note else text.strip()


def _cell(text: str) -> str:
    """A stretch of an example; its lines stay lines."""
    return "<br>".join(
        _LINKS.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\1", line)) for line in text.splitlines()
    )


def _end(book: Handbook) -> str:
    say = book.say
    rows = [f"| [`{entry.id}`](#{entry.id}) | {escaped(entry.title)} |" for entry in book.entries]
    packs = [say("packs", packs=escaped(say.list(book.packs)))] if book.packs else []
    return "\n".join(
        [
            f"## {say('index')}",
            "",
            say("index-lead"),
            "",
            f"| {say('rule-name')} | {say('rule-title')} |",
            "|---|---|",
            *rows,
            "",
            " ".join([*packs, say("no-legal-advice"), say("made-with")]),
        ]
    )


def pocket_markdown(page: Pocket) -> str:
    """The page for the pocket."""
    say = page.say
    promises = [f"- {SIGNS['protection']} {escaped(promise)}" for promise in page.promises]
    rules = [
        f"- {SIGNS[line.basis]} **{escaped(line.title)}** {escaped(line.instead)}"
        + (f" ({line.where})" if line.where else "")
        for line in page.lines
    ]
    return "\n".join(
        [
            *([f"**{escaped(page.company)}**", ""] if page.company else []),
            f"# {say('pocket')}",
            "",
            f"*{say('pocket-lead')}*",
            "",
            *([f"## {say('protects-you')}", "", *promises, ""] if promises else []),
            f"## {say('pocket-binds')}",
            "",
            *rules,
            "",
            f"## {say('pocket-ask')}",
            "",
            f"{say('version', version=page.version)} · {say('as-of', day=say.day(page.day))}",
            "",
        ]
    )
