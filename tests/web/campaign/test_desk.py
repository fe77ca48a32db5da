"""The list, and the desk: what is kept, what is said, who may."""

import pytest

from gutgemacht.web.campaign import saving
from gutgemacht.web.campaign.acting import MOST
from gutgemacht.web.campaign.card import card_of, head_of
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.versions import freeze, newest
from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.campaign.conftest import INTENT, TEXT, a_campaign, post_of
from tests.web.publish.drafts.make import NOW

pytestmark = [pytest.mark.database, pytest.mark.django_db]

LONG = (
    "Technik kann auch hübsch sein! Wir rufen alle auf: Baut aus eurem Föhn etwas Großartiges und "
    "zeigt uns, was ihr damit anstellt. Kein Labor nötig, nur Mut und ein Lächeln. Die Ideen "
    "zeigen wir hier. #hackahairdryer"
)


def html(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def write(client, campaign: Campaign, row: Stimulus, htmx: bool = True, **form):
    """Sends the form of a stimulus, as it is now if nothing else is said."""
    headers = {"hx-request": "true"} if htmx else {}
    form = {"base": card_of(row).stamp} | form
    return client.post(f"/campaigns/{campaign.pk}/stimuli/{row.number}/", form, headers=headers)


def head(client, campaign: Campaign, htmx: bool = True, **form):
    """Sends what is said of a campaign."""
    headers = {"hx-request": "true"} if htmx else {}
    form = {"base": head_of(campaign).stamp, "intent": INTENT} | form
    return client.post(f"/campaigns/{campaign.pk}/save/", form, headers=headers)


def act(client, campaign: Campaign, what: str, **form):
    return client.post(
        f"/campaigns/{campaign.pk}/{what}", form, headers={"hx-request": "true"}
    ).content.decode()


def test_an_empty_house_says_what_to_do_first(at):
    assert "Eine Kampagne beginnt mit zwei Sätzen" in html(at, "/campaigns/")


def test_a_campaign_begins_with_its_sentence_and_says_where_it_is_missing(at):
    refused = at.post("/campaigns/new/", {"intent": " ", "addressed": "Ingenieurinnen"})
    page = refused.content.decode()
    assert refused.status_code == 400
    assert "intent-said" in page
    assert "Ingenieurinnen" in page
    begun = at.post("/campaigns/new/", {"intent": INTENT, "addressed": "Ingenieurinnen"})
    assert INTENT in html(at, begun.url)


def test_words_are_kept_read_by_the_guideline_and_followed(at, campaign):
    answer = write(at, campaign, post_of(campaign), text=LONG).content.decode()
    assert "gespeichert" in answer
    assert "/guideline/" in answer
    rows = {row.kind: row for row in newest(campaign).stimuli.all()}
    assert rows["post"].text == LONG
    assert LONG.startswith(rows["first-line"].text)
    assert rows["first-line"].read
    assert rows["hashtag"].text == "#hackahairdryer"
    assert not rows["hashtag"].read
    write(at, campaign, post_of(campaign), text=TEXT)
    assert [row.kind for row in newest(campaign).stimuli.all()] == ["post"]


def test_a_way_out_of_a_note_is_one_click(at, campaign):
    write(at, campaign, post_of(campaign), text="Baut mit: #hackahairdryer")
    answer = write(
        at,
        campaign,
        post_of(campaign),
        text="Baut mit: #hackahairdryer",
        fix="10:25:#HackAHairDryer",
    )
    assert 'hx-swap-oob="true"' in answer.content.decode()
    assert post_of(campaign).text == "Baut mit: #HackAHairDryer"


def test_two_who_write_at_once_lose_nothing(at, berta, campaign):
    before = post_of(campaign)
    write(signed_in(berta), campaign, before, text="Bertas Worte.")
    clash = write(at, campaign, before, text="Annas Worte.").content.decode()
    assert "Berta hat hier auch geschrieben" in clash
    assert post_of(campaign).text == "Bertas Worte."
    seen = card_of(post_of(campaign)).stamp
    chosen = write(at, campaign, before, text="Annas Worte.", choose="mine", seen=seen)
    assert chosen.headers["HX-Refresh"] == "true"
    texts = [one.stimuli.get().text for one in campaign.versions.all()]
    assert texts == ["Annas Worte.", "Bertas Worte."]


def test_two_who_write_different_things_do_not_meet(at, berta, campaign):
    second = Stimulus.objects.create(
        version=newest(campaign), number=9, kind="landing", text="Alt.", place=9
    )
    write(signed_in(berta), campaign, post_of(campaign), text="Bertas Worte.")
    assert "gespeichert" in write(at, campaign, second, text="Neu.").content.decode()
    assert "gespeichert" in head(at, campaign, made_by="Agentur Nord").content.decode()


def test_what_is_typed_while_readers_get_the_version_goes_into_the_next(at, campaign):
    before = post_of(campaign)
    freeze(newest(campaign), NOW)
    clash = write(at, campaign, before, text="Zu spät.").content.decode()
    assert "in der nächsten Fassung" in clash
    assert campaign.versions.count() == 1
    write(at, campaign, before, text="Zu spät.", choose="mine", seen=card_of(before).stamp)
    assert [one.stimuli.get().text for one in campaign.versions.all()] == ["Zu spät.", TEXT]


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ({"intent": "  "}, "intent"),
        ({"addressed": "a" * 301}, "addressed"),
        ({"day": "morgen"}, "day"),
        ({"day": "9999-01-01"}, "day"),
    ],
)
def test_what_cannot_be_is_said_at_its_place_and_nothing_is_lost(at, campaign, form, place):
    assert "Noch nicht gespeichert" in head(at, campaign, **form).content.decode()
    refused = head(at, campaign, htmx=False, made_by="Agentur Nord", **form)
    page = refused.content.decode()
    assert refused.status_code == 400
    assert "Agentur Nord" in page
    assert form[place].strip() in page
    assert Campaign.objects.get().intent == INTENT


