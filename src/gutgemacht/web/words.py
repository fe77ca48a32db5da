"""How pages and answers name what the guideline knows by a key."""

from django.utils.translation import gettext as _

from gutgemacht.guideline import Topic
from gutgemacht.guideline.topics import topic_words as words_in
from gutgemacht.web.frame import page_language


def topic_words() -> dict[Topic, str]:
    """How the pages name the topics, in the order of the handbook."""
    return words_in(page_language())


def basis_words() -> dict[str, str]:
    """How the pages name what a rule rests on."""
    return {
        "law": _("law"),
        "contract": _("contract"),
        "house": _("house rule"),
        "advice": _("advice"),
        "protection": _("protection of employees"),
    }


def effect_words() -> dict[str, str]:
    """How the pages name effects, the gravest first."""
    return {"stop": _("Stop"), "ask": _("Question"), "hint": _("Hint")}


def status_words() -> dict[str, str]:
    """How the pages name the stages of a rule's life."""
    return {
        "draft": _("draft"),
        "trial": _("on trial"),
        "active": _("in force"),
        "retired": _("retired"),
    }
