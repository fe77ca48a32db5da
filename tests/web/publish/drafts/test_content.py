"""What a version says on a channel, and what the guideline says of it there."""

import pytest

from gutgemacht.check import places
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.content import content_of, variant_of
from gutgemacht.web.publish.drafts.judged import gravest, verdict_of
from gutgemacht.web.publish.drafts.pictures import kept
from tests.people import somebody
from tests.web.publish.drafts.make import NOW, a_channel, a_draft, digest, png

pytestmark = [pytest.mark.database, pytest.mark.django_db]

LONG = "Heute zeigen wir die neue Werkbank aus Buche. " * 12


@pytest.fixture
def author():
    return somebody("anna", Role.AUTHOR)


def test_a_long_text_is_a_thread_where_there_are_threads_and_whole_elsewhere(author):
    mastodon, linkedin = a_channel(), a_channel("linkedin")
    version = a_draft(author, LONG, mastodon, linkedin).versions.get()
    assert len(content_of(version, mastodon).parts) == 2
    assert len(content_of(version, linkedin).parts) == 1
    assert content_of(version, mastodon).language == "de"


def test_a_channel_may_have_a_wording_of_its_own(author):
    mastodon, bluesky = a_channel(), a_channel("bluesky")
    version = a_draft(author, "Für alle.", variants={str(bluesky.pk): "Nur hier."}).versions.get()
    assert content_of(version, mastodon).text == "Für alle."
    assert content_of(version, bluesky).text == "Nur hier."


def test_pictures_travel_with_their_alt_text_as_far_as_there_is_room(author):
    colours = ["tan", "teal", "navy", "plum", "gold"]
    pictures = [kept(png(colour), f"{colour}.png", NOW) for colour in colours]
    shown = [{"digest": one.digest, "alt": f"Bild {n}"} for n, one in enumerate(pictures)]
    channel = a_channel()
    variant = variant_of(a_draft(author, "Bilder.", pictures=shown).versions.get(), channel)
    [part] = variant.content.parts
    assert [picture.alt for picture in part.pictures] == ["Bild 0", "Bild 1", "Bild 2", "Bild 3"]
    assert [picture.digest for picture in variant.left] == [digest(png("gold"))]
    assert part.pictures[0].media_type == "image/png"


def test_the_same_file_is_kept_once(author):
    assert kept(png(), "a.png", NOW).digest == kept(png(), "b.png", NOW).digest == digest(png())


def test_the_guideline_is_asked_for_the_wording_of_the_channel(author):
    mastodon, bluesky = a_channel(), a_channel("bluesky")
    text = "Unser Nova ist klimaneutral."
    version = a_draft(author, text, variants={str(bluesky.pk): "Schönen Tag."}).versions.get()
    grave = verdict_of(version, mastodon, NOW)
    assert grave.level in ("ask", "stop")
    assert gravest(grave)
    assert verdict_of(version, bluesky, NOW).level == "clear"


def test_a_note_set_aside_stays_in_the_verdict(author):
    channel = a_channel()
    version = a_draft(author, "Unser Nova ist klimaneutral.").versions.get()
    grave = verdict_of(version, channel, NOW)
    version.body["asides"] = [
        place._asdict() | {"reason": "Der Nachweis liegt vor."} for place in places(grave)
    ]
    assert verdict_of(version, channel, NOW) == grave


def test_nothing_written_says_nothing(author):
    assert verdict_of(a_draft(author).versions.get(), a_channel(), NOW).level == "clear"
