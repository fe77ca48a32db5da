"""The cases as dots over the years, a shape and a colour for each family of kinds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.library import Case, Kind

# In units of the drawing.
STEP, SIZE, FOOT, HEAD, EDGE = 20, 7, 20, 4, 10
YEARS_NAMED = 5
FEWEST_YEARS = 2

FAMILIES: dict[str, tuple[Kind, ...]] = {
    "campaign": ("makers-view", "stereotype", "hashtag", "timing", "vote"),
    "account": ("wrong-account", "employee", "hacked", "automation"),
    "service": ("service",),
    "law": ("green-claim", "covert-ad"),
    "well": ("handled-well",),
}
# Shapes around 0 0, so that nobody depends on colour.
SHAPES = {
    "campaign": f"M{-SIZE} 0a{SIZE} {SIZE} 0 1 0 {2 * SIZE} 0a{SIZE} {SIZE} 0 1 0 {-2 * SIZE} 0",
    "account": f"M{-SIZE + 1} {-SIZE + 1}h12v12h-12z",
    "service": f"M0 {-SIZE - 1}l8 8l-8 8l-8 -8z",
    "law": f"M0 {-SIZE}l8 14h-16z",
    "well": f"M0 {SIZE}l8 -14h-16z",
}


@dataclass(frozen=True)
class Dot:
    """One case in the drawing."""

    x: int
    y: int
    family: str
    shape: str
    label: str
    url: str


@dataclass(frozen=True)
class Timeline:
    """What the template draws."""

    width: int
    height: int
    base: int
    dots: tuple[Dot, ...]
    years: tuple[tuple[int, str], ...]
    legend: tuple[tuple[str, str, str, int], ...]
    first: str
    last: str


def timeline(cases: Sequence[Case], language: DraftLanguage) -> Timeline | None:
    """The drawing; None where the cases lie too close together to need one."""
    by_year = Counter(int(case.since[:4]) for case in cases)
    if len(by_year) < FEWEST_YEARS:
        return None
    first, last = min(by_year), max(by_year)
    base = HEAD + max(by_year.values()) * STEP
    stacked: Counter[int] = Counter()
    dots = []
    for case in sorted(cases, key=lambda case: (list(FAMILIES).index(family(case)), case.number)):
        year = int(case.since[:4])
        stacked[year] += 1
        x = EDGE + (year - first) * STEP + STEP // 2
        dots.append(_dot(case, x, base - stacked[year] * STEP + STEP // 2, language))
    years = range(first, last + 1)
    return Timeline(
        width=2 * EDGE + len(years) * STEP,
        height=base + FOOT,
        base=base,
        dots=tuple(dots),
        years=tuple(
            (EDGE + (year - first) * STEP + STEP // 2, str(year))
            for year in years
            if year % YEARS_NAMED == 0
        ),
        legend=_legend(cases),
        first=str(first),
        last=str(last),
    )


def family(case: Case) -> str:
    """The family of what a case is first of all."""
    return next(name for name, kinds in FAMILIES.items() if case.kinds[0] in kinds)


def _dot(case: Case, x: int, y: int, language: DraftLanguage) -> Dot:
    name = family(case)
    label = f"{case.since[:4]} · {case.company}: {case.title.in_(language)}"
    return Dot(x, y, name, SHAPES[name], label, reverse("cases:one", args=[case.id]))


def _legend(cases: Sequence[Case]) -> tuple[tuple[str, str, str, int], ...]:
    count = Counter(family(case) for case in cases)
    words = {
        "campaign": _("campaigns and posts"),
        "account": _("accounts and people"),
        "service": _("answers and service"),
        "law": _("promises and labels"),
        "well": _("handled well"),
    }
    return tuple((name, SHAPES[name], words[name], count[name]) for name in FAMILIES if count[name])
