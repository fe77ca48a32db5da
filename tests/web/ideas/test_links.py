"""Short links: they count and know nobody; who shared sees a number, the company sums."""

import html
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.ideas import link_views
from gutgemacht.web.ideas.models import Clicks, Idea, Month, Share
from gutgemacht.web.ideas.once import MOST_OF_AN_ADDRESS, Once
from gutgemacht.web.ideas.results import clicks_between, months
from gutgemacht.web.ideas.shares import forget, opened, take
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Person, Role
from tests.people import signed_in, somebody
from tests.web.ideas.steps import OWN, offered

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0"
FIRST = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def nobody_has_come(monkeypatch):
    """Nothing is remembered from one test to the next."""
    monkeypatch.setattr(link_views, "once", Once())


def shared(idea: Idea, person: Person, clicks: int = 0, day: date = FIRST) -> Share:
    share = take(idea, person, OWN, day)
    for _ in range(clicks):
        opened(share, day)
    return share


def visit(share: Share, agent: str = BROWSER, **headers: str):
    client = Client(headers={"user-agent": agent} | headers)
    return client.get(reverse("links:open", args=[share.code]))


def test_a_link_leads_on_and_keeps_one_number_a_day():
    share = shared(offered(), somebody("anna"))
    for number in range(3):
        answer = visit(share, f"{BROWSER} {number}")
        assert answer.status_code == 302
        assert answer.headers["location"] == share.idea.link
        assert not answer.cookies
        assert "no-store" in answer.headers["cache-control"]
    row = Clicks.objects.get()
    assert (row.day, row.count) == (timezone.localdate(), 3)
    assert {field.name for field in Clicks._meta.fields} == {"id", "share", "day", "count"}


