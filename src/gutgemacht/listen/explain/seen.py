"""One mention as explanations read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import regex

from gutgemacht.listen.mention import Mention
from gutgemacht.text.hashtags import hashtags

By = Literal["hashtag", "word", "post", "audience", "source"]
"""By what an excess is split: what is said, under which post of ours, by whom, and where."""
SPLITS: tuple[By, ...] = ("hashtag", "word", "post", "audience", "source")
MOST_TERMS = 40
"""Of one mention no more hashtags, and no more words, are read."""

_NO_WORD = regex.compile(r"\w+://\S+|[@#＃][\w.@-]+")
_WORD = regex.compile(r"\p{L}{4,}")


@dataclass(frozen=True)
class Seen:
    """Who said what where, as names; nothing of a text but single words.

    `things` are the names of each way to split: several hashtags and words, one own post, audience
    (a language) and source (a network) at most. `reach` is how many follow its author.
    """

    id: str
    at: datetime
    author: str = ""
    url: str = ""
    reach: int = 0
    new_author: bool = False
    negative: bool = False
    things: Mapping[By, tuple[str, ...]] = field(default_factory=dict)


def seen(
    mention: Mention, *, new_author: bool = False, negative: bool = False, post: str = ""
) -> Seen:
    """A mention with what only its keeper knows; `post` is our own post that it answers."""
    return Seen(
        id=f"{mention.network} {mention.id}",
        at=mention.at,
        author=f"{mention.network} {mention.author}",
        url=mention.url,
        reach=mention.followers or 0,
        new_author=new_author,
        negative=negative,
        things={
            "hashtag": _tags(mention),
            "word": _words(mention.text),
            "post": (post,) if post else (),
            "audience": (mention.language,) if mention.language else (),
            "source": (mention.network,),
        },
    )


def _tags(mention: Mention) -> tuple[str, ...]:
    written = (mention.text[tag.span.start + 1 : tag.span.end] for tag in hashtags(mention.text))
    tags = (tag.lstrip("#＃").casefold() for tag in (*mention.tags, *written))
    return tuple(dict.fromkeys(f"#{tag}" for tag in tags if tag))[:MOST_TERMS]


def _words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(_NO_WORD.sub(" ", text).casefold())
    return tuple(dict.fromkeys(words))[:MOST_TERMS]
