"""Explanations and own posts on invented publics: what is named first, and how often in vain.

usage: python bench/alarm_explain.py [--storms N] [--seed N] [--grade good|fair|poor]

Storms of the simulator know their hashtag, own post, audience and source. Those that the alarm
finds (at one false alarm a month) are explained at the moment of the alarm.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from gutgemacht.listen.alarm import Event, Series
from gutgemacht.listen.explain import Bins, Explanation, Seen, Usual, Wave, explain
from gutgemacht.listen.own_post import DAY as POST_DAY
from gutgemacht.listen.own_post import Habit, OwnPost, notice
from gutgemacht.listen.simulator import background as ordinary
from gutgemacht.listen.simulator.counts import BIN, DAY, HOUR, together
from gutgemacht.listen.simulator.habits import GRADES, Grade, draw_habits
from gutgemacht.listen.simulator.storm import (
    Prelude,
    Storm,
    draw_prelude,
    draw_shape,
    draw_traits,
    peak_at,
    storm_counts,
)

START = datetime(2026, 1, 5, tzinfo=UTC)
DAYS = 28
LANGUAGES = ("en", "de", "fr", "es")
NETWORKS = ("mastodon", "bluesky", "feed")
BACK = DAY


@dataclass(frozen=True)
class Crowd:
    """Who speaks of a brand on ordinary days: shares of languages, networks and hashtags."""

    languages: np.ndarray
    networks: np.ndarray
    tags: np.ndarray

    @classmethod
    def drawn(cls, chance: np.random.Generator) -> "Crowd":
        languages = chance.permutation(chance.dirichlet([6, 2, 1, 0.5]))
        networks = chance.dirichlet([4, 3, 2])
        return cls(languages, networks, chance.dirichlet(1 / np.arange(1, 31)))

    def says(self, nth: int, at: datetime, chance: np.random.Generator, **other) -> Seen:
        tag = f"#daily{chance.choice(len(self.tags), p=self.tags)}"
        things = {
            "hashtag": ("#brand", tag) if chance.random() < 0.3 else (),
            "post": (),
            "audience": (str(chance.choice(LANGUAGES, p=self.languages)),),
            "source": (str(chance.choice(NETWORKS, p=self.networks)),),
        }
        return Seen(f"d{nth}", at, f"pool{chance.integers(500)}", things=things | other)


@dataclass
class Public:
    """One brand with one storm."""

    storm: Storm
    calm: ordinary.Background
    storm_mentions: np.ndarray
    counts: dict[str, np.ndarray]
    crowd: Crowd


def public(grade: Grade, chance: np.random.Generator) -> Public:
    habits = draw_habits(chance)
    calm = ordinary.background(habits, START, DAYS, grade, chance)
    at = int(chance.integers(21 * DAY, 26 * DAY))
    recent = [post.id for post in calm.posts if at - 2 * DAY <= post.at <= at]
    posts = tuple(recent[-1:]) if chance.random() < 0.5 else ()
    storm = Storm(at, draw_shape(chance), draw_traits(chance, posts))
    extra = storm_counts(storm, habits, DAYS * DAY, grade, chance)
    return Public(
        storm, calm, extra["mentions"], together([calm.counts, extra]), Crowd.drawn(chance)
    )


def alarm(one: Public) -> tuple[int, list[float]] | None:
    """The bin in which the storm is found, and what was expected in each bin until then."""
    series, expected = Series(tone=True), []
    first, last = one.storm.at - HOUR, peak_at(one.storm) + 12 * HOUR
    for nth in range(min(last, DAYS * DAY)):
        mentions = float(one.counts["mentions"][nth])
        read = series.update(START + nth * BIN, mentions, float(one.counts["negative"][nth]))
        expected.append(read.expected)
        if nth >= first and read.event in (Event.OPENED, Event.ROSE):
            return nth, expected
    return None


def said(one: Public, first: int, last: int, chance: np.random.Generator) -> Iterator[Seen]:
    """All mentions of the bins from `first` to `last`."""
    for nth in range(first, last + 1):
        at = START + nth * BIN
        stormy = int(one.storm_mentions[nth])
        answers = [
            post.id for post in one.calm.posts for _ in range(int((post.replies == nth).sum()))
        ]
        for place in range(int(one.calm.counts["mentions"][nth])):
            seen = one.crowd.says(nth * 10_000 + place, at, chance)
            if place < len(answers):
                seen = one.crowd.says(nth * 10_000 + place, at, chance, post=(answers[place],))
            elif tag := _burst(one, nth, chance):
                seen = one.crowd.says(nth * 10_000 + place, at, chance, hashtag=(tag,))
            yield seen
        for place in range(stormy):
            yield _of_storm(one, nth * 10_000 + place, at, chance)


def _burst(one: Public, nth: int, chance: np.random.Generator) -> str:
    """The hashtag of a harmless wave, for the part of the mentions that it brings."""
    beyond = 1 - one.calm.usual[nth] / max(1, one.calm.counts["mentions"][nth])
    near = [burst for burst in one.calm.bursts if -12 <= nth - burst.at <= 4 * burst.half_life]
    if near and chance.random() < beyond * near[-1].tagged:
        return f"#burst{near[-1].at}"
    return ""


def _of_storm(one: Public, nth: int, at: datetime, chance: np.random.Generator) -> Seen:
    traits = one.storm.traits

    def mostly(name: str, share: float, names: tuple[str, ...]) -> str:
        others = [other for other in names if other != name]
        return name if chance.random() < share else str(chance.choice(others))

    things = {
        "hashtag": (("#brand",) if chance.random() < 0.3 else ())
        + ((traits.hashtag,) if chance.random() < traits.tagged else ()),
        "post": (traits.post,) if traits.post and chance.random() < traits.answering else (),
        "audience": (mostly(traits.audience, traits.of_audience, LANGUAGES),),
        "source": (mostly(traits.source, traits.on_source, NETWORKS),),
    }
    return Seen(f"s{nth}", at, f"new{nth}", things=things)


def usual_of(one: Public, chance: np.random.Generator) -> Usual:
    usual = Usual()
    for nth in range(2_000):
        usual.add(one.crowd.says(nth, START + timedelta(days=14), chance))
    return usual


def explained(one: Public, chance: np.random.Generator) -> tuple[Explanation, int, int] | None:
    found = alarm(one)
    if not found:
        return None
    nth, expected = found
    first = max(0, nth - BACK)
    counts = tuple(int(count) for count in one.counts["mentions"][first : nth + 1])
    bins = Bins(START + first * BIN, counts, tuple(expected[first:])).of_the_wave()
    wave = Wave()
    begun = nth + 1 - len(bins.counts)
    for seen in said(one, begun, nth, chance):
        wave.add(seen)
    return explain(wave, usual_of(one, chance), bins), nth, begun


def firsts(storms: int, grade: Grade, seed: int) -> None:
    right, asked, found, began, held, doubled = Counter(), Counter(), 0, [], [], []
    for chance in np.random.default_rng(seed).spawn(storms):
        one = public(grade, chance)
        answer = explained(one, chance)
        if not answer:
            continue
        told, nth, begun = answer
        found += 1
        began.append(abs(begun - one.storm.at) * 5)
        traits = one.storm.traits
        truths = {
            "hashtag": traits.hashtag,
            "post": traits.post,
            "audience": traits.audience,
            "source": traits.source,
        }
        for by, truth in truths.items():
            if truth:
                asked[by] += 1
                right[by] += told.first(by) == truth
        if told.growth and nth + 2 * HOUR < DAYS * DAY:
            came = one.counts["mentions"][nth + 1 : nth + 1 + 2 * HOUR].sum()
            held.append(told.growth.least <= came <= told.growth.most)
            if nth < peak_at(one.storm) and told.growth.doubling:
                ratio = told.growth.doubling / one.storm.shape.doubling
                doubled.append(ratio)
    print(f"{found} of {storms} storms found by the alarm and explained")
    for by in ("hashtag", "post", "audience", "source"):
        print(f"  right {by:9} first: {right[by]} of {asked[by]} = {right[by] / asked[by]:.1%}")
    print(f"  begin off by {np.median(began):.0f} minutes in the middle")
    print(f"  next two hours within the interval: {np.mean(held):.0%}")
    print(
        f"  told doubling time over the true one, 10, 50, 90 %: "
        f"{np.round(np.quantile(doubled, [0.1, 0.5, 0.9]), 2)}"
    )


def own_posts(brands: int, grade: Grade, seed: int) -> None:
    """Usual posts with a notice, and preludes that are noticed before the volume takes off."""
    false, posts, heard, early, lead, answers = 0, 0, 0, 0, [], []
    for chance in np.random.default_rng(seed).spawn(brands):
        habits = draw_habits(chance)
        calm = ordinary.background(habits, START, DAYS, grade, chance)
        habit = Habit()
        for post in calm.posts[:-1]:
            followed, told = _followed(post, habit, ())
            habit = habit.with_day(followed[0]) if not told else habit
            posts, false = posts + 1, false + bool(told)
        if not calm.posts:
            continue
        victim, prelude = calm.posts[-1], draw_prelude(chance)
        critical = _critical(victim.at, prelude, grade, chance)
        _, told = _followed(victim, habit, critical)
        heard += 1
        early += bool(told)
        if told:
            lead.append((victim.at + prelude.hours * HOUR - told[0]) / HOUR)
            answers.append(told[1])
    print(f"own posts: {false} of {posts} usual posts noticed = {false / posts:.2%} (stated 0.50%)")
    print(
        f"  {early} of {heard} preludes noticed before take-off = {early / heard:.0%}, "
        f"{np.median(lead):.1f} h before it in the middle, after {np.median(answers):.0f} answers"
    )


def _critical(at: int, prelude: Prelude, grade: Grade, chance: np.random.Generator):
    places = np.sort(at + chance.random(prelude.replies) * prelude.hours * HOUR).astype(int)
    return tuple((int(place), bool(chance.random() < grade.storm)) for place in places)


def _followed(post: ordinary.OwnPost, habit: Habit, critical) -> tuple[list[OwnPost], tuple | None]:
    """The days of a post, and when it was noticed after how many answers."""
    usual = zip(post.replies.tolist(), (post.is_negative == 1).tolist(), strict=True)
    events = sorted([*usual, *critical])
    likes = np.sort(post.likes)
    state, days = OwnPost(post.id, START + post.at * BIN), []
    for nth, (place, negative) in enumerate(events):
        now = START + place * BIN
        if now - state.since >= POST_DAY:
            days.append(state)
        state = state.at(now).liked(int(np.searchsorted(likes, place, side="right")))
        state = state.answered(f"a{nth}", negative=negative)
        if notice(state, habit):
            return [*days, state], (place, state.answers)
    return [*days, state], None


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--storms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--grade", choices=GRADES, default="fair")
    given = parser.parse_args()
    own_posts(given.storms, GRADES[given.grade], given.seed)
    firsts(given.storms, GRADES[given.grade], given.seed)
