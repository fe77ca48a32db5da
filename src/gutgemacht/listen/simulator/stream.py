"""Counts made into mentions: invented texts, authors and hashtags, as a source would bring them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.simulator.counts import BIN, Counts
from gutgemacht.listen.simulator.storm import Traits

_OPENINGS = {
    "en": ("Saw", "Read about", "Thinking of", "Talking about", "Heard of"),
    "de": ("Gesehen:", "Gelesen:", "Gehört von", "Es geht um", "Im Gespräch:"),
    "fr": ("Vu :", "Lu :", "On parle de", "À propos de", "Entendu :"),
    "es": ("Visto:", "Leído:", "Se habla de", "Sobre", "Oído:"),
}
_NEUTRAL = {
    "en": ("at lunch", "this morning", "on the train", "with friends", "once more"),
    "de": ("in der Pause", "heute früh", "im Zug", "mit Freunden", "noch einmal"),
    "fr": ("à midi", "ce matin", "dans le train", "entre amis", "encore une fois"),
    "es": ("al mediodía", "esta mañana", "en el tren", "con amigos", "otra vez"),
}
_CRITICAL = {
    "en": ("and I do not like it", "what a bad idea", "this is disappointing"),
    "de": ("und das gefällt mir nicht", "was für eine schlechte Idee", "das enttäuscht mich"),
    "fr": ("et cela ne me plaît pas", "quelle mauvaise idée", "c'est décevant"),
    "es": ("y no me gusta", "qué mala idea", "es decepcionante"),
}
_NETWORKS = ("mastodon", "bluesky", "feed")
_REGULARS = 400
# Made at once, so that memory stays flat and NumPy still has something to do.
_BATCH = 4096
QUIET = Traits(
    hashtag="#everyday",
    tagged=0.1,
    audience="en",
    of_audience=0.6,
    source="mastodon",
    on_source=0.5,
    new_authors=0.35,
)


@dataclass(frozen=True)
class Public:
    """Who speaks: about what `name`, with which traits. `prefix` makes ids and authors its own."""

    name: str
    traits: Traits = QUIET
    prefix: str = "quiet"


def stream(
    counts: Counts, start: datetime, public: Public, chance: np.random.Generator
) -> Iterator[Mention]:
    """The mentions of `counts`, oldest first, one by one.

    In each bin there are as many, as many critical ones and as many replies to the own post of the
    traits as the counts say. Memory does not grow with their number.
    """
    number = 0
    for place, many in enumerate(counts["mentions"].tolist()):
        begins, negative = start + place * BIN, int(counts["negative"][place])
        replies, done = int(counts["replies"][place]), 0
        while done < many:
            size = min(many - done, _BATCH)
            share = (int(negative * size / many), int(replies * size / many))
            if done + size == many:
                share = (
                    negative - int(negative * done / many),
                    replies - int(replies * done / many),
                )
            since = begins + done / many * BIN
            yield from _batch((number, size, *share), (since, size / many * BIN), public, chance)
            number, done = number + size, done + size


def _batch(
    many: tuple[int, int, int, int],
    when: tuple[datetime, timedelta],
    public: Public,
    chance: np.random.Generator,
) -> list[Mention]:
    first, size, negative, replies = many
    traits, name, prefix = public.traits, public.name, public.prefix
    since, step = when[0], when[1] / size
    languages = _chosen(traits.audience, tuple(_OPENINGS), traits.of_audience, size, chance)
    networks = _chosen(traits.source, _NETWORKS, traits.on_source, size, chance)
    is_new = chance.random(size) < traits.new_authors
    regular = chance.integers(0, _REGULARS, size)
    is_tagged = chance.random(size) < (traits.tagged if traits.hashtag else 0)
    followers = chance.lognormal(5.7, 1.8, size).astype(np.int64)
    is_negative = _some(negative, size, chance)
    is_reply = _some(replies, size, chance)
    words = chance.integers(0, 5, (size, 2))
    rows = zip(
        range(first, first + size),
        languages,
        networks,
        is_new.tolist(),
        regular.tolist(),
        is_tagged.tolist(),
        followers.tolist(),
        is_negative.tolist(),
        is_reply.tolist(),
        words.tolist(),
        strict=True,
    )
    tag, post = traits.hashtag.lstrip("#"), traits.post
    tags, closing = (tag,), f" {traits.hashtag}"
    return [
        Mention(
            network=network,
            id=f"{prefix}-{number}",
            at=since + (number - first) * step,
            text=_text(name, language, word, bad=bad) + (closing if tagged else ""),
            author=f"{prefix}-new-{number}" if new else f"regular-{who}",
            followers=reach,
            language=language,
            kind="reply" if answers else "post",
            of=post if answers else "",
            root=post if answers else "",
            tags=tags if tagged else (),
        )
        for number, language, network, new, who, tagged, reach, bad, answers, word in rows
    ]


def _text(name: str, language: str, word: list[int], *, bad: bool) -> str:
    ends = _CRITICAL[language] if bad else _NEUTRAL[language]
    return f"{_OPENINGS[language][word[0]]} {name}, {ends[word[1] % len(ends)]}"


def _chosen(
    mostly: str, others: Sequence[str], share: float, size: int, chance: np.random.Generator
) -> list[str]:
    rest = [one for one in others if one != mostly]
    picked = chance.integers(0, len(rest), size).tolist()
    is_most = (chance.random(size) < share).tolist()
    return [mostly if most else rest[n] for most, n in zip(is_most, picked, strict=True)]


def _some(
    many: int, size: int, chance: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """So many of a row, at random."""
    marks = np.zeros(size, dtype=np.bool_)
    marks[:many] = True
    chance.shuffle(marks)
    return marks
