"""The picture of a rule: where a group says go or stop, and how it comes along."""

from collections.abc import Sequence
from dataclasses import dataclass

from gutgemacht.campaign.decision import Look, Rule
from gutgemacht.campaign.plan import Boundaries, Edge, boundaries

WIDTH, HEIGHT = 560, 250
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 12, 34
# So many lines across are read with ease.
LINES = 6


@dataclass(frozen=True)
class Tick:
    """A number beside an axis, and where it stands."""

    at: float
    number: int


@dataclass(frozen=True)
class Plot:
    """A drawing in units of `WIDTH` by `HEIGHT`; paths are those of SVG.

    `go` and `stop` are the areas in which a group is decided, empty where a rule has none; `trail`
    leads through `looks`, the (x, y) of what was counted so far. `begin` is where STOP begins.
    """

    go: str
    stop: str
    trail: str
    looks: tuple[tuple[float, float], ...]
    begin: float
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def plot_of(rule: Rule, trail: Sequence[Look] = ()) -> Plot:
    """The two areas of a rule, and the looks at one group in them."""
    edges = boundaries(rule)
    counted = max((look.objectors for look in trail), default=0)
    scale = _Scale(rule.most, max(_highest(edges), counted) + 1)
    looks = tuple(scale.point(look.readers, look.objectors) for look in trail)
    return Plot(
        go=scale.go(edges.go),
        stop=scale.stop(edges.stop, rule.least),
        trail=_line(looks),
        looks=looks,
        begin=scale.x(rule.least),
        across=tuple(Tick(scale.x(one), one) for one in _ticks(rule.most)),
        up=tuple(Tick(scale.y(one), one) for one in _ticks(scale.objectors)),
    )


@dataclass(frozen=True)
class _Scale:
    """So many readers across, so many objectors up."""

    readers: int
    objectors: int

    def x(self, readers: float) -> float:
        return round(LEFT + readers / self.readers * (WIDTH - LEFT - RIGHT), 1)

    def y(self, objectors: float) -> float:
        return round(HEIGHT - BOTTOM - objectors / self.objectors * (HEIGHT - TOP - BOTTOM), 1)

    def point(self, readers: float, objectors: float) -> tuple[float, float]:
        return self.x(readers), self.y(objectors)

    def stop(self, edges: Sequence[Edge], least: int) -> str:
        """Above its steps: each goes on to the last number of readers that it holds for."""
        if not edges:
            return ""
        # Half a step below, so that what stops lies within and not on the line.
        corners, begin = [(least - 0.5, float(self.objectors))], least - 0.5
        for edge in edges:
            corners += [(begin, edge.objectors - 0.5), (edge.readers + 0.5, edge.objectors - 0.5)]
            begin = edge.readers + 0.5
        return self._area([*corners, (begin, float(self.objectors))])

    def go(self, edges: Sequence[Edge]) -> str:
        """Below its steps: each begins at the first number of readers that it holds for."""
        if not edges:
            return ""
        corners, height = [(edges[0].readers - 0.5, 0.0)], 0.0
        for edge in edges:
            begin = edge.readers - 0.5
            corners += [(begin, height), (begin, edge.objectors + 0.5)]
            height = edge.objectors + 0.5
        end = float(self.readers)
        return self._area([*corners, (end, height), (end, 0.0)])

    def _area(self, corners: Sequence[tuple[float, float]]) -> str:
        inside = [(min(readers, self.readers), objectors) for readers, objectors in corners]
        return _line([self.point(*corner) for corner in inside]) + "Z"


def _highest(edges: Boundaries) -> int:
    return max((edge.objectors for edge in (*edges.go, *edges.stop)), default=1)


def _line(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x},{y}" for x, y in points) if points else ""


def _ticks(most: int) -> range:
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 200) if most / one <= LINES)
    return range(0, most + 1, step)
