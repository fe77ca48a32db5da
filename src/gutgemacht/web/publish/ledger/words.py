"""Words of the ledger."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def kind_words() -> dict[str, str]:
    """What was done."""
    return {
        "post": _("Post"),
        "reply": _("Reply"),
        "share": _("Share"),
        "like": _("Like"),
        "profile": _("Profile change"),
    }


def standing_signs(standing: str) -> tuple[str, str]:
    """The colour and the shape of a standing, beside its word."""
    return {
        "as-approved": ("clear", "✓"),
        "changed": ("ask", "≠"),
        "off-guideline": ("ask", "!"),
        "unknown": ("stop", "?"),
        "before-us": ("hint", "·"),
    }[standing]


def difference_words(differences: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each difference with what it is about."""
    about = {"text": _("Words"), "link": _("Link"), "alt": _("Alt text of a picture")}
    return [{**one, "about": about[one["what"]]} for one in differences]


def playbook_steps() -> list[tuple[str, str, str]]:
    """The steps when somebody else writes in the company's name: what, why, and where."""
    return [
        (
            _("Stop the channel"),
            _("Nothing of ours goes out between what somebody else writes."),
            reverse("sending:stop"),
        ),
        (
            _("Ask who it was"),
            _("Often a colleague has posted from the phone. Ask before you suspect anybody."),
            "",
        ),
        (
            _("Keep what you see"),
            _("Take a picture of the screen, with address and time. The ledger keeps the words."),
            "",
        ),
        (
            _("Take it down"),
            _("On the page of the act. Say so in public if people have seen it."),
            reverse("ledger:all") + "?standing=alarm",
        ),
        (
            _("Cut off all apps"),
            _("All keys to the account are given back; change the password and look at the apps."),
            reverse("channels:cut"),
        ),
        (
            _("Tell those who must know"),
            _("Data protection: within 72 hours if data of people could be read."),
            "",
        ),
        (
            _("Connect again"),
            _("With a new password and a second factor, when you know how it happened."),
            reverse("channels:all"),
        ),
    ]
