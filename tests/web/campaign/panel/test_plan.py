"""A panel is planned and opened: what is asked, what is refused, and what then stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from gutgemacht.campaign.decision import Rule
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.opening import OpeningError, open_panel
from gutgemacht.web.campaign.panel.standing import rule_of
from gutgemacht.web.campaign.versions import fingerprint_of, newest
from gutgemacht.web.publish.ledger.models import Entry
from tests.web.campaign.panel.plans import opened, planned, sent

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_plan_suggests_the_groups_that_the_campaign_names(desk, campaign):
    page = desk.get(f"/campaigns/{campaign.pk}/panels/new/")
    groups = [(form["kind"].value(), form["name"].value()) for form in page.context["groups"]]
    assert groups[:2] == [("addressed", "Women in engineering"), ("affected", "Apprentices")]
    assert (
        "If 20 of 100 would object, 90 of 100 such panels say STOP, after 15 readers"
        in " ".join(page.content.decode().split())
    )


def test_groups_that_might_be_hurt_are_suggested_in_the_language_of_the_page(desk, campaign):
    Campaign.objects.update(hurt=["mothers", "not-known"], hurt_words="")
    page = desk.get(f"/campaigns/{campaign.pk}/panels/new/")
    names = [form["name"].value() for form in page.context["groups"]]
    assert names[:2] == ["Women in engineering", "Mothers"]


def test_a_plan_is_kept_as_it_was_sent(desk, campaign):
    panel = planned(desk, campaign, certainty="cautious")
    assert panel.state == Panel.State.PLANNED
    assert rule_of(panel) == Rule(go=0.95, stop=0.8, most=40)
    assert panel.consent["en"] == "I take part."
    assert panel.consent["de"]
    groups = list(panel.strata.values_list("kind", "name", "quota"))
    assert groups == [
        ("addressed", "Women in engineering", 40),
        ("affected", "Apprentices", 24),
    ]
    assert len({one.salt for one in panel.strata.all()}) == 2


def test_a_plan_is_changed_in_its_place(desk, campaign):
    panel = planned(desk, campaign)
    path = f"/campaigns/{campaign.pk}/panels/{panel.pk}/plan/"
    assert desk.get(f"/campaigns/{campaign.pk}/panels/new/").url == path
    own = {"certainty": "own", "limit": "5", "go": "80", "stop": "95"}
    told = sent(campaign, (("outside", "Neighbours", 60),), **own)
    assert desk.post(path, told).status_code == 302
    panel.refresh_from_db()
    assert rule_of(panel) == Rule(limit=0.05, go=0.8, stop=0.95, most=60)
    assert [one.name for one in panel.strata.all()] == ["Neighbours"]
    assert desk.get(path).context["form"]["limit"].value() == 5


def test_what_is_read_is_chosen_in_the_plan(desk, campaign):
    other = Stimulus.objects.get(text="Post 2")
    planned(desk, campaign, stimuli=[other.pk])
    read = newest(campaign).stimuli.filter(read=True)
    assert [one.text for one in read] == ["Post 2"]


YESTERDAY = (timezone.localdate() - timedelta(days=1)).isoformat()
WRONG = [
    ({"stimuli": []}, "Choose at least one thing to be read."),
    ({"closes_on": YESTERDAY}, "This day is over."),
    ({"closes_on": "soon"}, "Enter a valid date."),
    ({"in_de": "", "in_en": ""}, "Choose at least one language."),
    ({"certainty": "own", "limit": ""}, "Say how many of a hundred."),
    ({"per_reader": "0"}, "greater than or equal to 1"),
    ({"groups": (("addressed", "Women", 0),)}, "At least 8 readers"),
    ({"groups": (("addressed", "Women", ""),)}, "At least 8 readers"),
    ({"groups": (("addressed", "Women", 5000),)}, "At most 1000 readers"),
    ({"groups": (("addressed", "", 40),)}, "Name at least one group of readers."),
    ({"groups": (("addressed", "Women", 40), ("outside", "women", 40))}, "the same name"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_plan_that_cannot_be_says_so_at_its_place(desk, campaign, wrong, said):
    answer = desk.post(f"/campaigns/{campaign.pk}/panels/new/", sent(campaign, **wrong))
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Panel.objects.exists()


def test_what_a_plan_asks_is_shown_while_one_writes_it(desk, campaign):
    path, htmx = f"/campaigns/{campaign.pk}/panels/new/", {"HX-Request": "true"}
    few = sent(campaign, (("affected", "Apprentices", 12),))
    words = desk.post(path, few, headers=htmx).content.decode()
    assert "With 12 readers “Apprentices” can say STOP, but never GO." in words
    assert "<html" not in words
    nonsense = sent(campaign, (("affected", "Apprentices", "many"),), per_reader="x")
    assert desk.post(path, nonsense, headers=htmx).status_code == 200
    assert not Panel.objects.exists()


def test_opening_freezes_what_is_read(desk, campaign):
    panel = opened(desk, campaign)
    version = newest(campaign)
    assert panel.state == Panel.State.OPEN
    assert version.frozen_at
    assert version.fingerprint
    entry = Entry.objects.get(what="panel opened")
    assert entry.details["fingerprint"] == version.fingerprint
    assert "Post 1" not in str(entry.details)
    plan = f"/campaigns/{campaign.pk}/panels/{panel.pk}/plan/"
    assert desk.get(plan).status_code == 302
    told = sent(campaign, (("outside", "Others", 40),))
    assert desk.post(plan, told).status_code == 302
    assert panel.strata.count() == 2


def test_what_was_changed_meanwhile_is_looked_at_before_it_opens(desk, campaign):
    panel = planned(desk, campaign)
    path = f"/campaigns/{campaign.pk}/panels/{panel.pk}/"
    seen = desk.get(path).context["seen"]
    Stimulus.objects.filter(text="Post 1").update(text="Post 1, changed")
    page = desk.post(f"{path}open/", {"seen": seen}, follow=True)
    assert "The campaign was changed meanwhile." in page.content.decode()
    panel.refresh_from_db()
    assert panel.state == Panel.State.PLANNED


def _cannot_open(panel, anna) -> str:
    seen = fingerprint_of(newest(panel.version.campaign))
    with pytest.raises(OpeningError) as error, override("en"):
        open_panel(panel, seen, anna, timezone.now())
    return str(error.value)


def test_nothing_opens_without_something_to_read_or_somebody_to_read_it(desk, campaign, anna):
    panel = planned(desk, campaign)
    Panel.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    assert "last day is over" in _cannot_open(panel, anna)
    Panel.objects.update(closes_at=None)
    panel.strata.all().delete()
    assert "no group of readers" in _cannot_open(panel, anna)
    panel.strata.create(kind="outside", name="All", quota=8, salt="x")
    Stimulus.objects.update(read=False)
    assert "nothing to be read" in _cannot_open(panel, anna)
    assert newest(campaign).frozen_at is None


def test_a_campaign_is_read_by_one_panel_at_a_time(desk, campaign, anna):
    panel = opened(desk, campaign)
    assert desk.get(f"/campaigns/{campaign.pk}/panels/new/").url.endswith(f"/{panel.pk}/")
    second = planned(desk, campaign)
    assert _cannot_open(second, anna)
    desk.post(f"/campaigns/{campaign.pk}/panels/{panel.pk}/close/")
    open_panel(second, fingerprint_of(newest(campaign)), anna, timezone.now())


def test_a_plan_that_nobody_opened_can_be_thrown_away(desk, campaign):
    panel = planned(desk, campaign)
    desk.post(f"/campaigns/{campaign.pk}/panels/{panel.pk}/drop/")
    assert not Panel.objects.exists()
    panel = opened(desk, campaign)
    desk.post(f"/campaigns/{campaign.pk}/panels/{panel.pk}/drop/")
    assert Panel.objects.exists()