def test_who_opens_a_link_often_is_led_on_and_counts_once_a_day(monkeypatch):
    share, other = shared(offered(), somebody("anna")), shared(offered(), somebody("ben"))
    for _ in range(3):
        assert visit(share).status_code == visit(other).status_code == 302
    assert [row.count for row in Clicks.objects.all()] == [1, 1]
    tomorrow = timezone.localdate() + timedelta(1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    visit(share)
    assert [row.count for row in share.clicks.all()] == [1, 1]


def test_nobody_learns_by_opening_their_link_whether_somebody_here_has():
    """Else a click that does not count would tell of another from this address."""
    anna = somebody("anna")
    share = shared(offered(), anna, clicks=12)
    page = reverse("ideas:mine")
    before = signed_in(anna).get(page).content
    seen = []
    for agent in (BROWSER, BROWSER, f"{BROWSER} other"):
        visit(share, agent)
        seen.append(signed_in(anna).get(page).content.count(b"12 Klicks"))
    assert seen == [before.count(b"12 Klicks")] * 3
    assert seen[0] > 0


def test_programs_are_led_on_and_not_counted():
    share = shared(offered(), somebody("anna"))
    assert visit(share, "LinkedInBot/1.0").status_code == 302
    assert visit(share, **{"sec-purpose": "prefetch"}).status_code == 302
    head = Client(headers={"user-agent": BROWSER}).head(reverse("links:open", args=[share.code]))
    assert head.status_code == 302
    assert not Clicks.objects.exists()


def test_whoever_changes_the_name_of_their_browser_counts_up_to_a_bound():
    once = Once()
    for address in ("203.0.113.7", "2001:db8::1"):
        counted = [once.counts(1, address, f"Mozilla/{n}", FIRST) for n in range(50)]
        assert counted == [True] * MOST_OF_AN_ADDRESS + [False] * (50 - MOST_OF_AN_ADDRESS)
    # The same household, another address of it.
    assert not once.counts(1, "2001:db8::2", "Mozilla/1", FIRST)
    assert once.counts(1, "2001:db8:0:1::1", "Mozilla/1", FIRST)
    assert once.counts(2, "203.0.113.7", "Mozilla/1", FIRST)


def test_what_is_remembered_of_a_day_is_a_keyed_hash_and_goes_with_the_day():
    once = Once(most=3)
    for number in range(5):
        assert once.counts(1, f"203.0.113.{number}", BROWSER, FIRST)
    assert len(once._seen) == len(once._times) == 3
    assert not once.counts(1, "203.0.113.4", BROWSER, FIRST)
    # Forgotten, so that it counts again.
    assert once.counts(1, "203.0.113.0", BROWSER, FIRST)
    assert "203.0.113" not in repr(once)
    assert "Firefox" not in repr(once)
    known = set(once._seen)
    assert once.counts(1, "203.0.113.4", BROWSER, FIRST + timedelta(1))
    assert len(once._seen) == 1
    assert not known & set(once._seen)


@pytest.mark.parametrize("code", ["not-there", "x"])
def test_a_link_that_leads_nowhere_says_so_kindly_and_sets_no_cookie(code):
    answer = Client(headers={"accept-language": "de"}).get(reverse("links:open", args=[code]))
    assert answer.status_code == 404
    assert "führt ins Leere" in answer.content.decode()
    assert not answer.cookies


def test_links_follow_the_idea_and_outlive_it():
    share = shared(offered(), somebody("anna"))
    Idea.objects.update(link="https://bergtal.example/neu", put_away_at=timezone.now())
    assert visit(share).headers["location"] == "https://bergtal.example/neu"
    Idea.objects.update(link="")
    assert visit(share).status_code == 404


def test_only_who_shared_sees_their_number():
    anna = somebody("anna")
    share = shared(offered(), anna, clicks=12)
    page = html.unescape(signed_in(anna).get(reverse("ideas:mine")).content.decode())
    assert "12 Klicks dank Ihnen" in page
    everyone = signed_in(somebody("carla", *Role))
    for name in ("all", "week", "mine", "results"):
        page = everyone.get(reverse(f"ideas:{name}")).content.decode()
        assert share.code not in page
        assert "12 Klicks" not in page
    assert everyone.post(reverse("ideas:forget", args=[share.pk])).status_code == 404


def test_a_name_that_is_taken_off_leaves_a_link_that_leads_on():
    anna, ben = somebody("anna"), somebody("ben")
    clicked, unused = shared(offered(), anna, clicks=2), shared(offered(), anna)
    forget(clicked)
    forget(unused)
    kept = Share.objects.get()
    assert (kept.person, kept.marks) == (None, [])
    assert visit(kept).status_code == 302
    other = shared(kept.idea, ben, clicks=1)
    leave(ben)
    other.refresh_from_db()
    assert other.person is None


def test_a_clock_that_is_set_back_counts_on():
    share = shared(offered(), somebody("anna"))
    for days in (0, -3, 0, -3, 5):
        opened(share, FIRST + timedelta(days))
    assert [row.count for row in share.clicks.all()] == [2, 2, 1]
    assert months(FIRST - timedelta(400)) == []


def test_the_company_sees_months_of_eight_people_and_no_others():
    people = [somebody(f"person{number}") for number in range(9)]
    nova, fest = offered(), offered(headline="Das Fest")
    for person in people[:8]:
        shared(nova, person, clicks=3)
    shared(fest, people[8], clicks=5)
    shared(nova, people[8])
    before = months(date(2026, 11, 2))
    assert before == []
    [month] = months(date(2026, 11, 5))
    # The one who shared the feast is not to be found by subtracting.
    assert [(line.idea, line.people, line.clicks) for line in month.lines] == [(None, 9, 29)]
    assert clicks_between(FIRST, FIRST) == 29


def test_a_month_of_seven_tells_nothing_and_never_changes():
    people = [somebody(f"person{number}") for number in range(8)]
    nova = offered()
    for person in people[:7]:
        shared(nova, person, clicks=3)
    [month] = months(date(2026, 11, 5))
    assert month.lines == ()
    shared(nova, people[7], clicks=3)
    assert months(date(2026, 11, 6))[0].lines == ()
    assert Month.objects.count() == 1
    page = signed_in(people[0]).get(reverse("ideas:results")).content.decode()
    assert "Weniger als acht" in page


def test_who_leaves_changes_no_sum_that_was_told():
    people = [somebody(f"person{number}") for number in range(8)]
    nova = offered()
    for person in people:
        shared(nova, person, clicks=2)
    [before] = months(date(2026, 11, 5))
    leave(people[0])
    assert months(date(2026, 11, 6)) == [before]
    assert before.lines[0].idea == nova
