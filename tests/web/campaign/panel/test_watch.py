"""A panel is watched, widened and ended: what is told, and what is kept back."""

import json
import re
import secrets
from datetime import timedelta

import pytest
from django.utils import timezone

from gutgemacht.campaign.decision import Rule
from gutgemacht.campaign.reading import Reading
from gutgemacht.web.campaign.panel.ending import close_due
from gutgemacht.web.campaign.panel.links import Way
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import rule_of
from gutgemacht.web.campaign.panel.summary import summary
from gutgemacht.web.campaign.reading.keep import Refused, keep
from gutgemacht.web.environment import MailServer
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.models import Entry
from tests.people import signed_in, somebody
from tests.web.campaign.panel.plans import opened, planned

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def panel(desk, campaign):
    return opened(desk, campaign)


def _page(panel, more: str = "") -> str:
    return f"/campaigns/{panel.version.campaign_id}/panels/{panel.pk}/{more}"


def _words(desk, panel) -> str:
    return " ".join(desk.get(_page(panel)).content.decode().split())


def _read(stratum, people: int, objectors: int = 0, **answers) -> None:
    """So many read in a group; the objectors come first."""
    stimulus = stratum.panel.version.stimuli.get(read=True)
    for number in range(people):
        told = {"would": "avoid" if number < objectors else "nothing", "hurts_me": 0} | answers
        where = {"stratum": str(stratum.pk), "stimulus": str(stimulus.pk), "language": "de"}
        one = Reading(key=secrets.token_urlsafe(16), **where, **told)
        keep(Way(stratum), stimulus, one, timezone.now())


def test_before_anybody_has_read_the_page_says_whom_to_ask(desk, panel):
    words = _words(desk, panel)
    assert "Nobody has read yet." in words
    assert "Nobody of “Apprentices” has answered yet. They will not come by themselves" in words


def test_objections_are_counted_in_steps_so_that_no_answer_is_seen(desk, panel):
    group = panel.strata.first()
    _read(group, 7, 1)
    words = _words(desk, panel)
    assert "7 of up to 40 have read it" in words
    assert "Nothing is counted before 8" in words
    assert "object." not in words
    _read(group, 4)
    words = _words(desk, panel)
    assert "11 of up to 40 have read it" in words
    assert "1 of the first 8 objects." in words
    assert "Undecided" in words


def test_the_first_group_that_stops_stops_it(desk, panel):
    addressed, affected = panel.strata.all()
    _read(addressed, 21)
    _read(affected, 8, 2)
    words = _words(desk, panel)
    assert "STOP: at least one group would object too often." in words
    assert "None of the first 21 objects." in words
    assert "2 of the first 8 object." in words


def test_a_warning_is_shown_in_full_and_without_its_group(desk, panel):
    _read(panel.strata.last(), 1, hurts_whom="Apprentices in the yard", hurts_by="the apron <b>")
    page = desk.get(_page(panel)).content.decode()
    warned = page.split('class="warned"')[1]
    assert "Apprentices in the yard" in warned
    assert "the apron &lt;b&gt;" in warned


def test_others_watch_and_change_nothing(desk, panel):
    bert = signed_in(somebody("bert", Role.APPROVER), "en")
    page = bert.get(_page(panel)).content.decode()
    assert "End the panel now" not in page
    assert bert.post(_page(panel, "close/")).status_code == 403
    assert bert.get(_page(panel, "people/")).status_code == 403
    assert bert.get(_page(panel, "standing/")).status_code == 200


def test_the_page_renews_itself_only_while_people_read(desk, panel):
    part = desk.get(_page(panel, "standing/")).content.decode()
    assert "every 10s" in part
    [stamp] = re.findall(r"seen=([^\"]+)", part)
    assert desk.get(_page(panel, f"standing/?seen={stamp}")).status_code == 204
    _read(panel.strata.first(), 1)
    assert desk.get(_page(panel, f"standing/?seen={stamp}")).status_code == 200
    assert "<html" not in part
    desk.post(_page(panel, "close/"))
    assert "every 10s" not in desk.get(_page(panel, "standing/")).content.decode()


