"""What the program makes of posts: the first line that a feed shows, and the hashtags in them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Max

from gutgemacht.campaign.first_line import first_look
from gutgemacht.networks.shape import shapes
from gutgemacht.text import hashtags
from gutgemacht.web.campaign.models import Stimulus, Version

Kind = Stimulus.Kind
WRITTEN = (Kind.POST, Kind.LANDING)
LAST = 1_000_000


def follow(version: Version) -> None:
    """Makes first lines and hashtags follow the posts as they are, in the caller's transaction."""
    rows = list(version.stimuli.all())
    posts = [row for row in rows if row.kind == Kind.POST]
    for post in posts:
        _first_line(post, [row for row in rows if row.of_id == post.pk])
    tags = _tags(row.text for row in rows if row.kind in WRITTEN)
    known = {row.text.casefold(): row for row in rows if row.kind == Kind.HASHTAG}
    for folded, row in known.items():
        if folded not in tags:
            row.delete()
    for folded, text in tags.items():
        if folded not in known:
            added(version, kind=Kind.HASHTAG, text=text)
    in_order(version)


def added(version: Version, **facts: Any) -> Stimulus:
    """A new stimulus at the end, with a number that none of this campaign ever had."""
    every = Stimulus.objects.filter(version__campaign=version.campaign_id)
    last = every.aggregate(last=Max("number"))["last"] or 0
    return Stimulus.objects.create(version=version, number=last + 1, place=LAST, **facts)


def in_order(version: Version) -> None:
    """Gives everything its place: each with what was made of it behind it, hashtags last."""
    rows = list(version.stimuli.all())
    for place, row in enumerate(_ordered(rows), start=1):
        if row.place != place:
            row.place = place
            row.save(update_fields=["place"])


def _ordered(rows: list[Stimulus]) -> Iterator[Stimulus]:
    for row in rows:
        if row.of_id is None and row.kind != Kind.HASHTAG:
            yield row
            yield from (other for other in rows if other.of_id == row.pk)
    yield from (row for row in rows if row.kind == Kind.HASHTAG)


def _first_line(post: Stimulus, made: list[Stimulus]) -> None:
    """What is seen of a post before "more"; where a feed cuts, readers are shown it."""
    shape = shapes().get(post.network)
    look = first_look(post.text, shape.cut if shape else None)
    shown = look.shown if look.more else look.line
    line = next((row for row in made if row.kind == Kind.FIRST_LINE), None)
    facts = {"text": shown, "network": post.network, "language": post.language}
    if shown == post.text.strip():
        if line is not None:
            line.delete()
    elif line is None:
        added(post.version, kind=Kind.FIRST_LINE, of=post, read=look.more, **facts)
    else:
        Stimulus.objects.filter(pk=line.pk).update(**facts)


def _tags(texts: Iterable[str]) -> dict[str, str]:
    """The hashtags of texts as first written, by their letters without capitals."""
    found: dict[str, str] = {}
    for text in texts:
        for tag in hashtags(text):
            written = text[tag.span.start : tag.span.end]
            found.setdefault(written.casefold(), written)
    return found