def test_a_text_that_is_none_or_too_long_is_refused_and_stays_in_the_page(at, campaign):
    refused = write(at, campaign, post_of(campaign), htmx=False, text="a\0b")
    assert refused.status_code == 400
    long = "zu lang " * 15_000
    refused = write(at, campaign, post_of(campaign), htmx=False, text=long)
    assert refused.status_code == 413
    assert long.strip() in refused.content.decode()
    assert post_of(campaign).text == TEXT


def test_a_network_a_language_a_picture_that_is_none_is_refused(at, campaign):
    for form in ({"network": "myspace"}, {"language": "tlh"}, {"picture": "0" * 64}):
        answer = write(at, campaign, post_of(campaign), **form).content.decode()
        assert "Noch nicht gespeichert" in answer


def test_things_are_ordered_copied_taken_away_and_brought_back(at, campaign):
    assert "Beitrag für Mastodon" in act(at, campaign, "stimuli/", kind="post", network="mastodon")
    mine = post_of(campaign)
    act(at, campaign, f"stimuli/{mine.number}/copy/")
    assert kinds(campaign) == ["linkedin", "mastodon", "instagram"]
    act(at, campaign, f"stimuli/{mine.number}/move/", way="down")
    assert kinds(campaign) == ["mastodon", "linkedin", "instagram"]
    assert "Zurückholen" in act(at, campaign, f"stimuli/{mine.number}/take-away/")
    assert kinds(campaign) == ["mastodon", "instagram"]
    act(at, campaign, "stimuli/back/")
    assert kinds(campaign) == ["mastodon", "linkedin", "instagram"]
    assert newest(campaign).stimuli.get(number=mine.number).text == TEXT


def kinds(campaign: Campaign) -> list[str]:
    return [row.network for row in newest(campaign).stimuli.filter(kind="post")]


def test_readers_see_what_is_put_before_them(at, campaign):
    row = post_of(campaign)
    assert row.read
    act(at, campaign, f"stimuli/{row.number}/show/", read="no")
    assert not post_of(campaign).read


def test_more_than_can_be_read_is_refused_kindly(at, anna):
    campaign = a_campaign(anna, *map(str, range(MOST)))
    assert "höchstens" in act(at, campaign, "stimuli/", kind="landing")
    assert newest(campaign).stimuli.count() == MOST


def test_a_campaign_is_put_away_and_brought_back(at, berta, campaign):
    address = f"/campaigns/{campaign.pk}/"
    at.post(f"{address}put-away/")
    assert INTENT[:40] not in html(at, "/campaigns/")
    assert INTENT[:40] in html(at, "/campaigns/?show=put-away")
    assert signed_in(berta).get(address).status_code == 404
    at.post(f"{address}put-away/")
    assert INTENT[:40] in html(signed_in(berta), "/campaigns/")


def test_whoever_approves_reads_and_changes_nothing(carl, campaign):
    reader = signed_in(carl)
    page = html(reader, f"/campaigns/{campaign.pk}/")
    assert TEXT in page
    assert "<textarea" not in page
    assert write(reader, campaign, post_of(campaign), text="Anders.").status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.WORKS_COUNCIL])
def test_others_see_no_campaigns(campaign, role):
    other = signed_in(somebody("paula", role))
    assert other.get(f"/campaigns/{campaign.pk}/").status_code == 403


def test_a_stimulus_that_is_gone_is_not_found(at, campaign):
    assert at.post(f"/campaigns/{campaign.pk}/stimuli/99/").status_code == 404
    assert at.post(f"/campaigns/{campaign.pk}/stimuli/99/move/").status_code == 404


def test_saving_the_same_changes_nothing(anna, campaign):
    row = post_of(campaign)
    kept = saving.save_card(campaign.pk, row.number, card_of(row), saving.Base(""), anna, NOW)
    assert kept == saving.Kept(newest(campaign), same=True)
