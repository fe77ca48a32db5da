"""From a draft through a panel to approval and the network; whatever changes asks again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gutgemacht.web.campaign.from_draft import campaign_of
from gutgemacht.web.campaign.gate.against import AgainstError, go_against
from gutgemacht.web.campaign.gate.models import Against
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.approvals.ask import AskError, ask, plans
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.pictures import kept
from gutgemacht.web.publish.ledger.models import Entry
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.sender import send_something
from tests.people import signed_in, somebody
from tests.web.api.program import Program
from tests.web.campaign.gate.house import TEXT, answer, due_draft, opened, read, read_campaign
from tests.web.publish.approvals.say import rewritten, says
from tests.web.publish.drafts.make import NOW, a_draft, png
from tests.web.publish.world import Clock, Double, House

pytestmark = [pytest.mark.database, pytest.mark.django_db]

DAY = timedelta(days=1)
REASON = "Die Schulleitungen haben den Text mit uns geschrieben und wollen ihn so."


def why(draft: Draft, now=NOW) -> tuple[str, ...]:
    """Why the newest version may not go out; empty where it may."""
    [plan] = plans(draft.versions.all()[0], draft.author, now)
    return plan.gate.why


def asking(draft: Draft):
    """The request for its newest version."""
    [one] = ask(draft.versions.all()[0], draft.author, NOW)
    return one.request


def test_it_goes_out_once_readers_say_go_and_somebody_says_yes(anna, carl, channel):
    draft = due_draft(anna, channel)
    with pytest.raises(AskError, match="Bergtal: "):
        asking(draft)
    read(draft, "GO")
    assert says(carl, asking(draft)) == "approved"
    clock = Clock(NOW + DAY)
    world = House(anna, carl, channel, clock, Double(clock))
    assert send_something(world.hands())
    assert Outbox.objects.get().state == "sent"
    assert [act.text for act in world.network.posts.values()] == [TEXT]


def test_what_no_rule_asks_for_goes_its_way(anna, channel):
    draft = a_draft(anna, "Morgen zeigen wir die neue Werkbank aus Buche.", channel)
    assert why(draft) == ()
    assert asking(draft).state == "asked"


def test_every_change_asks_for_readers_again(anna, channel):
    draft = due_draft(anna, channel)
    read(draft, "GO")
    assert why(draft) == ()
    rewritten(draft, TEXT.replace("!", "?"), anna)
    assert why(draft) == ("words",)
    rewritten(draft, "Girls, show us your hairdryer and join in! #FöhnAusDerReihe", anna)
    assert why(draft) == ("language",)
    rewritten(draft, TEXT, anna)
    draft.due += DAY
    draft.save()
    assert why(draft) == ("day",)


def test_another_picture_another_alt_text_and_another_crop_ask_again(anna, channel):
    tan, red = (kept(png(colour), "bild.png", NOW).digest for colour in ("tan", "red"))
    draft = due_draft(anna, channel, pictures=[{"digest": tan, "alt": "Ein Föhn"}])
    read(draft, "GO")
    assert why(draft) == ()
    version, shown = draft.versions.get(), dict(draft.versions.get().body)
    for pictures, reason in (
        ([{"digest": red, "alt": "Ein Föhn"}], "picture"),
        ([{"digest": tan, "alt": "Ein anderer Föhn"}], "alt"),
        ([], "picture"),
    ):
        version.body = shown | {"pictures": pictures}
        version.save()
        assert why(draft) == (reason,)


def test_other_countries_and_networks_ask_again(anna, channel):
    draft = due_draft(anna, channel)
    read(draft, "GO")
    channel.country = "AT"
    channel.save()
    assert why(draft) == ("country",)
    channel.country, channel.network = "DE", "bluesky"
    channel.save()
    assert why(draft) == ("network",)


def test_a_campaign_that_changes_later_changes_nothing_of_what_was_read(anna, channel):
    draft = due_draft(anna, channel)
    panel = read(draft, "GO")
    Campaign.objects.update(day=(NOW + 9 * DAY).date(), countries=["CH"])
    assert why(draft) == ()
    assert panel.version.meant["countries"] == ["DE"]


def test_the_same_once_more_asks_again(anna, carl, channel):
    draft = due_draft(anna, channel)
    read(draft, "GO")
    assert says(carl, asking(draft)) == "approved"
    Outbox.objects.update(state="sent", ended_at=NOW + DAY)
    assert why(draft) == (), "what is out already is not published once more"
    again = due_draft(anna, channel)
    assert why(again) == ("sent-before",)
    read_campaign(campaign_of(again, anna, NOW), anna, "GO", NOW + 2 * DAY)
    assert why(again) == ()


def test_a_go_ends_after_the_days_of_the_company(anna, channel):
    draft = a_draft(anna, TEXT, channel)
    read(draft, "GO")
    assert why(draft, NOW + 30 * DAY) == ()
    assert why(draft, NOW + 31 * DAY) == ("expired",)


def test_the_last_look_keeps_here_what_readers_no_longer_cover(anna, carl, channel):
    draft = due_draft(anna, channel)
    read(draft, "GO")
    assert says(carl, asking(draft)) == "approved"
    # It is sent a day later than it was read for.
    Outbox.objects.update(due=NOW + 2 * DAY)
    clock = Clock(NOW + 2 * DAY)
    world = House(anna, carl, channel, clock, Double(clock))
    send_something(world.hands())
    row = Outbox.objects.get()
    assert (row.state, row.trouble, world.network.posts) == ("failed", "unread", {})
    assert Notice.objects.filter(person=anna, kind="not-published").exists()


def test_stop_and_undecided_stay_here_until_somebody_goes_against_them_by_name(
    anna, carl, ida, channel
):
    for decision, text in (("STOP", TEXT), ("UNDECIDED", TEXT.replace("Föhn um", "Mixer um"))):
        draft = due_draft(anna, channel, text)
        panel = read(draft, decision)
        assert why(draft) == (decision.lower(),)
        row = go_against(panel, carl, REASON, NOW)
        assert (row.decision, row.who) == (decision, str(carl))
        assert why(draft) == ()
        rewritten(draft, text.replace("!", "."), anna)
        assert why(draft) == ("words",)
    entry = Entry.objects.filter(what="against readers").first()
    assert entry.details["reason"] == REASON
    assert TEXT not in str(entry.details)
    told = Notice.objects.filter(kind="went-against")
    assert {one.person for one in told} == {anna, ida}
    assert all(words(one.kind, one.data).subject for one in told)


def test_nobody_goes_against_readers_of_their_own_campaign(carl, channel):
    both = somebody("bea", Role.AUTHOR, Role.APPROVER)
    panel = read(due_draft(both, channel), "STOP")
    with pytest.raises(AgainstError):
        go_against(panel, both, REASON, NOW)
    # Whoever wrote a version of it is an author, too.
    panel.version.by = carl
    panel.version.save()
    with pytest.raises(AgainstError):
        go_against(panel, carl, REASON, NOW)
    assert not Against.objects.exists()


@pytest.mark.parametrize("reason", ["", "Weil halt.", "x" * 50, "a b c d e f", "wort " * 900])
def test_a_reason_is_a_sentence(anna, carl, channel, reason):
    panel = read(due_draft(anna, channel), "STOP")
    with pytest.raises(AgainstError):
        go_against(panel, carl, reason, NOW)


def test_what_readers_are_still_reading_is_not_gone_against_nor_what_they_let_go(
    anna, carl, channel
):
    draft = due_draft(anna, channel)
    running = opened(campaign_of(draft, anna, NOW), anna)
    answer(running, objector=False)
    assert why(draft) == ("undecided",)
    with pytest.raises(AgainstError):
        go_against(running, carl, REASON, NOW)
    with pytest.raises(AgainstError):
        go_against(read(due_draft(anna, channel, TEXT + " Heute."), "GO"), carl, REASON, NOW)


def test_the_company_may_ask_for_readers_always_or_never(anna, channel, monkeypatch):
    from gutgemacht.guideline import PanelRule
    from gutgemacht.web.campaign.gate import join

    rules, plain = join.in_force(), a_draft(anna, "Morgen zeigen wir die neue Werkbank.", channel)
    asks = due_draft(anna, channel)
    for setting, expected in (("all", ("unread",) * 2), ("none", ()), ("rules", ("unread",))):
        company = rules.guideline.company.model_copy(update={"panel": PanelRule(for_=setting)})
        guideline = rules.guideline.model_copy(update={"company": company})
        monkeypatch.setattr(join, "in_force", lambda g=guideline: Rules(g))
        assert (*why(plain), *why(asks)) == expected


class Rules:
    """A guideline in force."""

    def __init__(self, guideline):
        self.guideline = guideline


def test_the_draft_says_what_is_missing_and_one_click_makes_the_campaign(anna, channel):
    draft, browser = due_draft(anna, channel), signed_in(anna)
    page = browser.get(reverse("drafts:submit", args=[draft.pk])).content.decode()
    assert reverse("campaign:from-draft", args=[draft.pk]) in page
    assert 'form="have-it-read"' in page
    assert (
        browser.post(reverse("drafts:submit", args=[draft.pk]), {"version": "1"}).status_code == 400
    )
    made = browser.post(reverse("campaign:from-draft", args=[draft.pk]))
    assert made.url == reverse("campaign:page", args=[Campaign.objects.get().pk])
    read_campaign(Campaign.objects.get(), anna, "GO")
    page = browser.get(reverse("drafts:submit", args=[draft.pk])).content.decode()
    assert 'form="have-it-read"' not in page


def test_the_page_to_go_against_is_for_those_who_may_and_shows_for_ever_who_did(
    anna, carl, channel
):
    draft = due_draft(anna, channel)
    panel = read(draft, "STOP")
    campaign = panel.version.campaign_id
    page = reverse("gate:against", args=[campaign, panel.pk])
    assert signed_in(anna).get(page).status_code == 403
    browser = signed_in(carl)
    assert "10" in browser.get(page).content.decode()
    assert browser.get(reverse("gate:against", args=[campaign + 1, panel.pk])).status_code == 404
    refused = browser.post(page, {"reason": "Nein."})
    assert (refused.status_code, "Nein." in refused.content.decode()) == (400, True)
    assert browser.post(page, {"reason": REASON}).url == page
    assert browser.post(page, {"reason": REASON}).status_code == 400
    assert REASON in browser.get(page).content.decode()
    request = asking(draft)
    shown = browser.get(reverse("approvals:one", args=[request.pk])).content.decode()
    assert REASON in shown
    assert REASON in browser.get(reverse("campaign:page", args=[campaign])).content.decode()
    report = browser.get(reverse("report:page", args=[campaign, panel.pk])).content.decode()
    assert REASON in report


def test_programs_are_refused_with_the_same_words(anna, channel):
    program, draft = Program(anna), due_draft(anna, channel)
    shown = program.get(f"/drafts/{draft.pk}")
    [judged] = program.get(f"/drafts/{draft.pk}/check")
    refused = program.refused("POST", f"/drafts/{draft.pk}/submit", 422, stamp=shown["stamp"])
    assert refused["message"] == f"{channel.name}: {judged['hindered'][0]}"
    assert "Nobody has read it yet" in refused["message"]
    read(draft, "GO")
    program.post(f"/drafts/{draft.pk}/submit", stamp=shown["stamp"])


def test_who_may_go_against_finds_the_way_on_the_page_of_the_campaign(anna, carl, channel):
    panel = read(due_draft(anna, channel), "STOP")
    way = reverse("gate:against", args=[panel.version.campaign_id, panel.pk])
    page = reverse("campaign:page", args=[panel.version.campaign_id])
    assert way in signed_in(carl).get(page).content.decode()
    assert way not in signed_in(anna).get(page).content.decode()
