"""The words in which the page names who speaks, where, doing what, for which country."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from gutgemacht.check import WIDEST, Context
from gutgemacht.guideline import Action, Channel, Company, Country, Speaker
from gutgemacht.web.errors import BadInput

Words = dict[str, str | Promise]

SPEAKERS: Words = {
    "company": _("as the company"),
    "employee": _("as an employee"),
    "private": _("as a private person"),
}
CHANNELS: Words = {
    "linkedin": "LinkedIn",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "x": "X",
    "threads": "Threads",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "snapchat": "Snapchat",
    "xing": "Xing",
    "kununu": "kununu",
    "glassdoor": "Glassdoor",
    "google-reviews": _("Google reviews"),
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "discord": "Discord",
    "reddit": "Reddit",
    "wikipedia": "Wikipedia",
    "website": _("our website"),
    "other": _("another channel"),
}
ACTIONS: Words = {
    "post": _("a post"),
    "comment": _("a comment"),
    "share": _("a few words on something shared"),
    "like": _("a like"),
    "message": _("a message"),
    "image": _("a caption"),
    "live": _("something for a live stream"),
    "profile": _("a profile"),
    "account": _("an account name"),
    "guideline": _("a rule for our people"),
}
COUNTRIES: Words = {
    "DE": _("Germany"),
    "AT": _("Austria"),
    "CH": _("Switzerland"),
}
DEFAULTS = {"speaker": "company", "channel": "linkedin", "action": "post", "country": "DE"}
CHOICES = {
    "speaker": SPEAKERS,
    "channel": CHANNELS,
    "action": ACTIONS,
    "country": COUNTRIES,
}
LABELS = {
    "speaker": _("Who speaks?"),
    "channel": _("Where?"),
    "action": _("What is it?"),
    "country": _("For which country?"),
}


class Chosen(TypedDict):
    """What somebody chose, by the names of the form."""

    speaker: Speaker
    channel: Channel
    action: Action
    country: Country


@dataclass(frozen=True)
class Pick:
    """One choice of the sentence: its name, what can be chosen, what is."""

    name: str
    label: str | Promise
    words: Words
    chosen: str
    usual: str

    @property
    def html(self) -> SafeString:
        """The choice as a control, to stand in the middle of a sentence."""
        return render_to_string("draft/pick.html", {"pick": self})


def chosen(form: Mapping[str, str]) -> Chosen:
    """The choices of a form; raises BadInput naming what may be chosen."""
    values: dict[str, str] = {}
    for name, words in CHOICES.items():
        value = form.get(name) or DEFAULTS[name]
        if value not in words:
            raise BadInput(name, f"{value[:40]!r} is none of {', '.join(words)}")
        values[name] = value
    return cast("Chosen", values)


def context(choice: Chosen, company: Company) -> Context:
    """The context of a draft that is written now; it asks for everything, to count it."""
    names = settings.COMPANY or tuple(company.names)
    return Context(time=timezone.localtime(), company=names, appetite=WIDEST, **choice)


def picks(choice: Chosen) -> dict[str, Pick]:
    """The choices for the page."""
    values = cast("dict[str, str]", choice)
    return {
        name: Pick(name, LABELS[name], CHOICES[name], values[name], DEFAULTS[name])
        for name in CHOICES
    }
