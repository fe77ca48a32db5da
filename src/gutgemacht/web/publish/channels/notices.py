"""What is told of channels."""

from datetime import datetime

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.notices.kinds import Data, Kind, Said
from gutgemacht.web.publish.channels.duties import Duty
from gutgemacht.web.publish.channels.words import duty_words


def _duties(data: Data) -> Said:
    found = [Duty(one["kind"], _time(one["since"]), one["law"]) for one in data["duties"]]
    subject = ngettext(
        "%(channel)s: one thing to do", "%(channel)s: %(count)s things to do", len(found)
    )
    text = "\n".join(f"- {duty_words(duty)}" for duty in found)
    return Said(subject % {"channel": data["channel"], "count": len(found)}, text)


def _owner_wanted(data: Data) -> Said:
    subject = gettext("%(channel)s needs somebody else") % data
    text = (
        gettext("%(who)s has left and answered for this channel. Please name somebody else.") % data
    )
    return Said(subject, text)


def _owner_named(data: Data) -> Said:
    subject = gettext("You answer for %(channel)s now") % data
    return Said(subject, gettext("Somebody named you. The page says what is to be done there."))


def _time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


KINDS = {
    "channel-duties": Kind(_("A channel needs looking after"), _duties),
    "owner-named": Kind(_("Somebody answers for a channel now"), _owner_named, personal=True),
    "owner-wanted": Kind(_("Who answered for a channel has left"), _owner_wanted),
}
