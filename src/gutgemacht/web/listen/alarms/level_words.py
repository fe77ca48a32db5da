"""The levels of alarms in words."""

from django.utils.translation import gettext as _


def level_words(level: int) -> str:
    """How much wind there is; how seldom that is says `level_meaning`."""
    return [
        _("calm"),
        _("a breath"),
        _("a breeze"),
        _("fresh wind"),
        _("strong wind"),
        _("storm"),
        _("hurricane"),
    ][level]


def level_meaning(level: int) -> str:
    """How seldom an ordinary topic reaches it (`listen.alarm.level`)."""
    return [
        _("as usual"),
        _("seen every few days"),
        _("seen about once a week"),
        _("seen about once a month"),
        _("seen about once in three months"),
        _("seen about once a year"),
        _("hardly ever seen"),
    ][level]


def level_tone(level: int) -> tuple[str, str]:
    """The colour and the shape of a level, beside its words."""
    if level >= 4:
        return "stop", "⬣"
    return ("ask", "◆") if level == 3 else ("hint", "●")
