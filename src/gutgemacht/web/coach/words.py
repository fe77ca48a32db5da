"""What the pages of advice say of times and refusals."""

from django.utils.translation import gettext as _

from gutgemacht.learn.advice import Reason


def stay_words() -> dict[str, str]:
    """How long a text may stay, as people choose it."""
    return {"hour": _("1 hour"), "day": _("1 day"), "days": _("3 days")}


def refusal(reason: Reason) -> str:
    """Why something cannot be done, and what can."""
    return {
        "over": _("This talk is over, and its words are gone."),
        "not-yours": _("That has changed meanwhile; the page shows how it stands."),
        "nobody": _("Please choose another coach."),
        "many": _("That is a lot for one talk. Perhaps meet, call, or end an older talk first."),
    }[reason]
