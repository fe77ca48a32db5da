"""What is still missing of a rule, in the words of the form."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from gutgemacht.guideline import Problem

_FEW = re.compile(r"(?P<given>\d+) given")


def missing(problems: Iterable[Problem]) -> list[str]:
    """A sentence for each problem, each once; what has none of ours is said as the file would."""
    return list(dict.fromkeys(map(_sentence, problems)))


def _sentence(problem: Problem) -> str:
    start, _dot, _rest = problem.key.partition(".")
    if start in ("title", "why", "instead"):
        return {
            "title": _("Say in a heading what is the matter."),
            "why": _("Say why: the reason convinces."),
            "instead": _("Say what to do instead."),
        }[start]
    if start == "find" and "names no" in problem.message:
        return _("Name a word to look for, or choose a list of names.")
    if few := _FEW.match(problem.message):
        side = _("that it must find") if ".bad" in problem.key else _("that it must leave alone")
        words = {"given": few["given"], "side": side}
        return _("Three sentences are needed %(side)s; there are %(given)s.") % words
    return f"{problem.key}: {problem.message}"
