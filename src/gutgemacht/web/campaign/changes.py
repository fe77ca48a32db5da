"""What differs from what readers have read, in words: each asks for reading again, or does not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gutgemacht.campaign.stimulus import Change, Reason, Stimulus, changes
from gutgemacht.publish.difference import Piece, difference
from gutgemacht.web.campaign.models import Version
from gutgemacht.web.campaign.versions import shown_of
from gutgemacht.web.draft.choices import CHANNELS


@dataclass(frozen=True)
class Told:
    """One change: what it is about, why it matters, word by word where words changed."""

    name: str
    words: str
    asks_again: bool
    pieces: tuple[Piece, ...] = ()


def last_read(version: Version) -> Version | None:
    """The newest version before this one that readers had."""
    frozen = version.campaign.versions.filter(number__lt=version.number, frozen_at__isnull=False)
    return frozen.select_related("campaign").first()


def told_changes(before: Version, after: Version) -> list[Told]:
    """All that differs between two versions."""
    return [_told(change) for change in changes(shown_of(before), shown_of(after))]


def reason_words(reason: Reason) -> str:
    """Why a change makes another publication, in a few words."""
    return {
        "words": _("The words changed."),
        "translation": _("It speaks another language."),
        "picture": _("It shows another picture."),
        "crop": _("The picture is cut otherwise."),
        "alt": _("The alt text changed."),
        "added": _("It is new."),
        "gone": _("It was taken away."),
        "day": _("It comes out on another day."),
        "countries": _("It is for other countries."),
    }[reason]


def _told(change: Change) -> Told:
    shown = change.after or change.before
    pieces: tuple[Piece, ...] = ()
    if change.before and change.after:
        old, new = change.before, change.after
        texts = (old.alt, new.alt) if change.reason == "alt" else (old.text, new.text)
        pieces = difference(*texts) if texts[0] != texts[1] else ()
    name = _name(shown) if shown else _("The campaign")
    return Told(name, reason_words(change.reason), change.asks_again, pieces)


def _name(shown: Stimulus) -> str:
    if shown.kind == "post":
        return _("Post for %s") % CHANNELS.get(shown.network, shown.network)
    names = {
        "picture": _("Picture"),
        "still": _("Still of a film"),
        "landing": _("Landing page text"),
    }
    return names.get(shown.kind, shown.kind)
