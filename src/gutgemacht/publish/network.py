"""The port to a network: what every adapter of `networks/` with accounts can do, and its errors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from gutgemacht.publish.content import Content, Part
from gutgemacht.text import Phrase

# What is done in the name of an account.
ActKind = Literal["post", "reply", "share", "like", "profile"]

# What is wrong, by what people have to do about it.
Trouble = Literal[
    "down",  # the network does not answer, or with an error of its own: wait
    "limited",  # too many requests: wait until `after`
    "expired",  # the token is no longer valid: connect again
    "revoked",  # the app or the account was shut out: connect again, and look why
    "refused",  # the content is refused: change it
    "too-long",
    "picture",  # a picture is refused: its kind, size or measure
    "gone",  # what is to be changed does not exist there
    "unable",  # the network has no such function
]
FOR_GOOD: frozenset[Trouble] = frozenset(
    {"expired", "revoked", "refused", "too-long", "picture", "gone", "unable"}
)


class NetworkError(Exception):
    """A network did not do what it was asked; `said` is one sentence for people.

    `trouble` says what is to be done, `after` how long to wait if the network said so.
    """

    def __init__(self, trouble: Trouble, said: Phrase, after: timedelta | None = None) -> None:
        super().__init__(str(said))
        self.trouble, self.said, self.after = trouble, said, after

    @property
    def for_good(self) -> bool:
        """True when trying again changes nothing."""
        return self.trouble in FOR_GOOD


@dataclass(frozen=True)
class Account:
    """An account as the network names it."""

    id: str
    handle: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sent:
    """One part as the network has it: `id` is the network's own, `url` what people open."""

    id: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Act:
    """Something done in the name of an account, as the network shows it.

    `id` is unique for the account; `app` names the program that did it, if the network tells;
    `pictures` are alt texts, in order; `of` is what was shared, liked or replied to. `counts` are
    replies, shares and likes now, where the network tells.
    """

    kind: ActKind
    id: str
    at: datetime
    text: str = ""
    url: str = ""
    app: str = ""
    pictures: tuple[str, ...] = ()
    of: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Acts:
    """What was read: acts, and where to go on. `gone` are ids that were deleted."""

    acts: tuple[Act, ...]
    cursor: str
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What the network takes: characters of a part, pictures of a part, bytes of a picture."""

    characters: int
    pictures: int
    picture_bytes: int


class Network(Protocol):
    """One account of one network, opened with its credentials; every call may raise NetworkError.

    `pictures` maps a digest to the bytes. `key` and `at` belong to one part and are the same for
    each try of it: `at` is when it was due, and no try was earlier.
    """

    @property
    def credentials(self) -> Mapping[str, str]:
        """The credentials as they are now: tokens change with use, and must be kept then."""
        ...

    def account(self) -> Account:
        """Whose account this is; also the proof that the credentials are valid."""
        ...

    def limits(self) -> Limits:
        """What the network takes, as it says itself."""
        ...

    def send(
        self,
        content: Content,
        number: int,
        sent: Sequence[Sent],
        pictures: Mapping[str, bytes],
        key: str,
        at: datetime,
    ) -> Sent:
        """Publish part `number`, from 0, of the content below the parts already `sent`."""
        ...

    def find(self, part: Part, key: str, at: datetime) -> Sent | None:
        """The part, if it was published in the name of the account since `at`.

        Asked after a crash, before a part is sent again.
        """
        ...

    def edit(self, sent: Sent, part: Part, language: str) -> Sent:
        """Correct what was published; raises `unable` where the network knows no edits."""
        ...

    def take_back(self, sent: Sent) -> None:
        """Delete what was published, be it a post, a share or a like; `gone` if it is not there."""
        ...

    def acts(self, cursor: str) -> Acts:
        """What was done in the name of the account since the cursor; with "" the newest.

        Something changed there, such as an edited post, comes again with the same id.
        """
        ...

    def counts(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """Replies, shares and likes now of posts by id; what is gone is left out."""
        ...

    def watch(self, cursor: str) -> Iterator[Acts]:
        """Acts as they happen, until the connection ends; raises `unable` without streaming."""
        ...

    def revoke(self) -> None:
        """Give the credentials back, so that nobody can use them any more."""
        ...
