"""What is told of advice: that something waits, without a name and without a word of the draft.

All but the one for everybody lead to a talk, and are deleted with it.
"""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _fixed(subject: Promise, text: Promise) -> Callable[[Data], Said]:
    return lambda data: Said(str(subject), str(text))


def _waits(data: Data) -> Said:
    return Said(_("Somebody would like advice on a draft"), _("Whoever has time may take it."))


def _personal(label: Promise, subject: Promise, text: Promise) -> Kind:
    return Kind(label, _fixed(subject, text), personal=True, private=True)


KINDS = {
    "advice-waits": Kind(gettext_lazy("Somebody asks all coaches for advice"), _waits),
    "advice-asked": _personal(
        gettext_lazy("Somebody asks a coach for advice"),
        gettext_lazy("Somebody asks you for advice on a draft"),
        gettext_lazy("The page says how long it stays. You read it when you take it."),
    ),
    "advice-take": _personal(
        gettext_lazy("A coach reads a draft"),
        gettext_lazy("A coach is reading your draft"),
        gettext_lazy("You will hear as soon as there is an answer."),
    ),
    "advice-answer": _personal(
        gettext_lazy("A coach answers"),
        gettext_lazy("There is an answer for you"),
        gettext_lazy("It stays with your draft until the time is over or you say that it is done."),
    ),
    "advice-offer": _personal(
        gettext_lazy("A coach names another one"),
        gettext_lazy("Somebody else could help you better"),
        gettext_lazy("Your coach names a colleague. Nothing is handed over without your yes."),
    ),
    "advice-choose": _personal(
        gettext_lazy("A coach has no time any more"),
        gettext_lazy("Your coach has no time just now"),
        gettext_lazy("Choose another one, or wait. Nobody else reads your draft until then."),
    ),
    "advice-say": _personal(
        gettext_lazy("Somebody says more about a draft"),
        gettext_lazy("There is more to read in a talk"),
        gettext_lazy("The one who asked you for advice has written again."),
    ),
    "advice-decline": _personal(
        gettext_lazy("Somebody stays with their coach"),
        gettext_lazy("Somebody would rather stay with you"),
        gettext_lazy("They thank you for the idea, and go on with you."),
    ),
}
