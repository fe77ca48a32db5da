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
