"""Mentions for tests: a calm fortnight, and waves on it."""

from datetime import UTC, datetime, timedelta

from gutgemacht.listen.explain import Seen, Usual, Wave

MONDAY = datetime(2015, 12, 7, 5, tzinfo=UTC)


def said(nth: int, at: datetime = MONDAY, **how) -> Seen:
    things = {
        "hashtag": how.pop("hashtag", ("#ibm",)),
        "word": how.pop("word", ("firm", "cloud")),
        "post": how.pop("post", ()),
        "audience": (how.pop("audience", "en"),),
        "source": (how.pop("source", "mastodon"),),
    }
    author = how.pop("author", f"author{nth}")
    return Seen(f"n {nth:06}", at + timedelta(seconds=nth), author, things=things, **how)


def calm(mentions: int = 400) -> Usual:
    usual = Usual()
    for nth in range(mentions):
        usual.add(
            said(
                nth,
                MONDAY - timedelta(days=2),
                audience="en" if nth % 10 else "de",
                source="mastodon" if nth % 4 else "feed",
                negative=nth % 5 == 0,
                new_author=nth % 3 == 0,
            )
        )
    return usual


def wave_of(*seen: Seen) -> Wave:
    wave = Wave()
    for one in seen:
        wave.add(one)
    return wave
