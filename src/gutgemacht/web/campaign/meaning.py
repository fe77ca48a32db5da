"""What a campaign means: in one sentence, to whom, who could be hurt, where, when, made by whom."""

from datetime import date

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.campaign.models import Campaign, Version


class Meant(Strict):
    """What the makers say of it; the report holds it against what readers understood."""

    intent: str = ""
    addressed: str = ""
    hurt: tuple[str, ...] = ()
    hurt_words: str = ""
    countries: tuple[str, ...] = ()
    day: date | None = None
    made_by: str = ""


def meant_by(campaign: Campaign) -> Meant:
    """As its row says it now."""
    return Meant(
        intent=campaign.intent,
        addressed=campaign.addressed,
        hurt=tuple(campaign.hurt),
        hurt_words=campaign.hurt_words,
        countries=tuple(campaign.countries),
        day=campaign.day,
        made_by=campaign.made_by,
    )


def meant_of(version: Version) -> Meant:
    """As it was meant in a version: kept with it, or that of its campaign while it is written."""
    if version.meant is None:
        return meant_by(version.campaign)
    return Meant.model_validate(version.meant)
