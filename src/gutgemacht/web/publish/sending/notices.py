"""What is told of posts that did not go out as planned."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said
from gutgemacht.web.publish.sending.words import remedy


def _not_published(data: Data) -> Said:
    return Said(_("%(channel)s: a post was not published") % data, remedy(data["trouble"]))


def _time_missed(data: Data) -> Said:
    text = _("Its time has passed, so it stays here. Please say whether it shall still go out.")
    return Said(_("%(channel)s: a post has missed its time") % data, text)


def _held_back(data: Data) -> Said:
    text = _("Sending was stopped when its time came. Please say what shall become of it.")
    return Said(_("%(channel)s: a post was held back") % data, text)


def _changed(data: Data) -> Said:
    if data["what"] == "take-back":
        return Said(_("%(channel)s: your post was taken back") % data, _("The network deleted it."))
    return Said(_("%(channel)s: your correction is out") % data, _("The network shows it now."))


def _not_changed(data: Data) -> Said:
    subject = _("%(channel)s: a published post could not be changed") % data
    return Said(subject, _("The page says what the network answered and what is left to do."))


KINDS = {
    "not-published": Kind(gettext_lazy("A post was not published"), _not_published),
    "time-missed": Kind(gettext_lazy("A post has missed its time"), _time_missed),
    "held-back": Kind(gettext_lazy("A post was held back by a stop"), _held_back),
    "changed": Kind(gettext_lazy("A published post was changed"), _changed, personal=True),
    "not-changed": Kind(
        gettext_lazy("A published post could not be changed"), _not_changed, personal=True
    ),
}
