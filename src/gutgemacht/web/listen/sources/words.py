"""What people call the ways to listen, what they ask for, and what is wrong."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gutgemacht.web.listen.models import Source

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Words(NamedTuple):
    """A way or a field: its name, and a sentence."""

    name: "str | _StrPromise"
    about: "str | _StrPromise" = ""


WAYS: dict[str, Words] = {
    "feed": Words(
        gettext_lazy("A feed"),
        gettext_lazy("News, blogs and forums tell by RSS or Atom what is new."),
    ),
    "mastodon-mentions": Words(
        gettext_lazy("Replies to us on Mastodon"),
        gettext_lazy("Who names, answers, quotes or shares our account."),
    ),
    "mastodon-hashtag": Words(
        gettext_lazy("A hashtag on Mastodon"),
        gettext_lazy("What a server knows under a hashtag. Several servers know more than one."),
    ),
    "mastodon-public": Words(
        gettext_lazy("All that is public on a Mastodon server"),
        gettext_lazy("Of it we keep only what holds one of your words."),
    ),
    "bluesky-mentions": Words(
        gettext_lazy("Replies to us on Bluesky"),
        gettext_lazy("Who names, answers, quotes or shares our account."),
    ),
    "bluesky-search": Words(
        gettext_lazy("A search on Bluesky"),
        gettext_lazy("The newest posts that Bluesky finds for your words."),
    ),
    "bluesky-jetstream": Words(
        gettext_lazy("All of Bluesky, live"),
        gettext_lazy("The stream of all posts (Jetstream). We keep only what holds your words."),
    ),
    "bluesky-repositories": Words(
        gettext_lazy("All of a server of Bluesky, live"),
        gettext_lazy("The stream of a server or relay. We keep only what holds your words."),
    ),
    "webhook": Words(
        gettext_lazy("Another program sends it"),
        gettext_lazy("You get an address to which your tools send mentions as JSON."),
    ),
    "files": Words(
        gettext_lazy("A file"),
        gettext_lazy("Exports of listening tools and your own tables."),
    ),
}

FIELDS: dict[str, Words] = {
    "address": Words(gettext_lazy("Address of the feed")),
    "words": Words(
        gettext_lazy("Words that must be in it"),
        gettext_lazy("Names, phrases and hashtags, with commas between them."),
    ),
    "accounts": Words(
        gettext_lazy("Our accounts"),
        gettext_lazy("As the network calls them, with commas: who answers them is heard too."),
    ),
    "server": Words(gettext_lazy("Server"), gettext_lazy("Its address.")),
    "hashtag": Words(gettext_lazy("Hashtag")),
    "search": Words(gettext_lazy("Words to search for")),
    "handle": Words(
        gettext_lazy("Account name"), gettext_lazy("Bluesky answers only those who sign in.")
    ),
    "password": Words(
        gettext_lazy("App password"),
        gettext_lazy("Make one in the settings there; never the password you sign in with."),
    ),
    "token": Words(
        gettext_lazy("Access token"),
        gettext_lazy("From the settings there, under development. It is kept sealed."),
    ),
}


def trouble_words(trouble: str) -> str:
    """What is wrong with a source, and what helps; empty where all is well."""
    return {
        "": "",
        "down": _("It does not answer at the moment. We try again by ourselves."),
        "limited": _("We asked too often. We wait as long as we were told, then go on."),
        "expired": _("It no longer accepts our sign-in. Please enter it again."),
        "revoked": _("It does not let us in. Please check the account and its password."),
        "refused": _("What it says cannot be read. Please check the address."),
        "gone": _("There is nothing at this address. Please check how it is spelt."),
        "unable": _("It cannot be listened to in this way; please choose another."),
    }.get(trouble, _("Something is wrong there. We try again by ourselves."))


def standing(source: Source, now: datetime) -> str:
    """How far it was heard, in one honest sentence."""
    if source.paused_at:
        said = _("Paused since %(day)s.") % {"day": _moment(source.paused_at, now)}
    elif source.until:
        said = _("Heard up to %(time)s.") % {"time": _moment(source.until, now)}
    elif source.kind in ("webhook", "files") and source.heard_at:
        said = _("Something last came in at %(time)s.") % {"time": _moment(source.heard_at, now)}
    else:
        said = _("Nothing has been heard yet.")
    # "5 p.m." has a stop of its own.
    said = said.replace("..", ".")
    broken = ngettext(
        "%(count)s entry could not be read.", "%(count)s entries could not be read.", source.broken
    ) % {"count": source.broken}
    return f"{said} {broken}" if source.broken else said


def _moment(at: datetime, now: datetime) -> str:
    here = timezone.localtime(at)
    if here.date() == timezone.localtime(now).date():
        return formats.time_format(here, "TIME_FORMAT")
    return formats.date_format(here, "SHORT_DATETIME_FORMAT")
