"""Own posts: whether people answer one of them otherwise than they usually do.

Two things are looked at on each day of a post: how many answer or quote it beside those who like or
share it, and how many of the answers are negative. On a usual day either share is drawn from a Beta
distribution that the company's other days have shown (`Habit`); a day that goes wrong has far
higher odds. The ratio of the two likelihoods is a test martingale: on usual days the chance that it
ever exceeds 1 / c is c at most, however often one looks (J. Ville, "Étude critique de la notion de
collectif", 1939; G. Shafer et al., "Test Martingales, Bayes Factors and p-Values", Statistical
Science 26, 2011). The mean of ratios for answers, for negative ones and for both together is one
too. The nth day of a post spends 1 / (n (n + 1)) of its false notices, so that a post of last year
that is dug up is heard like a new one, and all days together spend no more than FALSE_PER_POST.

An author counts once a day, by the first answer: who answers twenty times is one. Likes are known
only as a sum that is read now and then; until it is read again the sum of the last reading counts,
so that answers seem more than they are: read the counts when a post is answered.
"""

import math
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from pydantic import TypeAdapter

FALSE_PER_POST = 0.005
"""Of 200 posts that are answered as usual, one gets a notice in all its days."""
LEAST = 5
"""Fewer people than this are no public."""
DAY = timedelta(days=1)
ODDS = 6.0
"""How far the odds of a day that goes wrong lie above the usual ones."""
WIDTH = 4.0
"""How little is known of such a day: its Beta distribution weighs four people."""
AUTHORS = 256
"""Of more authors only the last are remembered: who floods is among them."""
WIDER = 2.0
"""So many times more than a Beta distribution says days differ: its tails are light, and a company
has shown only some of its days."""
LARGEST = 200
"""A day with more people than this weighs as much as one with so many."""


@dataclass(frozen=True)
class Share:
    """A Beta distribution of a share: its mean, and how many people it weighs."""

    mean: float
    weight: float

    @property
    def parameters(self) -> tuple[float, float]:
        """The two numbers of the Beta distribution."""
        return self.mean * self.weight, (1 - self.mean) * self.weight

    @property
    def wrong(self) -> "Share":
        """The share of a day that goes wrong."""
        odds = ODDS * self.mean / (1 - self.mean)
        return Share(odds / (1 + odds), WIDTH)


@dataclass(frozen=True)
class Moments:
    """The shares of many days as sums, from which their distribution is estimated.

    Of a day with n people of whom x do something, E[x] is n times the first moment of the share and
    E[x (x - 1)] is n (n - 1) times the second (J. G. Skellam, "A Probability Distribution Derived
    from the Binomial Distribution", JRSS B 10, 1948).
    """

    doing: float
    people: float
    pairs_doing: float
    pairs: float

    def with_day(self, doing: int, people: int) -> "Moments":
        """With one more day."""
        if people < 1:
            return self
        scale = min(1.0, LARGEST / people)
        doing_, people_ = doing * scale, people * scale
        return Moments(
            self.doing + doing_,
            self.people + people_,
            self.pairs_doing + max(0.0, doing_ * (doing_ - 1)),
            self.pairs + people_ * (people_ - 1),
        )

    @property
    def share(self) -> Share:
        """The distribution, kept within what a company can have."""
        mean = min(max(self.doing / self.people, 0.01), 0.95)
        spread = self.pairs_doing / self.pairs - mean * mean
        alike = min(max(WIDER * spread / (mean * (1 - mean)), 0.02), 0.5)
        return Share(mean, 1 / alike - 1)


def _before(mean: float, weight: float, people: float) -> Moments:
    """Moments as if days with so many people had been seen, five at a time."""
    pairs = people * 4
    second = mean * mean + mean * (1 - mean) / (weight + 1)
    return Moments(mean * people, people, second * pairs, pairs)


@dataclass(frozen=True)
class Habit:
    """How a company's posts are usually answered; at first what is typical, worth some days."""

    answers: Moments = field(default_factory=lambda: _before(0.15, 25.0, 100.0))
    negative: Moments = field(default_factory=lambda: _before(0.25, 50.0, 50.0))

    def with_day(self, post: "OwnPost") -> "Habit":
        """With one more day that was as usual: of a post without a notice, when its day ends."""
        people = post.answers + post.approvals
        return Habit(
            self.answers.with_day(post.answers, people),
            self.negative.with_day(post.negative, post.answers),
        )


