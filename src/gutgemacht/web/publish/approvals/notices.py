"""What is told of approvals and trust."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _asked(data: Data) -> Said:
    subject = _("%(channel)s: %(author)s asks for your yes") % data
    return Said(subject, _("The page shows the post as it will look, and what speaks against it."))


def _yes(data: Data) -> Said:
    subject = _("%(channel)s: %(who)s says yes") % data
    return Said(subject, _("The page says whether it needs one more, or when it goes out."))


def _change(data: Data) -> Said:
    subject = _("%(channel)s: %(who)s asks for a change") % data
    return Said(subject, _("The reason stands on the page. After the change, please ask again."))


def _suggestion(data: Data) -> Said:
    subject = _("%(channel)s: %(who)s suggests another wording") % data
    return Said(subject, _("It stands with the draft. One click takes it over, if you like it."))


def _expired(data: Data) -> Said:
    subject = _("%(channel)s: nobody answered in time") % data
    return Said(subject, _("Your question has expired and nothing goes out. Please ask again."))


def _raised(data: Data) -> Said:
    subject = _("%(channel)s: %(who)s trusts you with more") % data
    return Said(subject, _("The page says why, and what it means for your posts."))


def _lowered(data: Data) -> Said:
    subject = _("%(channel)s: your posts are read more closely again") % data
    text = _("%(who)s decided so. The reason stands on the page, and you can answer to it.")
    return Said(subject, text % data)


def _answered(data: Data) -> Said:
    subject = _("%(channel)s: %(who)s answers you") % data
    return Said(subject, _("It is about the level that you lowered. Perhaps talk to each other."))


def _deputy(data: Data) -> Said:
    subject = _("You stand in for %(who)s") % data
    return Said(subject, _("The page says from when to when. What is asked of them reaches you."))


KINDS = {
    "approval-asked": Kind(gettext_lazy("A post waits for a yes"), _asked),
    "approval-yes": Kind(gettext_lazy("Somebody says yes to a post"), _yes),
    "approval-change-wanted": Kind(gettext_lazy("Somebody asks for a change"), _change),
    "approval-suggestion": Kind(
        gettext_lazy("Somebody suggests another wording"), _suggestion, personal=True
    ),
    "approval-expired": Kind(gettext_lazy("Nobody answered a question in time"), _expired),
    "trust-raised": Kind(gettext_lazy("Somebody is trusted with more"), _raised, personal=True),
    "trust-lowered": Kind(gettext_lazy("Somebody’s level is lowered"), _lowered, personal=True),
    "trust-answered": Kind(
        gettext_lazy("Somebody answers to a lowered level"), _answered, personal=True
    ),
    "deputy-named": Kind(gettext_lazy("Somebody stands in"), _deputy, personal=True),
}
