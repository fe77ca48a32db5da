"""A company with a channel, a post that is approved, and a network that remembers what it took."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from gutgemacht.publish.content import Content, Part
from gutgemacht.publish.network import Account, Act, Acts, Limits, NetworkError, Sent
from gutgemacht.text import Phrase
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.publish.sending.hands import Hands
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.outbox import queue
from tests.people import somebody

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
APP = "gutgemacht"


@dataclass
class Clock:
    """A clock that goes when told; `ahead` is by how much the machine is wrong."""

    now: datetime = NOON
    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.now + self.ahead

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Double:
    """A network that keeps what it took, ignores keys, and can be told to fail.

    `before` is called before it takes something, `after` when it has: either may raise.
    """

    clock: Clock
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    edits: bool = True
    posts: dict[str, Act] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    credentials: Mapping[str, str] = field(default_factory=dict)
    made: int = 0

    def account(self) -> Account:
        return Account("1", "bergtal")

    def limits(self) -> Limits:
        return Limits(500, 4, 1_000_000)

    def send(
        self,
        content: Content,
        number: int,
        sent: Sequence[Sent],
        pictures: Mapping[str, bytes],
        key: str,
        at: datetime,
    ) -> Sent:
        self.before()
        part = content.parts[number]
        assert set(pictures) == {picture.digest for picture in part.pictures}
        made = self.post(part, APP, of=sent[-1].id if sent else content.answers)
        self.after()
        return Sent(made.id, made.url, made.at)

    def post(self, part: Part, app: str = "elsewhere", of: str = "") -> Act:
        self.made += 1
        name = f"id{self.made}"
        alts = tuple(picture.alt for picture in part.pictures)
        act = Act(
            kind="reply" if of else "post",
            id=name,
            at=self.clock.now,
            text=part.text,
            url=f"https://social.example/{name}",
            app=app,
            pictures=alts,
            of=of,
        )
        self.posts[name] = act
        return act

    def find(self, part: Part, key: str, at: datetime) -> Sent | None:
        self.before()
        alts = tuple(picture.alt for picture in part.pictures)
        for act in reversed(self.posts.values()):
            if act.at >= at and (act.text, act.pictures) == (part.text, alts):
                return Sent(act.id, act.url, act.at)
        return None

    def edit(self, sent: Sent, part: Part, language: str) -> Sent:
        self.before()
        if not self.edits:
            raise NetworkError("unable", Phrase("This network knows no edits."))
        alts = tuple(picture.alt for picture in part.pictures)
        self.posts[sent.id] = replace(self.posts[sent.id], text=part.text, pictures=alts)
        self.after()
        return sent

    def take_back(self, sent: Sent) -> None:
        self.before()
        if self.posts.pop(sent.id, None) is None:
            raise NetworkError("gone", Phrase("This is no longer there."))
        self.gone.append(sent.id)
        self.after()

    def acts(self, cursor: str) -> Acts:
        self.before()
        return Acts(tuple(self.posts.values()), str(self.made), tuple(self.gone))

    def counts(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        return {name: self.posts[name].counts for name in ids if name in self.posts}

    def watch(self, cursor: str):
        raise NetworkError("unable", Phrase("This network does not stream."))

    def revoke(self) -> None:
        self.credentials = {}


@dataclass
class House:
    """An author, whoever answers for the channel, and the channel on its network."""

    author: Person
    owner: Person
    channel: Channel
    clock: Clock
    network: Double

    def queued(self, *texts: str, due: datetime | None = None) -> Outbox:
        """A post with these parts that may go out."""
        return queue(
            self.version(*texts, due=due),
            self.channel,
            Content(tuple(Part(text) for text in texts), "de"),
            self.author,
            None,
            self.clock(),
        )

    def version(self, *texts: str, due: datetime | None = None) -> Version:
        now = self.clock()
        draft = Draft.objects.create(author=self.author, due=due, created_at=now, changed_at=now)
        return draft.versions.create(number=1, by=self.author, at=now, body={"text": texts[0]})

    def hands(self, name: str = "one", step: Callable[[str], None] = lambda point: None) -> Hands:
        """A worker's."""
        return Hands(name, lambda channel: self.network, self.clock, lambda: 0.5, step)


def house(name: str = "Bergtal") -> House:
    clock = Clock()
    owner = somebody("owner", Role.CHANNEL_OWNER)
    channel = Channel.objects.create(
        network="mastodon",
        name=name,
        handle="@bergtal@social.example",
        way=Channel.Way.ACCOUNT,
        owner=owner,
        connected_at=NOON - timedelta(days=1),
    )
    return House(somebody("author", Role.AUTHOR), owner, channel, clock, Double(clock))
