"""Explanations in sentences, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from gutgemacht.listen.explain import Explanation
from gutgemacht.listen.explain.facts import Against, Part, Split
from gutgemacht.listen.explain.growth import Growth
from gutgemacht.listen.own_post import Notice
from gutgemacht.web.listen.alarms.words import of_post, sentences

TAKE_OFF = datetime(2015, 12, 7, 4, 47, tzinfo=UTC)
POST = Notice("7", TAKE_OFF - timedelta(days=3), 14, 13, 9, 0.15, 0.25, 0.0004)
STORM = Explanation(
    since=TAKE_OFF,
    until=TAKE_OFF + timedelta(minutes=85),
    mentions=1256,
    expected=75.0,
    excess=1181,
    smaller=12,
    bursts=15,
    splits=(
        Split("hashtag", (Part("#hackahairdryer", 900, 0, 900),), 281),
        Split("word", (Part("hairdryer", 700, 0, 700),), 481),
        Split("post", (Part("7", 600, 0, 600),), 581),
        Split("audience", (Part("en", 1200, 30, 1170),), 11),
        Split("source", (Part("mastodon", 1000, 70, 930),), 251),
    ),
    examples=(),
    new_authors=Against(0.85, 0.3),
    negative=Against(0.61, 0.25),
    loudest=0.01,
    growth=Growth(0.5, 0.4, 0.7, 2.0, 900, 812, 2390),
    post=POST,
)
NAMES = {"7": "Hack a hair dryer", "#hackahairdryer": "#HackAHairDryer"}


@pytest.fixture(autouse=True)
def berlin(settings):
    settings.TIME_ZONE = "Europe/Berlin"


def told(language: str, **other) -> list[str]:
    with override(language):
        return sentences(replace(STORM, **other), "IBM", NAMES)


def test_a_storm_is_told_in_english():
    assert told("en") == [
        "Since 05:47 there have been 1,256 mentions of IBM. Usually there are about 75 at this "
        "time; that is 17 times as many. Of 15 waves before, 12 were smaller.",
        "Of 100 mentions beyond the usual, 76 carry #HackAHairDryer, 51 answer your post “Hack a "
        "hair dryer” and 99 are written in English.",
        "61 of 100 are negative. Usually it is 25. 85 of 100 come from people who had not spoken "
        "of it before.",
        "It doubles about every 30 minutes. If nothing changes, 810 to 2,400 more come in the next "
        "two hours.",
        "14 people have answered or quoted your post “Hack a hair dryer” since Friday, 05:47, 13 "
        "of them negatively. 9 people liked or shared it.",
    ]


def test_a_storm_is_told_in_german():
    assert told("de") == [
        "Seit 05:47 Uhr gibt es 1.256 Erwähnungen von IBM. Sonst sind es um diese Zeit etwa 75; "
        "das ist das 17-Fache. Von 15 Wellen davor waren 12 kleiner.",
        "Von 100 Erwähnungen, die über das Übliche hinausgehen, tragen 76 #HackAHairDryer, "
        "antworten 51 auf Ihren Beitrag „Hack a hair dryer“ und sind 99 auf Englisch geschrieben.",
        "61 von 100 sind negativ. Sonst sind es 25. 85 von 100 stammen von Menschen, die vorher "
        "nicht darüber gesprochen haben.",
        "Etwa alle 30 Minuten werden es doppelt so viele. Wenn sich nichts ändert, kommen in den "
        "nächsten zwei Stunden 810 bis 2.400 dazu.",
        "Seit Freitag, 05:47 Uhr haben 14 Menschen auf Ihren Beitrag „Hack a hair dryer“ "
        "geantwortet oder ihn zitiert, 13 davon negativ. 9 Mal wurde er geteilt oder mit „Gefällt "
        "mir“ bedacht.",
    ]


FEW = {
    "mentions": 1,
    "expected": 0.2,
    "excess": 1,
    "smaller": 1,
    "bursts": 2,
    "negative": Against(0.01, None),
    "new_authors": Against(1.0, None),
    "growth": None,
    "post": replace(POST, answers=1, negative=0, approvals=1),
}


def test_one_is_not_many_in_english():
    assert told("en", **FEW) == [
        "Since 05:47 there has been 1 mention of IBM. At this time there are usually none. Of 2 "
        "waves before, 1 was smaller.",
        "1 of 100 is negative.",
        "1 person has answered or quoted your post “Hack a hair dryer” since Friday, 05:47, none "
        "of them negatively. 1 person liked or shared it.",
    ]


def test_one_is_not_many_in_german():
    assert told("de", **FEW) == [
        "Seit 05:47 Uhr gibt es 1 Erwähnung von IBM. Um diese Zeit gibt es sonst keine. Von 2 "
        "Wellen davor war 1 kleiner.",
        "1 von 100 ist negativ.",
        "Seit Freitag, 05:47 Uhr hat 1 Mensch auf Ihren Beitrag „Hack a hair dryer“ geantwortet "
        "oder ihn zitiert, niemand davon negativ. 1 Mal wurde er geteilt oder mit „Gefällt mir“ "
        "bedacht.",
    ]


def test_a_wave_of_one_account_that_calms_down_says_so():
    growth = Growth(-3.2, -2.8, -4.0, 2.0, 10, 4, 18)
    lines = told("en", loudest=0.9, growth=growth, post=None, bursts=1, smaller=0)
    assert "The wave before was bigger." in lines[0]
    assert lines[2].endswith("One account alone wrote 90 of 100.")
    assert lines[3] == (
        "It is calming down: half as many every 3 hours. If nothing changes, 4 to 18 more come in "
        "the next two hours."
    )


def test_without_a_hashtag_the_word_is_named_and_what_is_always_so_is_not():
    splits = (
        Split("hashtag", (), 1181),
        *STORM.splits[1:3],
        Split("audience", (Part("en", 1100, 70, 1030),), 151),
        Split("source", (Part("feed", 1100, 1, 1030),), 151),
    )
    assert told("de", splits=splits)[1] == (
        "Von 100 Erwähnungen, die über das Übliche hinausgehen, sprechen 59 von „hairdryer“, "
        "antworten 51 auf Ihren Beitrag „Hack a hair dryer“ und stammen 87 von Nachrichtenseiten "
        "und Blogs."
    )


def test_an_own_post_is_told_with_how_rare_it_is():
    with override("de"):
        assert of_post(POST, "Hack a hair dryer", TAKE_OFF)[1] == (
            "Sonst sind 15 % aller Reaktionen Antworten, und 25 % der Antworten sind negativ. Von "
            "2.500 Beiträgen, auf die wie sonst geantwortet wird, sieht höchstens einer jemals so "
            "aus."
        )
    with override("en"):
        assert of_post(POST, "Hack a hair dryer", TAKE_OFF)[1] == (
            "Usually 15 % of all reactions are answers, and 25 % of the answers are negative. Of "
            "2,500 posts that are answered as usual, no more than one ever looks like this."
        )


def test_where_no_mentions_could_be_read_nothing_is_said_of_their_number():
    assert told("de", mentions=0) == [
        "Es wird mehr gesagt als sonst; die Erwähnungen dazu liegen aber nicht vor, deshalb lässt "
        "sich nicht sagen, warum."
    ]


def test_a_forecast_that_could_be_anything_is_none():
    growth = Growth(0.2, 0.05, None, 2.0, 900, 12, 4_000_000)
    assert "It is too early to tell how it goes on." in told("en", growth=growth)
