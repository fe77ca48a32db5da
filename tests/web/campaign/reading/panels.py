"""Open panels for the tests, as short as they can be said."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from PIL import Image, ImageDraw

from gutgemacht.campaign.decision import METHOD, Rule
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.panel.links import new_salt, new_token, token_of
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Stratum
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.drafts.models import Picture
from tests.people import somebody

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
POST = "Frauen in der Werkstatt:\nHol den Föhn raus und bastle mit! #FöhnHack"


def panel(
    *stimuli: Mapping[str, Any],
    groups: tuple[str, ...] = ("Frauen in der Technik",),
    quota: int = 40,
    rule: Rule | None = None,
    **more: Any,
) -> Panel:
    """An open panel over stimuli; without any over one post."""
    maker = Person.objects.filter(name="Author").first() or somebody("author", Role.AUTHOR)
    campaign = Campaign.objects.create(
        title="Föhn", intent="Alle sollen tüfteln", owner=maker, created_at=NOON, changed_at=NOON
    )
    version = Version.objects.create(campaign=campaign, number=1, by=maker, at=NOON)
    for number, told in enumerate(stimuli or [{"text": POST}], 1):
        given = {
            "kind": "post",
            "language": "de",
            "read": True,
            "number": number,
            "place": number,
        } | dict(told)
        Stimulus.objects.create(version=version, **given)
    made = {"state": "open", "opened_at": NOON, "planned_at": NOON, "by": maker, "method": METHOD}
    held = {"consent": {"de": "", "en": ""}, "rule": asdict(rule or Rule())}
    opened = Panel.objects.create(version=version, **{**made, **held, **more})
    for name in groups:
        Stratum.objects.create(
            panel=opened, kind="affected", name=name, quota=quota, salt=new_salt()
        )
    return opened


def path_of(stratum: Stratum) -> str:
    """Where the shared link of a group leads."""
    return f"/read/{token_of(stratum)}/"


def invited(stratum: Stratum, **more: Any) -> tuple[Invitation, str]:
    """A personal link, and where it leads."""
    token, hashed = new_token()
    made = Invitation.objects.create(stratum=stratum, hashed=hashed, made_at=NOON, **more)
    return made, f"/read/{token}/"


def drawing(width: int = 1200, height: int = 900) -> Picture:
    """A picture of a hair dryer, more or less, as somebody gave it."""
    picture = Image.new("RGB", (width, height), "#e9c9a8")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((width * 0.2, height * 0.2, width * 0.6, height * 0.6), fill="#b23a08")
    pen.rectangle((width * 0.5, height * 0.32, width * 0.85, height * 0.48), fill="#b23a08")
    pen.polygon(
        [
            (width * 0.36, height * 0.55),
            (width * 0.48, height * 0.55),
            (width * 0.42, height * 0.9),
        ],
        fill="#665c4c",
    )
    out = io.BytesIO()
    picture.save(out, "PNG")
    data = out.getvalue()
    return Picture.objects.create(
        digest=hashlib.sha256(data).hexdigest(),
        media_type="image/png",
        data=data,
        told="",
        added_at=NOON,
    )
