"""A draft that asks for readers, and a panel that reads it."""

import secrets
from dataclasses import asdict
from datetime import datetime, timedelta

from gutgemacht.campaign import reading
from gutgemacht.campaign.decision import METHOD, Rule
from gutgemacht.web.campaign.from_draft import campaign_of
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.models import Panel, Reading
from gutgemacht.web.campaign.panel.standing import close, stimuli_of
from gutgemacht.web.campaign.versions import freeze, newest
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.models import Draft
from tests.web.publish.drafts.make import NOW, a_draft

TEXT = "Mädchen, traut euch und baut mit uns einen Föhn um! #FöhnAusDerReihe"
OBJECTORS = {"GO": 0, "STOP": 6, "UNDECIDED": 1}


def due_draft(author: Person, channel: Channel, text: str = TEXT, **body: object) -> Draft:
    """A draft that is due tomorrow."""
    draft = a_draft(author, text, channel, **body)
    draft.due = NOW + timedelta(days=1)
    draft.save()
    return draft


def read(draft: Draft, decision: str, now: datetime = NOW) -> Panel:
    """People read the draft as it stands, and the panel ends so."""
    author = draft.author
    return read_campaign(campaign_of(draft, author, now), author, decision, now)


def read_campaign(campaign: Campaign, by: Person, decision: str, now: datetime = NOW) -> Panel:
    """People read the newest version of a campaign, and the panel ends so."""
    panel = opened(campaign, by, now)
    readers = 21 if decision == "GO" else 10
    for number in range(readers):
        answer(panel, objector=number < OBJECTORS[decision])
    close(panel, by, now)
    panel.refresh_from_db()
    return panel


def opened(campaign: Campaign, by: Person, now: datetime = NOW) -> Panel:
    """A panel that has begun."""
    version = newest(campaign)
    freeze(version, now)
    panel = Panel.objects.create(
        version=version,
        by=by,
        state=Panel.State.OPEN,
        rule=asdict(Rule()),
        method=METHOD,
        planned_at=now,
        opened_at=now,
    )
    panel.strata.create(kind="addressed", name="Schülerinnen", quota=40, salt=secrets.token_hex(8))
    return panel


def answer(panel: Panel, *, objector: bool) -> None:
    """One reader answers to everything."""
    for stimulus in stimuli_of(panel):
        said = reading.Reading(
            key=secrets.token_urlsafe(16),
            stratum=str(panel.strata.get().pk),
            stimulus=str(stimulus.pk),
            language="de",
            hurts_me=4 if objector else 0,
            would="object" if objector else "nothing",
        )
        Reading.objects.create(
            panel=panel,
            stratum=panel.strata.get(),
            stimulus=stimulus,
            key=said.key,
            language=said.language,
            answers=said.model_dump(mode="json"),
            objector=reading.objects(said),
            warner=reading.warns(said),
            day=NOW.date(),
        )
