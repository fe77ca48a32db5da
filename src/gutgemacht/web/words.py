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


def appetite_words() -> dict[str, str]:
    """How the pages name the appetites."""
    return {"calm": _("Calm"), "normal": _("Normal"), "strict": _("Strict")}


def group_words() -> dict[str, str]:
    """How the pages name what the switches of an appetite sort by."""
    return {
        "statuses": _("How far a rule is"),
        "effects": _("How much it says"),
        "bases": _("What it rests on"),
    }


def switch_words() -> dict[str, dict[str, str]]:
    """How the pages name what an appetite hears."""
    return {
        "statuses": {
            "active": _("rules in force"),
            "trial": _("rules on trial"),
            "draft": _("drafts of rules"),
        },
        "effects": {"stop": _("stops"), "ask": _("questions"), "hint": _("hints")},
        "bases": {
            "law": _("law"),
            "contract": _("contract"),
            "house": _("house rule"),
            "protection": _("protection of employees"),
            "advice": _("advice"),
        },
    }
