"""What the pages say of levels, targets and events."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.incident.clock import Name, Target
from gutgemacht.incident.drill import What

HOUR, DAY = 60, 60 * 24


def target_words() -> dict[Name, str]:
    """What the targets are called."""
    return {
        "notice": _("Noticed"),
        "answer": _("First answer"),
        "substance": _("Answer in substance"),
        "update": _("Next update, as promised"),
    }


def target_sentence(target: Target) -> str:
    """How a target stands, in a sentence."""
    span = span_words(abs(target.left))
    if target.standing == "met":
        return _("done, %s before its time") % span
    if target.standing == "missed":
        return _("done, %s late") % span
    if target.standing == "left":
        return _("closed before it was due")
    if target.standing == "late":
        return _("%s over its time") % span
    due = timezone.localtime(target.due)
    at = date_format(due, "TIME_FORMAT")
    if due.date() != timezone.localtime(target.since).date():
        at = date_format(due, "SHORT_DATETIME_FORMAT")
    return _("%(span)s left, until %(at)s") % {"span": span, "at": at}


def span_words(span: timedelta) -> str:
    """A stretch of time as people say it."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 2 * HOUR:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    if minutes < 2 * DAY:
        hours = minutes // HOUR
        return ngettext("%d hour", "%d hours", hours) % hours
    return ngettext("%d day", "%d days", minutes // DAY) % (minutes // DAY)


def until_words(minute: int) -> str:
    """Until when a step should be done, from the beginning."""
    return _("within %s") % span_words(timedelta(minutes=minute))


def event_words() -> dict[What, str]:
    """What happens in an exercise, where the case itself does not tell."""
    return {
        "published": _("It is published:"),
        "read": _("First answers come in:"),
        "quiet": _("It stays quiet: some few critical replies below it, and hardly anybody else."),
        "growing": _("It is shared on. Others join in, and the first screenshots go round."),
        "staff": _("Colleagues ask in the chat what is going on, and what they may say."),
        "press": _("A newspaper writes: what do you say to it? It wants an answer in an hour."),
        "critics": _("Somebody whom it hurts explains calmly and in detail what is wrong with it."),
        "question": _("The board asks what you will do, and whether it was avoidable."),
        "evening": _("The evening news reports. Your answer, or that there is none, is shown."),
    }


def gate_words() -> dict[str, str]:
    """The gates that might have held it up."""
    return {
        "rule": _("A rule of the guideline"),
        "panel": _("Readers from the group it is about"),
        "approval": _("A second pair of eyes"),
        "hashtag": _("A look at how the hashtag reads"),
        "calendar": _("A look at what day it is"),
        "channel": _("Who may post, and how the account is locked"),
        "answer": _("How fast and how we answered"),
    }
