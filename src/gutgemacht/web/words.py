"""How pages and answers name what the guideline knows by a key."""

from django.utils.translation import gettext as _


def topic_words() -> dict[str, str]:
    """How the pages name the topics, in the order of the handbook."""
    return {
        "identity": _("Who speaks"),
        "advertising": _("Advertising is named"),
        "confidential": _("What stays inside"),
        "people": _("People and pictures"),
        "claims": _("Promises and claims"),
        "rights": _("Others' works, and AI"),
        "tone": _("Tone and respect"),
        "campaign": _("Campaigns"),
        "reply": _("Replying"),
        "accounts": _("Accounts"),
        "protection": _("What the company must not forbid"),
        "craft": _("Craft and accessibility"),
    }


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
