"""What is told of the ledger."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _unknown(data: Data) -> Said:
    subject = ngettext(
        "%(channel)s: something was done that nobody here sent",
        "%(channel)s: %(count)s things were done that nobody here sent",
        data["count"],
    )
    if data["app"]:
        text = _("The network says it was done with %(app)s. The page has the steps to take now.")
    else:
        text = _("The network does not say with which app. The page has the steps to take now.")
    return Said(subject % data, text % data)


def _changed(data: Data) -> Said:
    subject = _("%(channel)s: something is otherwise than it was approved") % data
    return Said(subject, _("The page shows the difference."))


def _gone(data: Data) -> Said:
    text = _(
        "It was deleted on the network, and not from here. Please look whether that was meant."
    )
    return Said(_("%(channel)s: something is no longer there") % data, text)


def _waking(data: Data) -> Said:
    text = _("It is shared and answered much more than before. Please look how it is read today.")
    return Said(_("%(channel)s: an old post is waking up") % data, text)


KINDS = {
    "unknown-act": Kind(gettext_lazy("Something was done that nobody here sent"), _unknown),
    "act-changed": Kind(gettext_lazy("Something is otherwise than approved"), _changed),
    "act-gone": Kind(gettext_lazy("Something was deleted elsewhere"), _gone),
    "post-waking": Kind(gettext_lazy("An old post is waking up"), _waking),
}
