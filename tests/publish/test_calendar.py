"""A month and a week as data, with what collides."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline import load_file
from gutgemacht.guideline.calendar import Calendar
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.publish.calendar import Almanac, Planned, collisions, month, week

VIENNA = ZoneInfo("Europe/Vienna")
ALMANAC = Almanac((), "AT", VIENNA)


def planned(name: str, at: str, channel: str = "bergtal") -> Planned:
    return Planned(name, channel, datetime.fromisoformat(at).replace(tzinfo=VIENNA))


def test_a_month_is_whole_weeks_from_monday_to_sunday():
    weeks = month(2026, 3, [planned("a", "2026-03-31 08:00")], ALMANAC)
    assert (weeks[0][0].date, weeks[-1][-1].date) == (date(2026, 2, 23), date(2026, 4, 5))
    assert [post.id for day in weeks[-1] for post in day.posts] == ["a"]
    assert len(month(2027, 2, [], ALMANAC)) == 4
    assert month(2026, 12, [], ALMANAC)[-1][-1].date == date(2027, 1, 3)


def test_a_post_stands_on_the_day_of_the_company_s_clock():
    late = Planned("a", "bergtal", datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    (monday, tuesday, *_) = week(date(2026, 3, 4), [late], ALMANAC)
    assert (monday.posts, tuesday.posts) == ((), (late,))


def test_posts_too_close_on_one_channel_collide_also_over_midnight():
    one = planned("one", "2026-03-02 23:50")
    two = planned("two", "2026-03-03 00:10")
    other = planned("other", "2026-03-02 23:50", "elsewhere")
    monday, tuesday, *_ = week(date(2026, 3, 2), [two, other, one], ALMANAC)
    (found,) = monday.collisions
    assert (found.kind, found.posts) == ("close", (one, two))
    assert tuesday.collisions == (found,)
    assert collisions(two, [one, other], ALMANAC) == (found,)
    assert collisions(other, [one, two], ALMANAC) == ()


def test_a_memorial_day_of_our_calendars_is_shown_and_collides():
    (file,) = [folder / "calendar.yml" for folder in pack_folders() if folder.name == "calendar"]
    almanac = Almanac(load_file(file, Calendar).days, "DE", VIENNA)
    post = planned("a", "2026-01-27 10:00")
    day = week(date(2026, 1, 27), [post], almanac)[1]
    memorial = [one for one in day.occasions if "memorial" in one.tags]
    assert memorial
    assert {(one.kind, one.posts) for one in day.collisions} == {("memorial", (post,))}
    assert not week(date(2026, 1, 27), [], almanac)[1].collisions


POSTS = st.lists(
    st.builds(
        Planned,
        st.uuids().map(str),
        st.sampled_from("ab"),
        st.datetimes(datetime(2026, 1, 20), datetime(2026, 4, 10), timezones=st.just(UTC)),
    ),
    max_size=8,
)


@given(POSTS, st.integers(1, 12))
def test_every_post_of_a_month_stands_once_and_every_close_pair_is_told(posts, number):
    days = [day for row in month(2026, number, posts, ALMANAC) for day in row]
    shown = [post for day in days for post in day.posts]
    dates = {day.date for day in days}
    local = [post for post in posts if post.at.astimezone(VIENNA).date() in dates]
    assert sorted(shown, key=lambda p: p.id) == sorted(local, key=lambda p: p.id)
    told = {post.id for day in days for one in day.collisions for post in one.posts}
    for post in shown:
        near = [
            other
            for other in posts
            if other != post
            and other.channel == post.channel
            and abs(other.at - post.at) < timedelta(minutes=30)
        ]
        assert (post.id in told) == bool(near)
