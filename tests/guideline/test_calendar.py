"""Days of the calendars: which they are, and what a wrong file is told."""

from datetime import date, timedelta

import pytest

from gutgemacht.guideline import CalendarDay, GuidelineError, days_on, load
from gutgemacht.guideline.shipped import pack_folders

from .files import RULE, changed, line_of, pack

CALENDAR = """\
days:
  - id: quiet-before-results
    tags: [quiet]
    when: {from: "2027-01-15", until: "2027-02-04"}
    name: {de: "Stille Zeit", en: "Quiet period"}
    why: {de: "Bald kommen die Zahlen.", en: "The figures come soon."}
  - id: founding-day
    tags: [occasion]
    when: {on: "03-15"}
    countries: [AT]
    since: 1998
    name: {de: "Gründungstag", en: "Founding day"}
    why: {de: "Seit 1998 gibt es uns.", en: "We have existed since 1998."}
"""
TEXT = {"de": "Text", "en": "Text"}


def day(**changes):
    data = {"id": "some-day", "tags": ["memorial"], "name": TEXT, "why": TEXT, **changes}
    return CalendarDay.model_validate(data)


def firsts(when, *years):
    return [first.isoformat() for year in years for first, _ in day(when=when).periods(year)]


def pack_with(folder, calendar, rules=None):
    folder = pack(folder, "own", rules or {"my-rule": RULE})
    (folder / "calendar.yml").write_text(calendar)
    return folder


def test_a_fixed_date_is_the_same_each_year():
    assert firsts({"on": "05-08"}, 2026, 2027) == ["2026-05-08", "2027-05-08"]


def test_the_29th_of_february_comes_in_leap_years_only():
    assert firsts({"on": "02-29"}, 2027, 2028) == ["2028-02-29"]


@pytest.mark.parametrize(
    ("year", "good_friday"), [(2024, "2024-03-29"), (2026, "2026-04-03"), (2027, "2027-03-26")]
)
def test_days_before_easter_move_with_it(year, good_friday):
    assert firsts({"easter": -2}, year) == [good_friday]


@pytest.mark.parametrize(
    ("year", "first_advent"),
    [
        (2022, "2022-11-27"),
        (2023, "2023-12-03"),
        (2024, "2024-12-01"),
        (2026, "2026-11-29"),
        (2027, "2027-11-28"),
    ],
)
def test_advent_begins_on_the_fourth_sunday_before_christmas(year, first_advent):
    assert firsts({"advent": 0}, year) == [first_advent]


def test_a_weekday_of_a_month_is_counted_from_either_end():
    assert firsts({"nth": 2, "weekday": "sunday", "month": 5}, 2026) == ["2026-05-10"]
    assert firsts({"nth": -1, "weekday": "monday", "month": 5}, 2026) == ["2026-05-25"]
    assert firsts({"nth": 1, "weekday": "sunday", "month": 2}, 2026) == ["2026-02-01"]


def test_black_friday_follows_a_thursday():
    when = {"nth": 4, "weekday": "thursday", "month": 11, "plus": 1}
    assert firsts(when, 2024, 2026, 2030) == ["2024-11-29", "2026-11-27", "2030-11-29"]


def test_listed_days_hold_in_their_year():
    assert firsts({"listed": ["2026-04-23", "2025-04-03"]}, 2026, 2027) == ["2026-04-23"]


def test_what_lasts_longer_covers_each_of_its_days_and_no_other():
    month = day(when={"on": "06-01", "lasts": 30})
    start = date(2026, 5, 30)
    covered = [start + timedelta(n) for n in range(40) if month.covers("DE", start + timedelta(n))]
    assert (covered[0], covered[-1], len(covered)) == (date(2026, 6, 1), date(2026, 6, 30), 30)


def test_a_period_may_run_into_the_next_year():
    holidays = day(when={"from": "2026-12-20", "until": "2027-01-06"})
    assert holidays.covers("DE", date(2026, 12, 20))
    assert holidays.covers("DE", date(2027, 1, 6))
    assert not holidays.covers("DE", date(2027, 1, 7))


def test_a_day_is_one_only_in_its_countries_and_years():
    one = day(when={"on": "05-05"}, countries=["AT"], since=1998, until=2030)
    assert one.covers("AT", date(2026, 5, 5))
    assert not one.covers("DE", date(2026, 5, 5))
    assert not one.covers("AT", date(1997, 5, 5))
    assert not one.covers("AT", date(2031, 5, 5))


@pytest.mark.parametrize("year", [1, 1582, 9999])
def test_no_year_is_too_far_away_to_ask(year):
    shipped = load(pack_folders()).days
    assert days_on(shipped, "DE", date(year, 1, 1)) == ()


@pytest.mark.parametrize(
    ("country", "on", "name"),
    [
        ("DE", date(2026, 11, 15), "volkstrauertag"),
        ("DE", date(2026, 11, 22), "totensonntag"),
        ("AT", date(2027, 5, 5), "against-violence-and-racism"),
        ("CH", date(2027, 3, 26), "karfreitag"),
        ("CH", date(2027, 6, 6), "fathers-day-ch"),
        ("AT", date(2026, 11, 9), "ninth-of-november"),
    ],
)
def test_shipped_days_fall_where_people_know_them(country, on, name):
    assert name in [known.id for known in days_on(load(pack_folders()).days, country, on)]


