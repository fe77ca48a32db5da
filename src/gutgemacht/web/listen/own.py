"""What is ours: posts that the public answers, and accounts that are not the public."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import QuerySet

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.same import plain_link
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act

_FIELDS = (
    "pk", "channel__network", "network_id", "url", "text", "channel__url", "channel__handle",
)  # fmt: skip
# Who answers an older post of ours is heard as anybody else.
WITHIN = timedelta(days=400)


class Post(NamedTuple):
    """A post of ours, by the number of its act."""

    act: int
    text: str


@dataclass
class Own:
    """Our posts by their ids and addresses, and our accounts; `look_again` takes what is new."""

    posts: dict[str, Post] = field(default_factory=dict)
    accounts: set[tuple[str, str]] = field(default_factory=set)
    last: int = 0

    def look_again(self, now: datetime) -> list[Post]:
        """Reads acts that were seen since; returns them."""
        self.accounts = {
            (network, plain_handle(handle))
            for network, handle in Channel.objects.values_list("network", "handle")
            if handle
        }
        acts = Act.objects.filter(pk__gt=self.last, at__gte=now - WITHIN, kind="post")
        return self.know(acts.order_by("pk"))

    def know(self, acts: "QuerySet[Act]") -> list[Post]:
        """Takes these acts for posts of ours; returns them."""
        return [self._add(*row) for row in acts.values_list(*_FIELDS)]

    def _add(
        self, pk: int, network: str, network_id: str, url: str, text: str, *channel: str
    ) -> Post:
        post = Post(pk, text)
        self.last = max(self.last, pk)
        self.posts[f"{network} {network_id}"] = post
        for host in _hosts(url, *channel) if network == "mastodon" else ():
            # Sources write an id of Mastodon with the server that gave it.
            self.posts[f"{network} {network_id}@{host}"] = post
        if url:
            self.posts[plain_link(url)] = post
        return post

    def answered(self, mention: Mention) -> Post | None:
        """The post of ours that a mention answers, quotes or shares, itself or its thread."""
        return next((post for name in self._names(mention) if (post := self.posts.get(name))), None)

    def is_ours(self, mention: Mention) -> bool:
        """True for what was said by an account of ours."""
        if (mention.network, plain_handle(mention.author)) in self.accounts:
            return True
        return f"{mention.network} {mention.id}" in self.posts

    def _names(self, mention: Mention) -> Iterable[str]:
        for name in (mention.of, mention.root):
            if name:
                yield f"{mention.network} {name}"
                yield plain_link(name)


def _hosts(url: str, page: str, handle: str) -> set[str]:
    """The servers that a post, or the account it stands in, is known to live on."""
    hosts = {urlsplit(address).netloc.casefold() for address in (url, page) if address}
    return (hosts | {plain_handle(handle).partition("@")[2]}) - {""}


def plain_handle(handle: str) -> str:
    """The name of an account however it is written."""
    return handle.strip().lstrip("@").casefold()
