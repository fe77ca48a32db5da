"""What notices say: each app that tells something has a module `notices.py` with its kinds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """A message in one language: its subject, and one or two sentences. No text of a post."""

    subject: str
    text: str


@dataclass(frozen=True)
class Kind:
    """One kind of notice: what it is called where kinds are chosen, and what it says.

    `say` makes the words from `data`, in the language that is active. A kind that is `personal`
    is of no concern to a chat room, and no webhook gets it. One that is `private` is nobody
    else's business at all: that it could not be sent is shown to nobody.
    """

    label: str | Promise
    say: Callable[[Data], Said]
    personal: bool = False
    private: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, as `KINDS` in the modules `notices.py` of the apps say."""
    found: dict[str, Kind] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("gutgemacht.") and find_spec(f"{app.name}.notices"):
            found |= import_module(f"{app.name}.notices").KINDS
    return found


def words(kind: str, data: Data) -> Said:
    """What a notice says; one that an older version wrote still leads to its page."""
    try:
        return kinds()[kind].say(data)
    except KeyError:
        return Said(_("Something waits for you in gutgemacht"), _("The page says what it is."))
