"""What stands beside a campaign: whom it could hurt, what happened to others, what readers say."""

import pytest

from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.versions import freeze, newest
from tests.people import signed_in
from tests.web.campaign.conftest import a_campaign
from tests.web.campaign.test_desk import act, head, html
from tests.web.publish.drafts.make import NOW

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TEXT = (
    "Technik kann auch hübsch sein! Wir rufen alle Frauen auf: Baut aus eurem Föhn etwas und zeigt "
    "uns, was ihr damit anstellt. Nur Mut und ein bisschen Lippenstift. #HackAHairDryer"
)


@pytest.fixture
def campaign(anna) -> Campaign:
    return a_campaign(anna, TEXT)


def test_a_group_is_suggested_taken_and_given_back_by_one_click(at, campaign):
    page = html(at, f"/campaigns/{campaign.pk}/")
    assert 'name="take" value="women"' in page
    assert "Lippenstift" in page
    assert "chip taken" in act(at, campaign, "groups/", take="women")
    campaign.refresh_from_db()
    assert campaign.hurt == ["women"]
    assert "women" not in act(at, campaign, "groups/", leave="women")
    campaign.refresh_from_db()
    assert (campaign.hurt, campaign.not_hurt) == ([], ["women"])


def test_a_group_that_nobody_knows_is_refused(at, campaign):
    assert "Diese Gruppe gibt es nicht" in act(at, campaign, "groups/", take="martians")


def test_a_group_that_is_taken_is_no_clash_for_who_writes(at, campaign):
    act(at, campaign, "groups/", take="women")
    assert "gespeichert" in head(at, campaign, made_by="Agentur Nord").content.decode()
    campaign.refresh_from_db()
    assert campaign.hurt == ["women"]


def test_a_read_version_keeps_the_groups_it_had(at, campaign):
    act(at, campaign, "groups/", take="women")
    freeze(newest(campaign), NOW)
    act(at, campaign, "groups/", leave="women")
    assert campaign.versions.count() == 2
    assert campaign.versions.get(number=1).meant["hurt"] == ["women"]


def test_the_case_it_is_built_like_stands_beside_it(at, carl, campaign):
    address = f"/campaigns/{campaign.pk}/"
    for page in (html(at, address), html(signed_in(carl), f"{address}similar/")):
        assert "IBM" in page


@pytest.mark.parametrize(
    ("state", "words"), [("planned", "Leserunde wird geplant"), ("open", "wird gelesen, 0 von 12")]
)
def test_the_list_says_where_a_campaign_stands(at, campaign, state, words):
    assert "in Arbeit" in html(at, "/campaigns/")
    version = newest(campaign)
    version.stimuli.exclude(kind="post").update(read=False)
    panel = Panel.objects.create(
        version=version, state=state, rule={"limit": 0.1}, method="beta-binomial", planned_at=NOW
    )
    panel.strata.create(kind="addressed", name="Ingenieurinnen", quota=12, salt="a")
    assert words in html(at, "/campaigns/")
    Panel.objects.update(state="closed")
    assert "unentschieden" in html(at, "/campaigns/")