@pytest.fixture
def undecided(desk, campaign):
    """A panel of one group that is full and undecided: 1 of 20 objects."""
    panel = opened(desk, campaign, groups=(("affected", "Apprentices", 20),))
    _read(panel.strata.get(), 20, 1)
    return panel


def test_undecided_is_shown_to_more_and_the_log_tells_of_it(desk, undecided):
    panel, group = undecided, undecided.strata.get()
    assert close_due(timezone.now()) == 0
    assert "So many more shall read it" in _words(desk, panel)
    answer = desk.post(_page(panel, f"groups/{group.pk}/more/"), {"more": "20"}, follow=True)
    assert "What that changes: of 100 panels to whose campaign 20 of 100 object" in (
        answer.content.decode()
    )
    panel.refresh_from_db()
    assert rule_of(panel) == Rule(most=40)
    entry = Entry.objects.get(what="panel widened")
    assert (entry.details["before"], entry.details["most"]) == (20, 40)
    _read(panel.strata.get(), 17)
    panel.refresh_from_db()
    assert panel.state == Panel.State.CLOSED
    assert "Every group that read says: GO." in _words(desk, panel)


@pytest.mark.parametrize("more", ["", "0", "-3", "many", "99999", "1.5"])
def test_more_readers_are_a_number_that_can_be(desk, undecided, more):
    group = undecided.strata.get()
    page = desk.post(_page(undecided, f"groups/{group.pk}/more/"), {"more": more}, follow=True)
    assert "Choose between 1 and 980 more readers." in page.content.decode()
    group.refresh_from_db()
    assert group.quota == 20


def test_who_has_decided_is_asked_for_no_more(desk, campaign):
    panel = opened(desk, campaign)
    group = panel.strata.first()
    _read(group, 21)
    page = desk.post(_page(panel, f"groups/{group.pk}/more/"), {"more": "20"}, follow=True)
    assert "This group has decided" in page.content.decode()


def test_it_ends_on_its_last_day_and_its_makers_are_told_once(desk, panel, settings, anna):
    settings.MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)
    now = panel.closes_at + timedelta(minutes=1)
    assert close_due(panel.closes_at - timedelta(minutes=1)) == 0
    assert close_due(now) == 1
    assert close_due(now) == 0
    told = Notice.objects.filter(kind="panel-closed")
    assert [one.person for one in told] == [anna]
    assert "Undecided: people decide now" in _words(desk, panel)


def test_it_ends_by_hand_and_never_opens_again(desk, panel):
    desk.post(_page(panel, "close/"))
    again = desk.post(_page(panel, "close/"), follow=True).content.decode()
    assert "The panel is not open (any more)." in again
    opens = desk.post(_page(panel, "open/"), {"seen": "x"}, follow=True).content.decode()
    assert "It was opened already" in opens
    with pytest.raises(Refused):
        _read(panel.strata.first(), 1)


def test_all_panels_of_a_campaign_are_listed(desk, panel, campaign):
    desk.post(_page(panel, "close/"))
    planned(desk, campaign)
    page = desk.get(f"/campaigns/{campaign.pk}/panels/").content.decode()
    assert page.count("Version 1") == 2
    assert "planned" in page


def test_programs_get_numbers_and_no_words_of_readers(panel):
    _read(panel.strata.last(), 8, 2, hurts_whom="Apprentices", hurts_by="the apron")
    told = summary(panel)
    [one] = told["groups"][1]["stimuli"]
    assert (told["decision"], told["warnings"]) == ("STOP", 8)
    assert (one["readers"], one["decision"], one["at"]["objectors"]) == (8, "STOP", 2)
    assert told["groups"][0]["stimuli"][0]["at"] is None
    assert "apron" not in json.dumps(told)
