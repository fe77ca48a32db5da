"""Reading: one reader's answers to one stimulus, and whether they object or warn."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from gutgemacht.campaign.questions import Pair, Would, names_somebody
from gutgemacht.guideline.strict import Strict

LONGEST_ANSWER = 2_000
MOST_MARKS = 50
# From here on on the scale of 0 to 4 "this hurts me" is an objection (see `objects`).
HURT = 3


def _cleaned(text: str) -> str:
    # Databases refuse the null character, and nobody types it.
    return text.replace("\0", "").strip()


Id = Annotated[str, Field(min_length=1, max_length=100)]
Answer = Annotated[str, Field(max_length=LONGEST_ANSWER), AfterValidator(_cleaned)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Step = Annotated[int, Field(ge=1, le=5)]


class ReadingError(ValueError):
    """Answers that cannot be kept; `problems` name each key and what is allowed there."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__("; ".join(f"{key}: {message}" for key, message in problems.items()))


class Mark(Strict):
    """A place of the stimulus that a reader pointed at.

    Either words of its text, by code points (`start` before `end`), or a box of its picture, in
    fractions of width and height from the upper left corner.
    """

    stimulus: Id
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=1)
    x: Fraction | None = None
    y: Fraction | None = None
    w: Fraction | None = None
    h: Fraction | None = None

    @property
    def words(self) -> tuple[int, int] | None:
        """Where the words begin and end, if words are marked."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, top, width and height, if a part of the picture is marked."""
        if self.x is None or self.y is None or self.w is None or self.h is None:
            return None
        return self.x, self.y, self.w, self.h

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        words, box = (self.start, self.end), (self.x, self.y, self.w, self.h)
        given = [part for part in (words, box) if any(number is not None for number in part)]
        if len(given) != 1 or None in given[0]:
            raise ValueError("a mark needs either start and end, or x, y, w and h")
        if self.words and self.words[0] >= self.words[1]:
            raise ValueError(f"start {self.start}: must come before end {self.end}")
        return self


class Reading(Strict):
    """One reader's answers to one stimulus; free answers may be empty, the two scales may not.

    `key` tells readings apart and is no person. `hurts_whom` and `hurts_by` say whom it could hurt
    and by what, `hurts_me` how much it hurts the reader (0 not at all, 4 very much), `would` what
    they would do, `first_line` what stays of the first line alone.
    """

    key: Id
    stratum: Id
    stimulus: Id
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    gist: Answer = ""
    whom: Answer = ""
    pairs: dict[Pair, Step] = {}
    hurts_whom: Answer = ""
    hurts_by: Answer = ""
    marks: tuple[Mark, ...] = Field(default=(), max_length=MOST_MARKS)
    hurts_me: int = Field(ge=0, le=4)
    would: Would
    first_line: Answer = ""
    free: Answer = ""

    @model_validator(mode="after")
    def _marks_what_was_read(self) -> Self:
        for mark in self.marks:
            if mark.stimulus != self.stimulus:
                raise ValueError(
                    f"marks: one is on {mark.stimulus!r}, but {self.stimulus!r} was read"
                )
        return self


def read_reading(data: Mapping[str, Any] | str | bytes) -> Reading:
    """A reading from JSON, or from what JSON holds; raises ReadingError naming all that is wrong.

    Its way back is `reading.model_dump_json()`.
    """
    try:
        if isinstance(data, (str, bytes)):
            return Reading.model_validate_json(data)
        return Reading.model_validate(data)
    except ValidationError as error:
        raise ReadingError(dict(map(_told, error.errors()))) from None


def _told(detail: Any) -> tuple[str, str]:
    message = str(detail["msg"]).removeprefix("Value error, ")
    if detail["type"] == "missing":
        message = "is missing"
    return ".".join(map(str, detail["loc"])) or "reading", message


def objects(reading: Reading) -> bool:
    """Whether the reader is an objector: hurt by it, or going to object or to avoid the company.

    What people mean to do counts beside what they feel: attitudes to offence alone differ by
    country, the intention to reject is what follows (Chan, Li, Diehl and Terlutter 2007).
    """
    return reading.hurts_me >= HURT or reading.would in ("object", "avoid")


def warns(reading: Reading) -> bool:
    """Whether the reader names somebody whom it could hurt, or what could hurt in it."""
    return names_somebody(reading.hurts_whom) or names_somebody(reading.hurts_by)
