"""What the pages of workshops say of troubles and kinds."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.workshop import Trouble


def trouble_words() -> dict[Trouble, str]:
    """Why a coach's step was not done, and what to do."""
    return {
        "over": _("This workshop has ended. Its sums and notes are below."),
        "full": _("The room is full: 300 phones have joined."),
        "led": _("Somebody else leads this room. Take it over first, if they know."),
        "moved": _("The room has moved on meanwhile. Here is how it stands."),
        "asking": _("One question at a time: close this one first."),
        "before": _("This question was asked already. Ask it again as a new one."),
        "nothing": _("No question is in that stage any more."),
        "late": _("This question takes no more answers."),
        "again": _("This phone has answered."),
        "choice": _("There is no such answer."),
    }


def ask_words() -> dict[str, str]:
    """The kinds of questions about a case, as they are chosen."""
    return {
        "read": _("How do others read this?"),
        "would": _("What would you do?"),
        "hour": _("It has happened: what comes first?"),
    }


def women_engineers(language: DraftLanguage) -> str:
    """Whose reading of the first case is asked for."""
    with override(language):
        return _("women engineers")
