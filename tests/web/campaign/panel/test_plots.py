"""The drawing of a rule says what the rule says."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.campaign.decision import Look, Rule, follow
from gutgemacht.web.campaign.panel.plots import plot_of

RULES = st.builds(
    Rule,
    limit=st.sampled_from([0.05, 0.1, 0.2, 0.5]),
    go=st.sampled_from([0.6, 0.9, 0.95]),
    stop=st.sampled_from([0.6, 0.8, 0.95]),
    least=st.just(8),
    most=st.integers(8, 120),
)


def _holds(path: str, x: float, y: float) -> bool:
    """Whether a point lies in the area of a path (by the crossings to its right)."""
    corners = [tuple(map(float, one.split(","))) for one in re.findall(r"[\d.]+,[\d.]+", path)]
    crossed = 0
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossed += 1
    return crossed % 2 == 1


@settings(max_examples=60, deadline=None)
@given(rule=RULES, objections=st.lists(st.booleans(), min_size=1, max_size=60))
def test_the_line_enters_a_field_when_the_group_decides(rule, objections):
    outcome = follow(objections, rule)
    last = outcome.decided or outcome.trail[min(len(objections), rule.most)]
    drawn = plot_of(rule, [Look(0, 0, 0.5), last])
    # Who stands on the edge of the drawing is looked for a hair within.
    x, y = drawn.looks[-1][0] - 0.2, drawn.looks[-1][1] - 0.2
    fields = (_holds(drawn.go, x, y), _holds(drawn.stop, x, y))
    assert fields == (outcome.decision == "GO", outcome.decision == "STOP")


def test_a_field_that_cannot_be_reached_is_not_drawn():
    assert plot_of(Rule(most=12)).go == ""
    assert plot_of(Rule(most=12)).stop
