"""What was read opens the gate; nothing that differs in a character, a picture or a day does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from gutgemacht.campaign.gate import (
    FREE,
    Asked,
    Picture,
    Post,
    Publication,
    Read,
    asked,
    differences,
    gate,
)
from gutgemacht.guideline import PanelRule
from tests.check.make import rule

DAY = date(2026, 12, 1)
OPENED = datetime(2026, 11, 20, 9, tzinfo=UTC)
ASKED = Asked(("read-by-audience",))
STOLEN = Picture("a" * 64, "Eine Frau mit einem Föhn", of="b" * 64)
WHOLE = Picture("b" * 64, "Eine Frau mit einem Föhn in der Werkstatt")
POST = Post(("Baut mit uns den Föhn um! #HackDenFoehn",), "de", "mastodon", (STOLEN,))
READ = Read(
    panel=1,
    posts=(POST,),
    pictures=(WHOLE,),
    day=DAY,
    countries=frozenset({"DE"}),
    decision="GO",
    opened=OPENED,
    until=DAY + timedelta(days=10),
    seen=(STOLEN, WHOLE),
)
PUBLICATION = Publication(POST, "DE", DAY)


def of(**changes: object) -> Publication:
    """The publication with another post."""
    return replace(PUBLICATION, post=replace(POST, **changes))


def why(publication: Publication, *reads: Read) -> tuple[str, ...]:
    """Why it stays here; empty where it may go out."""
    found = gate(ASKED, publication, reads or (READ,))
    assert found.open is not bool(found.why)
    return found.why


def test_exactly_what_was_read_goes_out():
    found = gate(ASKED, PUBLICATION, [READ])
    assert (found.open, found.read, found.asked) == (True, READ, ASKED)


def test_where_nobody_asks_for_readers_everything_goes_out():
    assert gate(None, PUBLICATION, []) == FREE


def test_what_nobody_has_read_is_unread():
    other = of(words=("Am Freitag ist das Lager geschlossen.",), pictures=())
    assert why(other) == ("unread",)
    assert not gate(ASKED, PUBLICATION, []).open


def test_every_change_asks_again_and_is_said():
    assert why(of(words=("Baut mit uns den Föhn um. #HackDenFoehn",))) == ("words",)
    english = of(words=("Rebuild the hairdryer! #HackDenFoehn",), language="en")
    assert why(english) == ("language",)
    assert why(of(network="bluesky")) == ("network",)
    assert why(of(pictures=(Picture("c" * 64, STOLEN.alt),))) == ("picture",)
    assert why(of(pictures=(WHOLE,))) == ("picture",)
    assert why(of(pictures=(replace(STOLEN, alt="Ein Föhn"),))) == ("alt",)
    assert why(of(pictures=())) == ("picture",)
    assert why(of(warning="Für starke Nerven")) == ("warning",)
    assert why(replace(PUBLICATION, day=DAY + timedelta(days=1))) == ("day",)
    assert why(replace(PUBLICATION, country="AT")) == ("country",)


def test_a_cut_that_the_campaign_knows_and_readers_did_not_see_is_another_crop():
    square = Picture("d" * 64, STOLEN.alt, of=WHOLE.digest)
    known = replace(READ, seen=(*READ.seen, square))
    assert why(of(pictures=(square,)), known) == ("crop",)


def test_further_pictures_go_out_when_they_were_read_alone():
    assert why(of(pictures=(STOLEN, WHOLE))) == ()
    assert why(of(pictures=(STOLEN, replace(WHOLE, alt="Ein Bild")))) == ("alt",)
    assert why(of(pictures=(STOLEN, Picture("c" * 64)))) == ("picture",)


def test_words_read_without_a_picture_say_something_else_beside_one():
    alone = replace(READ, posts=(replace(POST, pictures=()),))
    assert why(of(pictures=(WHOLE,)), alone) == ("picture",)
    assert why(of(pictures=()), alone) == ()


def test_the_same_once_more_asks_again_until_it_was_read_since():
    sent = replace(PUBLICATION, sent=OPENED + timedelta(days=3))
    assert why(sent) == ("sent-before",)
    again = replace(READ, panel=2, opened=OPENED + timedelta(days=4))
    assert why(sent, READ, again) == ()


def test_a_go_ends():
    old = replace(READ, until=DAY - timedelta(days=1))
    assert why(PUBLICATION, old) == ("expired",)
    assert why(PUBLICATION, replace(READ, until=DAY)) == ()


def test_a_stop_stays_whatever_others_say_later():
    stopped = replace(READ, decision="STOP")
    assert why(PUBLICATION, stopped) == ("stop",)
    assert why(PUBLICATION, stopped, replace(READ, panel=2)) == ("stop",)
    assert why(PUBLICATION, READ, replace(stopped, panel=2)) == ("stop",)


def test_undecided_is_never_a_go():
    assert why(PUBLICATION, replace(READ, decision="UNDECIDED")) == ("undecided",)


def test_somebody_may_go_against_it_for_exactly_that():
    for decision in ("STOP", "UNDECIDED"):
        against = replace(READ, decision=decision, against=True)
        assert why(PUBLICATION, against) == ()
        assert why(of(words=("Etwas anderes. #HackDenFoehn",)), against) == ("words",)
        assert why(PUBLICATION, replace(against, until=DAY - timedelta(days=1))) == ("expired",)


def test_a_campaign_without_day_and_countries_was_read_for_any():
    anywhere = replace(READ, day=None, countries=frozenset())
    assert why(replace(PUBLICATION, country="CH", day=DAY + timedelta(days=2)), anywhere) == ()


def test_of_several_the_nearest_is_named():
    other = replace(READ, panel=2, day=date(2027, 1, 1), countries=frozenset({"CH"}))
    found = gate(ASKED, of(words=("Baut den Föhn um! #HackDenFoehn",)), [other, READ])
    assert (found.why, found.read) == (("words",), READ)


def test_the_company_decides_who_asks():
    plain, reads = rule("plain"), rule("for-readers", panel=True)
    assert asked([plain], PanelRule()) is None
    assert asked([plain, reads, reads], PanelRule()) == Asked(("for-readers",))
    assert asked([plain], PanelRule(for_="all")) == Asked()
    assert asked([reads], PanelRule(for_="none")) is None
    assert asked([rule("new", panel=True, status="trial")], PanelRule()) is None


texts = st.text("abZäß #!.\n😀\u200b", max_size=40)
pictures = st.builds(Picture, st.sampled_from(["a" * 64, "b" * 64, "c" * 64]), texts)
posts = st.builds(
    Post,
    st.lists(texts, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["de", "en", ""]),
    st.sampled_from(["mastodon", "bluesky"]),
    st.lists(pictures, max_size=1).map(tuple),
)
publications = st.builds(
    Publication, posts, st.sampled_from(["DE", "AT"]), st.dates(DAY, DAY + timedelta(days=2))
)


def read_of(one: Publication) -> Read:
    """Readers have read exactly this."""
    return replace(
        READ, posts=(one.post,), pictures=(), seen=(), day=one.day, countries={one.country}
    )


@given(publications)
def test_whatever_was_read_goes_out(one):
    assert gate(ASKED, one, [read_of(one)]).open


@given(publications, publications)
def test_nothing_else_than_what_was_read_goes_out(one, other):
    assume(one != other)
    found = gate(ASKED, other, [read_of(one)])
    assert not found.open
    assert found.why == differences(other, read_of(one))


@given(publications, st.data())
def test_a_single_character_keeps_it_here(one, data):
    number = data.draw(st.integers(0, len(one.post.words) - 1))
    text = one.post.words[number]
    place = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("aA #\u00a0\u200b😀"))
    changed = data.draw(
        st.sampled_from([text[:place] + sign + text[place:], text[:place] + text[place + 1 :]])
    )
    assume(changed != text)
    words = (*one.post.words[:number], changed, *one.post.words[number + 1 :])
    other = replace(one, post=replace(one.post, words=words))
    assert not gate(ASKED, other, [read_of(one)]).open
