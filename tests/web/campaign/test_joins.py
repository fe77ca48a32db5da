"""A draft of the company becomes a campaign, and a campaign a draft."""

import pytest

from gutgemacht.web.campaign.from_draft import campaign_of
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.pictures import add_pictures
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.publish.drafts.content import content_of
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.pictures import kept
from tests.campaign.drawings import hair_dryer
from tests.web.campaign.conftest import TEXT, a_campaign, post_of
from tests.web.campaign.test_desk import act, write
from tests.web.campaign.test_files import named
from tests.web.publish.drafts.make import NOW, a_channel, a_draft

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_a_draft_becomes_a_campaign_once(at, anna):
    picture = kept(hair_dryer(), "foehn.png", NOW)
    mastodon, linkedin = a_channel(), a_channel("linkedin")
    draft = a_draft(anna, TEXT, mastodon, linkedin)
    version = draft.versions.get()
    shown = {"digest": picture.digest, "name": "foehn.png", "alt": "Ein Föhn"}
    version.body |= {"variants": {str(linkedin.pk): "Kurz."}, "pictures": [shown]}
    version.save()
    address = at.post(f"/campaigns/from-draft/{draft.pk}/").url
    campaign = Campaign.objects.get()
    assert address == f"/campaigns/{campaign.pk}/"
    posts = newest(campaign).stimuli.filter(kind="post")
    assert {(post.network, post.text) for post in posts} == {
        ("mastodon", TEXT),
        ("linkedin", "Kurz."),
    }
    assert {(post.picture_id, post.alt) for post in posts} == {(picture.digest, "Ein Föhn")}
    assert at.post(f"/campaigns/from-draft/{draft.pk}/").url == address
    assert campaign_of(draft, anna, NOW) == campaign


def test_a_campaign_becomes_a_draft_that_says_exactly_the_same(at, anna):
    channel = a_channel("linkedin")
    campaign = a_campaign(anna, TEXT, title="Labor für alle")
    add_pictures(campaign.pk, [named(hair_dryer(), "foehn.png")], anna, NOW)
    write(at, campaign, newest(campaign).stimuli.get(kind="picture"), alt="Ein Föhn")
    address = at.post(f"/campaigns/{campaign.pk}/to-draft/").url
    draft = Draft.objects.get()
    assert address == f"/drafts/{draft.pk}/"
    [part] = content_of(draft.versions.get(), channel).parts
    assert part.text == TEXT
    [picture] = part.pictures
    assert (picture.digest, picture.alt) == (post_of(campaign).picture_id, "Ein Föhn")
    assert at.post(f"/campaigns/{campaign.pk}/to-draft/").url == address
    assert campaign_of(draft, anna, NOW) == campaign


def test_each_network_keeps_its_wording(at, anna):
    linkedin, mastodon = a_channel("linkedin"), a_channel("mastodon")
    campaign = a_campaign(anna, TEXT)
    act(at, campaign, "stimuli/", kind="post", network="mastodon")
    second = newest(campaign).stimuli.filter(kind="post")[1]
    write(at, campaign, second, text="Kurz gesagt: Platz für alle.")
    at.post(f"/campaigns/{campaign.pk}/to-draft/")
    version = Draft.objects.get().versions.get()
    said = {one: content_of(version, one).text for one in (linkedin, mastodon)}
    assert said == {linkedin: TEXT, mastodon: "Kurz gesagt: Platz für alle."}


def test_networks_without_a_channel_are_named(at, anna):
    campaign = a_campaign(anna, TEXT)
    page = at.post(f"/campaigns/{campaign.pk}/to-draft/", follow=True).content.decode()
    assert "LinkedIn" in page
    assert "noch kein Kanal" in page


def test_a_campaign_without_a_post_becomes_no_draft(at, anna):
    campaign = a_campaign(anna)
    at.post(f"/campaigns/{campaign.pk}/to-draft/")
    assert not Draft.objects.exists()
