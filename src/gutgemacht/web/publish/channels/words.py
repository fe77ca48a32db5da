"""How pages and mails say what must be done, and what is wrong with an account."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gutgemacht.web.publish.channels.duties import Duty


def duty_words(duty: Duty) -> str:
    """A duty as one plain sentence, with its law where there is one."""
    words = {
        "owner": _("Name somebody who answers for this channel."),
        "owner-left": _("The owner has left the company: name somebody else."),
        "substitute": _("Name a substitute, for holidays and sick days."),
        "substitute-left": _("The substitute has left the company: name somebody else."),
        "token": _("The account no longer lets us in: connect it again."),
        "locked": _(
            "The keys to the account cannot be read, because the secret key of this house has "
            "changed: connect it again."
        ),
        "second-factor-unknown": _("Find out whether the account has a second factor."),
        "second-factor": _("Switch on the second factor at the network: it keeps thieves out."),
        "country": _("Say whose law holds for this channel."),
        "imprint": _("Put a link to the imprint into the profile, and enter it here."),
        "imprint-look": _("See whether the imprint can be reached from the profile."),
        "apps-look": _("See which programs may post, and remove those that nobody knows."),
        "quiet": _("It has been silent for a while: post something, or close it visibly."),
    }[duty.kind]
    return " ".join(filter(None, (words, _details(duty))))


def _details(duty: Duty) -> str:
    since = date_format(localtime(duty.since), "SHORT_DATE_FORMAT") if duty.since else ""
    told = [duty.law, _("since %(day)s") % {"day": since} if since else ""]
    return f"({', '.join(filter(None, told))})" if any(told) else ""


def trouble_words(trouble: str) -> str:
    """What a network's refusal means, and what helps."""
    return {
        "": _("This worked."),
        "down": _("The network does not answer. Please try again in a while."),
        "limited": _("The network was asked too often. Please try again in a while."),
        "expired": _("The network does not accept this sign-in. Please check what you typed."),
        "revoked": _("The network does not let us in: the account or our access is shut out."),
        "refused": _("The network refused this. Please check what you typed."),
        "gone": _("There is no such account. Please check how it is spelt."),
        "unable": _("The network has no way to do this for us; please do it there."),
    }.get(trouble, _("The network refused this."))


def log_words(what: str) -> str:
    """What the log says of a channel; what others note stays as they named it."""
    return {
        "channel added": _("added"),
        "channel changed": _("changed"),
        "channel closed": _("closed"),
        "channel opened": _("opened again"),
        "connected": _("connected"),
        "cut off": _("keys wiped here"),
        "keys given back": _("keys given back at the network"),
        "imprint looked at": _("imprint looked at"),
        "apps looked at": _("programs looked at"),
        "stop": _("stopped"),
        "stop ended": _("stop ended"),
    }.get(what, what)
