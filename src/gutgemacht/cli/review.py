"""gutgemacht learn review: three minutes of cards in the terminal."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer
from rich.panel import Panel
from rich.text import Text

from gutgemacht.check import DraftError, accepted
from gutgemacht.cli import progress
from gutgemacht.cli.guideline import out
from gutgemacht.cli.learn_words import say
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.learn import (
    Card,
    Grade,
    Ground,
    Known,
    Review,
    answered,
    cards_of,
    cards_of_case,
    fresh_basics,
    fresh_others,
    mended,
    missing,
    named,
    spotted,
)
from gutgemacht.learn.spacing import NEW_A_DAY, due_order, righted, time_left
from gutgemacht.library import load_shipped

StateOption = Annotated[
    Path | None,
    typer.Option(
        "--state",
        help="The file that remembers what you know; without it one in your own data folder.",
    ),
]


class Enough(Exception):
    """Somebody wants to stop."""


class Table:
    """The cards on the table: those that are due, then new ones."""

    def __init__(self, ground: Ground, language: DraftLanguage, known: dict[str, Known]) -> None:
        self.ground, self.language, self.known = ground, language, known
        self.gone: list[str] = []
        self.of_rule = cache(self._of_rule)

    def cards(self, now: datetime) -> Iterator[Card]:
        """One after the other; what can no longer be asked is noted in `gone`."""
        dues = {name: one.state.due or now for name, one in self.known.items()}
        for name in due_order(dues, now):
            card = self._named(name)
            if card:
                yield card
            else:
                self.gone.append(name)
        begun = [one.begun for one in self.known.values() if one.begun]
        today = sum(at.astimezone().date() == now.astimezone().date() for at in begun)
        yield from islice(self._new(), max(0, NEW_A_DAY - today))

    def _new(self) -> Iterator[Card]:
        rules = self.ground.guideline.rules
        with_cards = {
            one.id
            for one in rules
            if not (one.reads_guidelines or missing(one, self.ground, self.language))
        }
        given = (with_cards, self.of_rule, set(self.known))
        return chain(fresh_basics(*given), fresh_others(*given))

    def _named(self, name: str) -> Card | None:
        of, kind, *_ = name.split(".")
        if kind != "case":
            return named(name, self.of_rule)
        library = load_shipped()
        case = library.by_id.get(of)
        return cards_of_case(case, library, self.language)[0] if case else None

    def _of_rule(self, rule_id: str) -> tuple[Card, ...]:
        rule = self.ground.guideline.by_id.get(rule_id)
        return cards_of(rule, self.ground, self.language) if rule else ()


def review(ground: Ground, language: DraftLanguage, file: Path) -> None:
    """Asks card after card until three minutes have passed; each answer is kept at once."""
    began = datetime.now(UTC)
    known = {
        name: Known(righted(one.state, began), one.revisions)
        for name, one in progress.read(file).items()
    }
    table, count = Table(ground, language, known), 0
    out.print(say("begin", language), style="dim")
    try:
        for card in table.cards(began):
            if not time_left(began, datetime.now(UTC)):
                break
            count += _answer(card, table, file)
    except (Enough, EOFError, KeyboardInterrupt):
        out.print()
    _end(table, count, file)


def _answer(card: Card, table: Table, file: Path) -> bool:
    """Asks one card; True when it was answered."""
    known = table.known.get(card.id, Known())
    if known.changed(card):
        out.print(say("changed", card.language), style="yellow")
    grade = _ask(card, table.ground)
    if grade is None:
        return False
    out.print(Text(say(grade, card.language), "green" if grade == "right" else "yellow"))
    _teach(card)
    review = Review(secrets.token_hex(8), datetime.now(UTC), grade)
    table.known[card.id] = answered(known, card, review)
    progress.keep(file, card.id, table.known[card.id])
    return True


def _ask(card: Card, ground: Ground) -> Grade | None:
    """The card, and what its answer is worth; None where it was passed over."""
    out.print(Panel(_sentence(card), title=card.scene or None, title_align="left"))
    if card.kind == "mend":
        out.print(card.reason, style="dim", markup=False)
    out.print(Text(card.question, "bold"))
    for number, choice in enumerate(card.choices, 1):
        out.print(Text(f"  {number}  {choice.text}"))
    line = _typed(card)
    if line is None:
        return None
    right = _right(card, line, ground)
    return None if right is None else "right" if right else "not-yet"


def _typed(card: Card) -> str | None:
    """What somebody types, None for nothing; raises Enough."""
    kind = card.kind if card.kind in ("spot", "mend") else "choose"
    line = out.input(f"{say(kind, card.language)} ", markup=False).strip()
    if line.lower() == "q":
        raise Enough
    return line or None


def _right(card: Card, line: str, ground: Ground) -> bool | None:
    if card.kind == "mend":
        return _passes(card, line, ground)
    numbers = {int(one) - 1 for one in line.replace(",", " ").split() if one.isdecimal()}
    if card.kind == "spot":
        return spotted(card, numbers).right
    return any(one.right for number, one in enumerate(card.choices) if number in numbers)


def _passes(card: Card, text: str, ground: Ground) -> bool | None:
    try:
        accepted(text)
    except DraftError:
        return False
    seen = mended(card, text, ground)
    for finding in seen.found:
        out.print(Text(f"  {finding.text}: {finding.rule.title.in_(card.language)}", "yellow"))
    if seen.passes and not seen.keeps:
        return _meant(card, ground)
    return seen.passes


def _meant(card: Card, ground: Ground) -> bool | None:
    """What somebody says to a sentence that seems to be about something else."""
    out.print(say("other", card.language), style="dim")
    line = _typed(card)
    if line is None:
        return None
    return line.lower() in ("j", "y") or _passes(card, line, ground)


def _sentence(card: Card) -> Text:
    """The sentence of the card: its words numbered where they are to be found, else marked."""
    if card.kind == "spot":
        shown = Text()
        for number, word in enumerate(card.words, 1):
            shown.append(f"{number}·", "dim").append(f"{word.cut(card.text)}  ")
        return shown
    shown = Text(card.text)
    for span in card.spans:
        shown.stylize("underline", span.start, span.end)
    return shown


def _teach(card: Card) -> None:
    """What is learnt from the card."""
    for choice in card.choices:
        if choice.right:
            out.print(Text(f"  ✓ {choice.text}", "green"))
    if card.kind == "spot":
        words = ", ".join(span.cut(card.text) for span in card.spans)
        out.print(Text(f"  → {words}", "green"))
    elif card.model and not card.choices:
        out.print(Text(f"  → {card.model}", "green"))
    out.print(Text("\n".join(part for part in (card.reason, card.way) if part), "dim"))
    out.print()


def _end(table: Table, count: int, file: Path) -> None:
    """A kind word, what has gone, and when the next is due."""
    words = "done" if count else "nothing"
    out.print(say(words, table.language).format(count=count))
    if table.gone:
        out.print(say("gone", table.language).format(names=", ".join(table.gone)))
    dues = [one.state.due for name, one in table.known.items() if name not in table.gone]
    if next_due := min((due for due in dues if due), default=None):
        day = next_due.astimezone().strftime("%Y-%m-%d")
        out.print(say("next", table.language).format(day=day), style="dim")
    if table.known:
        out.print(say("file", table.language).format(file=file), style="dim", soft_wrap=True)
