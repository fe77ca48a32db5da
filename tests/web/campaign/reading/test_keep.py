"""Keeping a reading: once, in time or apart, and without a trace of who gave it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from gutgemacht.campaign.decision import Rule, follow
from gutgemacht.campaign.reading import Reading, read_reading
from gutgemacht.web.campaign.panel.links import Way
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Stratum
from gutgemacht.web.campaign.panel.models import Reading as Row
from gutgemacht.web.campaign.panel.standing import close, standing_of
from gutgemacht.web.campaign.reading.keep import GRACE, Kept, Refused, keep
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.publish.ledger.models import Entry
from tests.web.campaign.reading.panels import NOON, invited, panel

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MINUTE = timedelta(minutes=1)


def answer(key: str, group: Stratum, **more: Any) -> Reading:
    stimulus = group.panel.version.stimuli.first()
    about = {"key": key, "stratum": str(group.pk), "stimulus": str(stimulus.pk), "language": "de"}
    return read_reading({**about, "hurts_me": 0, "would": "nothing", **more})


def kept(way: Way, key: str, now=NOON, begun=None, **more: Any) -> Kept:
    stimulus = way.panel.version.stimuli.first()
    return keep(way, stimulus, answer(key, way.stratum, **more), now, begun)


@pytest.fixture
def way() -> Way:
    return Way(panel().strata.get())


def test_an_answer_that_comes_twice_is_kept_once(way):
    assert kept(way, "a", hurts_me=4, hurts_whom="Frauen") == Kept.KEPT
    assert kept(way, "a", hurts_me=0) == Kept.AGAIN
    row = Row.objects.get()
    assert (row.objector, row.warner, row.late) == (True, True, False)
    assert read_reading(row.answers).hurts_me == 4
    assert row.day == NOON.date()


def test_what_was_begun_before_the_end_is_kept_apart_for_two_hours(way):
    end = NOON + MINUTE
    close(way.panel, None, end)
    assert kept(way, "a", end + GRACE, begun=NOON) == Kept.LATE
    for begun, now in ((NOON, end + GRACE + MINUTE), (end, end), (end + MINUTE, end + 2 * MINUTE)):
        with pytest.raises(Refused, match="ended"):
            kept(way, "b", now, begun=begun)
    assert [row.late for row in Row.objects.all()] == [True]
    [cell] = standing_of(way.panel).cells
    assert (cell.readers, cell.late) == (0, 1)


def test_the_closing_day_holds_before_anybody_has_closed(way):
    Panel.objects.update(closes_at=NOON)
    assert kept(way, "a", NOON + MINUTE, begun=NOON - MINUTE) == Kept.LATE
    with pytest.raises(Refused, match="ended"):
        kept(way, "b", NOON + MINUTE, begun=NOON)


def test_nobody_answers_a_panel_that_has_not_begun(way):
    Panel.objects.update(state="planned")
    with pytest.raises(Refused, match="early"):
        kept(way, "a")


def test_what_comes_by_an_ended_link_is_kept_apart(way):
    assert kept(Way(way.stratum, has_ended=True), "a") == Kept.LATE


def test_a_quota_is_kept_and_more_come_apart():
    way = Way(panel({"text": "Eins"}, {"text": "Zwei"}, quota=2).strata.get())
    came = [kept(way, key) for key in "abc"]
    assert came == [Kept.KEPT, Kept.KEPT, Kept.LATE]
    assert way.panel.strata.get().closed_at is None, "the other stimulus is still wanted"


def test_a_group_that_has_decided_closes_and_the_panel_with_its_last():
    opened = panel(groups=("Technik", "Alle"), rule=Rule(least=2, most=9, stop=0.6, go=0.99))
    first, second = (Way(group) for group in opened.strata.all())
    for key in "ab":
        kept(first, key, would="object")
    assert Stratum.objects.get(pk=first.stratum.pk).closed_at == NOON
    assert Panel.objects.get().state == "open"
    for key in "cd":
        kept(second, key, would="avoid")
    ended = Panel.objects.get()
    assert (ended.state, ended.closed_at) == ("closed", NOON)
    assert standing_of(ended).decision == "STOP"
    assert [entry.what for entry in Entry.objects.order_by("number")] == [
        "group of readers closed",
        "panel closed",
    ]


def test_makers_are_told_once_when_a_panel_ends_by_itself(way, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MAIL, settings.ADDRESS, settings.DEFAULT_FROM_EMAIL = (
        object(),
        "https://a.at",
        "a@a.at",
    )
    assert close(way.panel, None, NOON)
    assert not close(way.panel, None, NOON)
    notice = Notice.objects.get()
    assert (notice.kind, notice.data["decision"]) == ("panel-closed", "UNDECIDED")


def test_closing_empties_the_addresses(way):
    invited(way.stratum, address="sealed")
    close(way.panel, way.panel.by, NOON)
    assert [one.address for one in Invitation.objects.all()] == [""]


def test_a_personal_link_is_used_up_by_its_answer_and_by_nothing_else(way):
    invitation, _ = invited(way.stratum)
    personal = Way(way.stratum, invitation)
    Stratum.objects.update(closed_at=NOON - MINUTE)
    with pytest.raises(Refused):
        kept(personal, "late")
    assert Invitation.objects.get().used_at is None
    Stratum.objects.update(closed_at=None)
    assert kept(personal, "a") == Kept.KEPT
    assert kept(personal, "a") == Kept.AGAIN
    with pytest.raises(Refused, match="used"):
        kept(personal, "b")
    assert Row.objects.count() == 1


def test_nothing_leads_from_an_invitation_to_a_reading(way):
    """Neither a column of both, nor a time, nor the order, nor the log."""
    people = [invited(way.stratum)[0] for _ in range(6)]
    order = [3, 0, 5, 2, 4, 1]
    for number in order:
        now = NOON + number * MINUTE
        kept(Way(way.stratum, people[number]), f"k{number}", now)
    with connection.cursor() as cursor:
        columns = {
            table: {
                one.name for one in connection.introspection.get_table_description(cursor, table)
            }
            for table in (Invitation._meta.db_table, Row._meta.db_table)
        }
    shared = set.intersection(*columns.values())
    assert shared == {"id", "stratum_id", "language"}
    assert {one.used_at for one in Invitation.objects.all()} == {NOON.date()}
    assert [row.day for row in Row.objects.all()] == [NOON.date()] * 6
    assert not Entry.objects.exists(), "the log tells no single answer"
    # The order in which readings came is not that of the invitations in their table.
    assert list(Invitation.objects.order_by("pk").values_list("pk", flat=True)) == [
        one.pk for one in people
    ]


class Weather(RuleBasedStateMachine):
    """Answers come once, twice, early, late, after the end: what was said is what is there."""

    def __init__(self) -> None:
        super().__init__()
        self.rule = Rule(least=3, most=8)
        self.group = panel(quota=8, rule=self.rule).strata.get()
        self.now = NOON
        self.said: dict[str, Kept] = {}
        self.objections: list[bool] = []

    @rule(key=st.integers(0, 30), ago=st.integers(0, 200), hurts=st.integers(0, 4))
    def somebody_answers(self, key, ago, hurts):
        self.now += MINUTE
        key = f"{self.group.pk} {key}"
        begun = self.now - ago * MINUTE
        group = Stratum.objects.select_related("panel").get(pk=self.group.pk)
        try:
            told = kept(Way(group), key, self.now, begun, hurts_me=hurts)
        except Refused:
            return
        assert (told == Kept.AGAIN) == (key in self.said)
        if told == Kept.KEPT:
            self.objections.append(hurts >= 3)
        if told != Kept.AGAIN:
            self.said[key] = told

    @rule()
    def time_passes(self):
        self.now += timedelta(hours=1)

    @rule()
    def somebody_closes(self):
        if len(self.said) > 4:
            close(self.group.panel, self.group.panel.by, self.now)

    @invariant()
    def what_was_said_is_there_once(self):
        rows = dict(Row.objects.filter(stratum=self.group).values_list("key", "late"))
        assert rows == {key: told == Kept.LATE for key, told in self.said.items()}

    @invariant()
    def the_decision_follows_the_order_of_the_answers(self):
        [cell] = standing_of(self.group.panel).cells
        assert cell.outcome == follow(self.objections, self.rule)
        group = Stratum.objects.get(pk=self.group.pk)
        assert group.closed_at or not cell.done


class TestWeather(TestCase):
    def test_no_order_of_answers_loses_or_doubles_one(self):
        run_state_machine_as_test(
            Weather,
            settings=hypothesis_settings(max_examples=25, stateful_step_count=20, deadline=None),
        )