@dataclass(frozen=True)
class OwnPost:
    """One of our posts on the day it lives in.

    `answers` are people who answered or quoted it this day, `negative` those of them whose first
    answer was, `approvals` likes and shares of the day; `approved` is their sum at the last
    reading. `authors` are marks of the last who answered, not their names.
    """

    post: str
    since: datetime
    day: int = 1
    answers: int = 0
    negative: int = 0
    approvals: int = 0
    approved: int = 0
    authors: tuple[str, ...] = ()

    def answered(self, author: str, *, negative: bool) -> "OwnPost":
        """After somebody answered or quoted it; a second answer by the same changes nothing."""
        mark = blake2b(f"{self.post}\n{author}".encode(), digest_size=8).hexdigest()
        if mark in self.authors:
            return self
        return replace(
            self,
            answers=self.answers + 1,
            negative=self.negative + negative,
            authors=(*self.authors, mark)[-AUTHORS:],
        )

    def liked(self, approved: int) -> "OwnPost":
        """After its likes and shares were read, as a sum of all its days."""
        came = max(0, approved - self.approved)
        return replace(self, approvals=self.approvals + came, approved=approved)

    def at(self, now: datetime) -> "OwnPost":
        """On the day that holds `now`; a new day counts from nothing."""
        passed = (now - self.since) // DAY
        if passed < 1:
            return self
        return OwnPost(
            self.post, self.since + passed * DAY, self.day + passed, approved=self.approved
        )

    def state(self) -> str:
        """What `read` makes the same of."""
        return _POST.dump_json(self).decode()

    @staticmethod
    def read(state: str) -> "OwnPost":
        """A post as it was kept; raises ValueError where it is none."""
        return _POST.validate_json(state)


@dataclass(frozen=True)
class Notice:
    """How a post is answered.

    `answers` people answered or quoted it since `since`, `negative` of them negatively, beside
    `approvals` likes and shares. The usual shares are those of answers among all reactions and of
    negative ones among answers. At most one of 1 / `chance` usual posts ever looks like this.
    """

    post: str
    since: datetime
    answers: int
    negative: int
    approvals: int
    usual_answers: float
    usual_negative: float
    chance: float


_POST = TypeAdapter(OwnPost)
_HABIT = TypeAdapter(Habit)


def read_habit(state: str) -> Habit:
    """A habit as `habit_state` wrote it; raises ValueError where it is none."""
    return _HABIT.validate_json(state)


def habit_state(habit: Habit) -> str:
    """A habit as JSON."""
    return _HABIT.dump_json(habit).decode()


def notice(post: OwnPost, habit: Habit) -> Notice | None:
    """What is to be said of a post now, if something is; ask after each answer and reading.

    Over all days of a post that is answered as `habit` says, the chance of any notice is
    `FALSE_PER_POST` at most.
    """
    found = look(post, habit)
    return found if found.answers >= LEAST and found.chance <= FALSE_PER_POST else None


def look(post: OwnPost, habit: Habit) -> Notice:
    """How a post is answered beside the usual, whether that is strange or not."""
    answers, negative = habit.answers.share, habit.negative.share
    return Notice(
        post=post.post,
        since=post.since,
        answers=post.answers,
        negative=post.negative,
        approvals=post.approvals,
        usual_answers=answers.mean,
        usual_negative=negative.mean,
        chance=chance_of(post, answers, negative),
    )


def chance_of(post: OwnPost, answers: Share, negative: Share) -> float:
    """How many usual posts ever look like this one, at most; 1 where nothing lies above the usual.

    With the usual shares as they are given.
    """
    if not _above(post, answers, negative):
        return 1.0
    spent = math.log(post.day * (post.day + 1))
    return math.exp(min(0.0, spent - log_ratio(post, answers, negative)))


def log_ratio(post: OwnPost, answers: Share, negative: Share) -> float:
    """The logarithm of the test martingale of a post's day."""
    answered = _log_ratio(post.answers, post.approvals, answers)
    blamed = _log_ratio(post.negative, post.answers - post.negative, negative)
    ways = (answered, blamed, answered + blamed)
    largest = max(ways)
    return largest + math.log(sum(math.exp(way - largest) for way in ways) / len(ways))


def _above(post: OwnPost, answers: Share, negative: Share) -> bool:
    people = post.answers + post.approvals
    return post.answers > answers.mean * people or post.negative > negative.mean * post.answers


def _log_ratio(doing: int, others: int, usual: Share) -> float:
    return _log_likelihood(doing, others, usual.wrong) - _log_likelihood(doing, others, usual)


def _log_likelihood(doing: int, others: int, share: Share) -> float:
    """Of people one after the other, so many doing it, in whatever order (beta-binomial)."""
    a, b = share.parameters
    return _log_beta(a + doing, b + others) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