def test_a_packs_calendar_is_read_and_its_quiet_period_known(tmp_path):
    days = load([pack_with(tmp_path, CALENDAR)]).days
    assert [known.id for known in days] == ["quiet-before-results", "founding-day"]
    assert days_on(days, "CH", date(2027, 2, 4))[0].tags == ["quiet"]
    assert days_on(days, "CH", date(2027, 2, 5)) == ()


FAULTS = [
    pytest.param('{on: "03-15"}', '{on: "02-31"}', "days.1.when.on", "no day", id="31 February"),
    pytest.param('{on: "03-15"}', '{on: "3-15"}', "days.1.when.on", "05-08", id="short month"),
    pytest.param(
        '{on: "03-15"}',
        "{nth: 6, weekday: sunday, month: 5}",
        "days.1.when.nth",
        "1 to 4",
        id="6th Sunday",
    ),
    pytest.param(
        '{on: "03-15"}',
        "{nth: 2, weekday: caturday, month: 5}",
        "days.1.when.weekday",
        "'sunday'",
        id="weekday",
    ),
    pytest.param(
        '{on: "03-15"}', "{nth: 2, month: 5}", "days.1.when.weekday", "missing", id="no weekday"
    ),
    pytest.param(
        '{on: "03-15"}', "{nth: 2, weekday: friday, month: 13}", "days.1.when.month", "12", id="13"
    ),
    pytest.param('{on: "03-15"}', "{easter: 99}", "days.1.when.easter", "70", id="easter"),
    pytest.param('{on: "03-15"}', "{}", "days.1.when", "exactly one", id="nothing"),
    pytest.param('{on: "03-15"}', "always", "days.1.when", "exactly one", id="text"),
    pytest.param(
        '{on: "03-15"}', '{on: "03-15", easter: 1}', "days.1.when", "exactly one", id="two"
    ),
    pytest.param(
        '{on: "03-15"}', '{on: "03-15", last: 2}', "days.1.when.last", "no key", id="unknown key"
    ),
    pytest.param(
        '{on: "03-15"}', '{listed: ["2027-02-30"]}', "days.1.when.listed.0", "no date", id="listed"
    ),
    pytest.param(
        'until: "2027-02-04"', 'until: "2027-01-04"', "days.0.when.until", "before", id="back"
    ),
    pytest.param(
        'until: "2027-02-04"', 'until: "2072-02-04"', "days.0.when.until", "year", id="long"
    ),
    pytest.param("countries: [AT]", "countries: [FR]", "days.1.countries.0", "'CH'", id="country"),
    pytest.param("tags: [quiet]", "tags: [sad]", "days.0.tags.0", "'quiet'", id="tag"),
    pytest.param("since: 1998", "since: 98", "days.1.since", "1900", id="year"),
    pytest.param("founding-day", "quiet", "days.1.id", "is a tag", id="tag as id"),
    pytest.param("founding-day", "quiet-before-results", "days.1.id", "already", id="twice"),
    pytest.param(', en: "Founding day"', "", "days.1.name.en", "missing", id="translation"),
]


@pytest.mark.parametrize(("old", "new", "key", "message"), FAULTS)
def test_a_wrong_day_is_told_with_its_place_while_the_rules_stay(tmp_path, old, new, key, message):
    text = changed(old, new, CALENDAR)
    with pytest.raises(GuidelineError) as caught:
        load([pack_with(tmp_path, text)])
    [problem] = caught.value.problems
    assert problem.file.endswith("calendar.yml")
    assert problem.key == key
    assert message in problem.message
    lines = text.splitlines()
    assert key.split(".")[2] in lines[problem.line - 1]
    assert [rule.id for rule in caught.value.sound.rules] == ["my-rule"]


def test_a_broken_calendar_takes_no_days_from_the_others(tmp_path):
    sound = pack_with(tmp_path / "a", CALENDAR)
    broken = pack_with(tmp_path / "b", "days: soon", {"other": RULE.replace("my-rule", "other")})
    with pytest.raises(GuidelineError) as caught:
        load([sound, broken])
    assert len(caught.value.sound.days) == 2
    assert len(caught.value.sound.rules) == 2


def test_a_rule_may_name_days_by_id_and_by_tag(tmp_path):
    text = changed("find:\n", "applies: {days: [quiet, founding-day]}\nfind:\n", RULE)
    rule = load([pack_with(tmp_path, CALENDAR, {"my-rule": text})]).by_id["my-rule"]
    assert rule.days == {"quiet", "founding-day"}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("applies: {days: [fonding-day]}", "applies.days"),
        ("sharper: {days: [fonding-day], effect: stop}", "sharper.days"),
    ],
)
def test_a_day_that_no_calendar_knows_is_told(tmp_path, line, key):
    text = changed("find:\n", f"{line}\nfind:\n", RULE)
    with pytest.raises(GuidelineError) as caught:
        load([pack_with(tmp_path, CALENDAR, {"my-rule": text})])
    [problem] = caught.value.problems
    assert (problem.key, problem.line) == (key, line_of(line, text))
    assert "'fonding-day' is no day" in problem.message
    assert caught.value.sound.rules == ()
