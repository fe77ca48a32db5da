"""The ledger: what really stands on a channel, beside what was approved for it.

Acts of an account and what was sent -> for each act whether it is as approved, changed, past the
guideline, from before us, or unknown: nobody here sent it.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

import regex

from gutgemacht.check.verdict import Level
from gutgemacht.publish.network import Act

EntryKind = Literal["as-approved", "changed", "off-guideline", "unknown", "before-us"]

# Where acts are read without an id of ours (posted by hand), content tells within this time.
WINDOW = timedelta(days=7)
# Clocks of networks differ a little from ours.
SKEW = timedelta(minutes=5)
# From this share of common words on a text by hand is the approved one, changed.
NEARLY = 0.8


@dataclass(frozen=True)
class Sending:
    """One part that went out or was handed to somebody to post by hand (then `id` is empty).

    `alts` are its alt texts, in order. `taken_back` says that we deleted it ourselves.
    """

    key: str
    id: str
    at: datetime
    text: str
    alts: tuple[str, ...] = ()
    taken_back: bool = False


@dataclass(frozen=True)
class Difference:
    """What is otherwise on the network: words, a link, or the alt text of the nth picture."""

    what: Literal["text", "link", "alt"]
    ours: str
    theirs: str
    nth: int = 0


@dataclass(frozen=True)
class Entry:
    """An act and what it is; `verdict` is what the guideline says to it, where the caller knows."""

    kind: EntryKind
    act: Act
    sending: Sending | None = None
    differences: tuple[Difference, ...] = ()
    verdict: Level | None = None


@dataclass(frozen=True)
class Gone:
    """What stands there no more; `sending` is ours, if it was; `by_us`, if we took it back."""

    id: str
    sending: Sending | None

    @property
    def by_us(self) -> bool:
        """True when nobody need be told."""
        return self.sending is not None and self.sending.taken_back


@dataclass(frozen=True)
class Entries:
    """One entry an act, in the order of the acts; what was deleted."""

    entries: tuple[Entry, ...]
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the caller knows of acts, by their ids, and of the network.

    owned: somebody here says that it was them · verdicts: of acts that were checked ·
    alt_texts: False where the network tells none · shorteners: hosts through which the network
    itself leads every link ("t.co"), so that the address tells nothing
    """

    owned: Collection[str] = ()
    verdicts: Mapping[str, Level] = field(default_factory=dict)
    alt_texts: bool = True
    shorteners: Collection[str] = ()


NOTHING_KNOWN = Known()


def match(
    acts: Sequence[Act],
    sendings: Iterable[Sending],
    since: datetime,
    gone: Iterable[str] = (),
    known: Known = NOTHING_KNOWN,
) -> Entries:
    """Each act with what was sent: by the network's id, else by content and time.

    `since` is when the channel was connected; `gone` are ids of acts that were deleted.
    """
    sent = list(sendings)
    by_id = {sending.id: sending for sending in sent if sending.id}
    by_hand = _by_hand([act for act in acts if act.id not in by_id], sent, known)
    entries = [_entry(act, by_id.get(act.id) or by_hand.get(act.id), since, known) for act in acts]
    return Entries(tuple(entries), tuple(Gone(id_, by_id.get(id_)) for id_ in gone))


def _entry(act: Act, sending: Sending | None, since: datetime, known: Known) -> Entry:
    verdict = known.verdicts.get(act.id)
    if sending is not None:
        different = differences(sending, act, known)
        kind: EntryKind = "changed" if different else "as-approved"
        return Entry(kind, act, sending, different, verdict)
    if act.at < since:
        return Entry("before-us", act, verdict=verdict)
    return Entry("off-guideline" if act.id in known.owned else "unknown", act, verdict=verdict)


def _by_hand(acts: Iterable[Act], sent: Iterable[Sending], known: Known) -> dict[str, Sending]:
    """Act and sending in pairs, the most alike first; each stands in one pair only."""
    handed = [sending for sending in sent if not sending.id]
    pairs = sorted(
        (
            (-likeness, abs(act.at - sending.at), act.id, sending.key, sending)
            for act in acts
            for sending in handed
            if _in_time(act, sending) and (likeness := _likeness(sending, act, known)) >= NEARLY
        ),
        key=lambda pair: pair[:4],
    )
    found: dict[str, Sending] = {}
    used: set[str] = set()
    for _, _, act_id, key, sending in pairs:
        if act_id not in found and key not in used:
            found[act_id] = sending
            used.add(key)
    return found


def _in_time(act: Act, sending: Sending) -> bool:
    written = act.kind in ("post", "reply")
    return written and sending.at - SKEW <= act.at <= sending.at + WINDOW


_LINK = regex.compile(r"(?:https?://|www\.)[^\s<>\"]+|\b[\w.-]+\.\w{2,}/[^\s<>\"]+")
_ASIDE = regex.compile(r"^(?:https?://)?(?:www\.)?|[/.,;:!?)…]+$")


def differences(sending: Sending, act: Act, known: Known = NOTHING_KNOWN) -> tuple[Difference, ...]:
    """What is otherwise on the network than it was approved; blanks and shortened links are not."""
    found: list[Difference] = []
    if plain(sending.text) != plain(act.text):
        found.append(Difference("text", sending.text, act.text))
    for nth, (ours, theirs) in enumerate(zip_longest(*map(_links, (sending.text, act.text)))):
        if not _same_link(ours or "", theirs or "", known):
            found.append(Difference("link", ours or "", theirs or "", nth))
    if known.alt_texts:
        pairs = enumerate(zip_longest(sending.alts, act.pictures, fillvalue=""))
        found += [
            Difference("alt", ours, theirs, nth)
            for nth, (ours, theirs) in pairs
            if plain(ours) != plain(theirs)
        ]
    return tuple(found)


def plain(text: str) -> str:
    """A text without what networks change: kinds of blanks, spelling of accents, links."""
    bare = _LINK.sub("\N{LINK SYMBOL}", text)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _likeness(sending: Sending, act: Act, known: Known) -> float:
    """From 0 to 1; what has no words is like nothing."""
    alts, pictures = (sending.alts, act.pictures) if known.alt_texts else ((), ())
    ours = plain(" ".join((sending.text, *alts))).split()
    theirs = plain(" ".join((act.text, *pictures))).split()
    if not ours:
        return 0.0
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _links(text: str) -> list[str]:
    return [match.group() for match in _LINK.finditer(text)]


def _same_link(ours: str, theirs: str, known: Known) -> bool:
    """True for the same address, cut by the network or led through its own as it may be."""
    one, two = (_ASIDE.sub("", link) for link in (ours, theirs))
    if not (one and two):
        return one == two
    cut = theirs.endswith("…") and one.startswith(two)
    return one == two or cut or two.partition("/")[0] in known.shorteners
