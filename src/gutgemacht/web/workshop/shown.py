"""What wall and desk show of a room: the question and its sums, never who chose what."""

from dataclasses import dataclass
from datetime import datetime

from gutgemacht.learn import workshop
from gutgemacht.web.workshop.models import Question, Room
from gutgemacht.web.workshop.rooms import value


@dataclass(frozen=True)
class Bar:
    """An option and how often it was chosen; `width` is its share in hundredths."""

    text: str
    count: int | None
    width: str
    is_right: bool


@dataclass(frozen=True)
class Result:
    """A question as it stands; `of` people are in the bars, none where there are too few."""

    answered: int
    of: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Shown:
    """A room as it stands: one of the stages of `learn.workshop`."""

    stage: str
    step: int
    joined: int
    question: Question | None
    result: Result | None

    @property
    def tells(self) -> bool:
        """True when what is known of the question may be told now."""
        return self.stage in ("closed", "ended") and bool(self.question and self.question.is_told)


def shown(room: Room, now: datetime) -> Shown:
    """What is to be seen of a room now."""
    ended = workshop.has_ended(value(room), now)
    stage = "ended" if ended else room.state
    result = result_of(room.question) if room.question and not ended else None
    return Shown(stage, room.step, room.joined, room.question, result)


def result_of(question: Question) -> Result:
    """The sums of a question that may be shown."""
    if question.closed_at:
        answered, counts = question.answered or 0, question.counts
    else:
        choices = list(question.answers.values_list("choice", flat=True))
        answered = len(choices)
        counts = workshop.sums(choices, len(question.options), is_closed=False)
    of = sum(counts or ())
    bars = (
        _bar(question, number, counts[number] if counts else None, of)
        for number in range(len(question.options))
    )
    return Result(answered, of, tuple(bars))


def _bar(question: Question, number: int, count: int | None, of: int) -> Bar:
    width = f"{100 * count / of:.1f}" if count is not None and of else "0"
    is_right = question.is_told and question.right == number
    return Bar(question.options[number], count, width, is_right)
