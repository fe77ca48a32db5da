"""A campaign with panels that were read: real rows, as reading pages would have kept them."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from gutgemacht.campaign.decision import METHOD, Rule
from gutgemacht.campaign.reading import objects, read_reading, warns
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.panel.models import Panel, Reading, Stratum
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.models import Picture

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = "Frauen in die Technik! Wir haben den Föhn, du hast die Idee. #HackDenFöhn"


def campaign(person: Person, title: str = "Föhn und Forschung") -> Campaign:
    """A campaign that means well."""
    return Campaign.objects.create(
        title=title,
        intent="Forschung braucht Frauen, und bei uns sind sie willkommen.",
        addressed="Frauen, die in Technik und Forschung arbeiten",
        owner=person,
        created_at=NOW,
        changed_at=NOW,
    )


def panel(
    whole: Campaign,
    *groups: str,
    texts: Iterable[str] = (TEXT,),
    picture: Picture | None = None,
    number: int = 1,
    rule: Rule | None = None,
) -> Panel:
    """An open panel of a version with a post for each text, and these groups."""
    rule = rule or Rule()
    version = Version.objects.create(
        campaign=whole, number=number, by=whole.owner, at=NOW, frozen_at=NOW
    )
    for place, text in enumerate(texts, 1):
        Stimulus.objects.create(
            version=version,
            number=place,
            kind=Stimulus.Kind.POST,
            network="linkedin",
            language="de",
            text=text,
            picture=picture,
            alt="Ein rosa Föhn auf einem Labortisch" if picture else "",
            read=True,
        )
    made = Panel.objects.create(
        version=version,
        by=whole.owner,
        state=Panel.State.OPEN,
        rule=asdict(rule),
        method=METHOD,
        planned_at=NOW,
        opened_at=NOW + timedelta(days=number),
    )
    kinds = [Stratum.Kind.AFFECTED, Stratum.Kind.ADDRESSED, Stratum.Kind.OUTSIDE]
    for place, name in enumerate(groups):
        Stratum.objects.create(
            panel=made, kind=kinds[place % 3], name=name, quota=rule.most, salt=name
        )
    return made


def close(made: Panel) -> None:
    """Ends it, as `standing.close` would, without its notices."""
    made.state = Panel.State.CLOSED
    made.closed_at = made.opened_at + timedelta(hours=8)
    made.save()


def read(
    stratum: Stratum,
    answers: Iterable[Mapping[str, Any]],
    stimulus: Stimulus | None = None,
    late: bool = False,
) -> None:
    """Readers of a group answer, one after the other."""
    one = stimulus or stratum.panel.version.stimuli.all()[0]
    Reading.objects.bulk_create(_row(stratum, one, each, late) for each in answers)


def _row(stratum: Stratum, one: Stimulus, answers: Mapping[str, Any], late: bool) -> Reading:
    key = secrets.token_urlsafe(16)
    ids = {"key": key, "stratum": str(stratum.pk), "stimulus": str(one.pk), "language": "de"}
    marks = [{"stimulus": str(one.pk), **mark} for mark in answers.get("marks", ())]
    usual = {"hurts_me": 0, "would": "nothing"}
    made = read_reading({**usual, **answers, **ids, "marks": tuple(marks)})
    return Reading(
        panel_id=stratum.panel_id,
        stratum=stratum,
        stimulus=one,
        key=key,
        language="de",
        answers=made.model_dump(mode="json"),
        objector=objects(made),
        warner=warns(made),
        late=late,
        day=stratum.panel.opened_at.date(),
    )
