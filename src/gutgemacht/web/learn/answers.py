"""An answer to a card becomes what the page says of it. It is read, shown and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from gutgemacht.check import DraftError, accepted
from gutgemacht.learn import Card, mended, spotted
from gutgemacht.web.errors import text_fault
from gutgemacht.web.learn.cards import ground
from gutgemacht.web.turns import turns

LONGEST = 1_000


@dataclass(frozen=True)
class Piece:
    """A word of the sentence, with what stands before it, and what is to be shown of it."""

    number: int
    before: str
    text: str
    chosen: bool
    marked: bool


@dataclass(frozen=True)
class Shown:
    """What the page says of an answer: `right` is None as long as none counts.

    `unsure` says that the machine asks whether a sentence is meant so; the person decides.
    """

    right: bool | None = None
    said: str = ""
    # What the check still finds in a mended sentence: (title, words).
    found: tuple[tuple[str, str], ...] = ()
    chosen: frozenset[int] = field(default=frozenset())
    text: str = ""
    unsure: bool = False


def answered(card: Card, form: QueryDict) -> Shown:
    """What is said of an answer; an answer that is none gets a friendly word."""
    if card.open:
        return Shown(right=True, said="")
    if card.kind == "mend":
        return _mended(card, form.get("text", "")[: LONGEST + 1], is_meant="meant" in form)
    numbers = frozenset(int(one) for one in form.getlist("chosen") if one.isdecimal())
    if not numbers:
        return Shown(said=_("Choose something first; nothing can go wrong here."))
    if card.kind == "spot":
        return _spotted(card, numbers)
    right = any(one.right for number, one in enumerate(card.choices) if number in numbers)
    return Shown(right, _("Exactly.") if right else _not_yet(), chosen=numbers)


def pieces(card: Card, chosen: frozenset[int]) -> list[Piece]:
    """The words of a card to spot."""
    shown, end = [], 0
    for number, word in enumerate(card.words):
        marked = any(map(word.overlaps, card.spans))
        before, text = card.text[end : word.start], word.cut(card.text)
        shown.append(Piece(number, before, text, number in chosen, marked))
        end = word.end
    return shown


def stretches(card: Card) -> list[tuple[str, bool]]:
    """The text cut at its marked words: (stretch, marked?)."""
    parts, end = [], 0
    for span in card.spans:
        parts += [(card.text[end : span.start], False), (span.cut(card.text), True)]
        end = span.end
    return [part for part in (*parts, (card.text[end:], False)) if part[0]]


def kind_words() -> Mapping[str, str]:
    """How the pages name the kinds of cards."""
    return {
        "spot": _("Spot it"),
        "mend": _("Mend it"),
        "decide": _("Decide it"),
        "why": _("Why?"),
        "case": _("What happened then?"),
    }


def _not_yet() -> str:
    return _("Not this one, and that is what cards are for.")


def _spotted(card: Card, numbers: frozenset[int]) -> Shown:
    seen = spotted(card, numbers)
    if seen.right:
        said = _("Exactly, these words.")
    elif seen.missed:
        said = _("Almost: some words are marked that you let pass.")
    else:
        said = _("It is in there, and fewer words would do.")
    return Shown(seen.right, said, chosen=numbers)


def _mended(card: Card, text: str, *, is_meant: bool) -> Shown:
    try:
        if len(text) > LONGEST:
            raise DraftError("long", LONGEST)
        accepted(text)
    except DraftError as error:
        empty = error.reason == "empty"
        said = _("Write your sentence first.") if empty else text_fault(error)
        return Shown(said=said, text=text[:LONGEST])
    with turns:
        seen = mended(card, text, ground())
    if seen.passes and not (seen.keeps or is_meant):
        said = _(
            "That passes the check. But it seems to say something else than the sentence before: "
            "what did you want to say?"
        )
        return Shown(said=said, text=text, unsure=True)
    found = tuple((one.rule.title.in_(card.language), one.text) for one in seen.found)
    if seen.passes:
        said = _("That can go out.")
    elif not seen.whole:
        said = _("A whole sentence, please: three words or more.")
    else:
        said = _("Nearly. The check still sees something:")
    return Shown(seen.passes, said, found, text=text)
