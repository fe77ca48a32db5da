"""The gate: what readers must have read before it goes out, and whether they have.

A GO is for exactly what was read: other words, another language, picture, crop, network, country
or day is another publication, and so is the same once more. A STOP stands until something changes
or a named person goes against it with a reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Literal

from gutgemacht.campaign.decision import Answer
from gutgemacht.guideline import Rule
from gutgemacht.guideline.panel import PanelRule

# Why readers are asked (again).
GateReason = Literal[
    "unread",  # nothing like it was read
    "words",
    "language",
    "network",  # the same words as another network shows them
    "picture",
    "crop",  # another cut of a picture that was read
    "alt",  # other words for those who do not see the picture
    "warning",  # words before the post, which a panel does not show
    "country",
    "day",
    "sent-before",  # it has gone out since it was read
    "expired",  # it was read too long ago
    "undecided",  # too few readers to be sure
    "stop",  # readers object
]

ALIKE = 0.6
"""From this likeness on a text is a changed one, not another."""

_COMPARED = 500
"""So many characters tell whether two texts are alike."""

_HASHTAG = re.compile(r"#\w+")


@dataclass(frozen=True)
class Picture:
    """A picture by the SHA-256 of its bytes; `of` is that of the picture it was cut from."""

    digest: str
    alt: str = ""
    of: str = ""


@dataclass(frozen=True)
class Post:
    """What is seen in a feed at once: the words of all parts of a thread, and the pictures.

    Without a `network` it was read for any. `warning` are words that stand before it.
    """

    words: tuple[str, ...]
    language: str
    network: str
    pictures: tuple[Picture, ...] = ()
    warning: str = ""


@dataclass(frozen=True)
class Publication:
    """A post that shall go out on a day; `sent` is when it last did, if ever."""

    post: Post
    country: str
    day: date
    sent: datetime | None = None


@dataclass(frozen=True)
class Read:
    """What the readers of one panel were shown, and what they say.

    `pictures` were shown alone, `seen` are all of the campaign with what they were cut from. No
    day, no countries: it was read for any. The answer holds up to and with the day `until`;
    `against` says that somebody goes against it.
    """

    panel: int
    posts: tuple[Post, ...]
    pictures: tuple[Picture, ...]
    day: date | None
    countries: frozenset[str]
    decision: Answer
    opened: datetime
    until: date
    seen: tuple[Picture, ...] = ()
    against: bool = False


@dataclass(frozen=True)
class Asked:
    """Readers are asked for by these rules; without any, the company asks for all posts."""

    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate:
    """Whether it may go out. Where it may not, `why` says what is missing, most telling first.

    `asked` is None where nobody asks for readers; `read` is what opens the gate, or comes nearest.
    """

    open: bool
    asked: Asked | None = None
    why: tuple[GateReason, ...] = ()
    read: Read | None = None


FREE = Gate(open=True)
"""Nobody asks for readers."""

_UNREAD: tuple[GateReason, ...] = ("unread",)
_Shown = tuple[str, str]
"""A picture as somebody sees it or has it told: its digest, its alt text."""


def asked(rules: Iterable[Rule], setting: PanelRule) -> Asked | None:
    """What the guideline and the company ask for, given the rules that speak; None for nothing.

    A rule on trial only hints.
    """
    if setting.for_ == "none":
        return None
    asking = (rule for rule in rules if rule.panel and rule.status == "active")
    names = tuple(dict.fromkeys(rule.id for rule in asking))
    return Asked(names) if names or setting.for_ == "all" else None


def gate(asked: Asked | None, publication: Publication, reads: Sequence[Read]) -> Gate:
    """Whether what is asked for was read; `reads` in the order in which they began."""
    if asked is None:
        return FREE
    found = [(differences(publication, read), read) for read in reversed(reads)]
    exact = [read for differs, read in found if not differs]
    if exact:
        return _read(asked, publication, exact)
    near = [one for one in found if one[0] != _UNREAD]
    why, read = min(near, key=lambda one: len(one[0]), default=(_UNREAD, None))
    return Gate(open=False, asked=asked, why=why, read=read)


def differences(publication: Publication, read: Read) -> tuple[GateReason, ...]:
    """What readers have not seen of it so; empty where they have read exactly this."""
    found = [_between(publication.post, post, read) for post in read.posts]
    near = [one for one in found if one != _UNREAD]
    if not near:
        return _UNREAD
    around: list[GateReason] = []
    if read.countries and publication.country not in read.countries:
        around.append("country")
    if read.day is not None and read.day != publication.day:
        around.append("day")
    return (*min(near, key=len), *around)


def _read(asked: Asked, publication: Publication, exact: Sequence[Read]) -> Gate:
    """Open or closed by those who have read exactly this; the latest first."""
    hurdles = [(_hurdle(publication, read), read) for read in exact]
    # Whom readers have stopped does not ask others until they agree.
    stopped = next((one for one in hurdles if one[0] == "stop"), None)
    passed = next((one for one in hurdles if one[0] is None), None)
    hurdle, read = stopped or passed or hurdles[0]
    return Gate(open=hurdle is None, asked=asked, why=(hurdle,) if hurdle else (), read=read)


def _hurdle(publication: Publication, read: Read) -> GateReason | None:
    """What keeps exactly this from going out, though it was read."""
    if read.decision == "STOP" and not read.against:
        return "stop"
    if publication.sent is not None and read.opened <= publication.sent:
        return "sent-before"
    if publication.day > read.until:
        return "expired"
    return "undecided" if read.decision == "UNDECIDED" and not read.against else None


def _between(post: Post, read: Post, shown: Read) -> tuple[GateReason, ...]:
    """What differs of a post from one that was read."""
    if not _related(post, read, shown):
        return _UNREAD
    found: list[GateReason] = []
    if post.language != read.language:
        found.append("language")
    elif post.words != read.words:
        found.append("words")
    if not _pictures_read(post, read, shown):
        found.append(_other_pictures(_shown(post.pictures), read, shown))
    if post.warning != read.warning:
        found.append("warning")
    if read.network not in ("", post.network):
        found.append("network")
    return tuple(found)


def _pictures_read(post: Post, read: Post, shown: Read) -> bool:
    """True where those read beside the words come first, and further ones were read alone."""
    pictures, beside = _shown(post.pictures), _shown(read.pictures)
    more = pictures[len(beside) :]
    # Words that were read without a picture say something else beside one.
    alone = _shown(shown.pictures) if beside else []
    return pictures[: len(beside)] == beside and all(one in alone for one in more)


def _other_pictures(pictures: Sequence[_Shown], read: Post, shown: Read) -> GateReason:
    """In what way the pictures are others than those read."""
    known = {digest for digest, _ in _shown((*read.pictures, *shown.pictures))}
    digests = [digest for digest, _ in pictures]
    if read.pictures and digests[:1] == [read.pictures[0].digest] and known.issuperset(digests):
        return "alt"
    whole = {_uncut(digest, shown) for digest in known}
    cut = digests and all(_uncut(digest, shown) in whole for digest in digests)
    return "crop" if cut and not known.issuperset(digests) else "picture"


def _related(post: Post, read: Post, shown: Read) -> bool:
    """True where one is taken for a changed form of the other."""
    pictures = [{_uncut(one.digest, shown) for one in each.pictures} for each in (post, read)]
    texts = [" ".join(each.words)[:_COMPARED] for each in (post, read)]
    hashtags = [{tag.casefold() for tag in _HASHTAG.findall(text)} for text in texts]
    if texts[0] == texts[1] or pictures[0] & pictures[1] or hashtags[0] & hashtags[1]:
        return True
    matcher = SequenceMatcher(a=texts[0], b=texts[1], autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _shown(pictures: Iterable[Picture]) -> list[_Shown]:
    return [(one.digest, one.alt) for one in pictures]


def _uncut(digest: str, shown: Read) -> str:
    """The picture that this one shows a part or all of, as far as the campaign knows."""
    return next((one.of for one in shown.seen if one.digest == digest and one.of), digest)
