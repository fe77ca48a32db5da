"""Whom a pronoun means: the group of the sentence before, of this one, or of the next."""

from collections.abc import Sequence
from dataclasses import replace

from gutgemacht.judges.hate.line import Item, Line
from gutgemacht.judges.hate.lines import Lines
from gutgemacht.judges.hate.prepared import Prepared


def resolved(lines: Lines, number: int, known: Prepared) -> Line:
    """Line `number` in which only those pronouns have their sign that mean a protected group."""
    line, before, after = lines.line(number), lines.before(number), lines.after(number)
    # "We should shoot them. They are only women after all."
    named = _holds("identified", [line, *after], known)
    # "Women like you cannot help it. You are all so stupid."
    addressed = named or _holds("addressed", [line, *before], known)
    groups = known.protected
    met = named or any(one.holds(groups) for one in before)
    items: list[Item] = []
    for item in line.items:
        items.append(item._replace(signs=_signs(line, item, (met, named, addressed), known)))
        met = met or any(sign in groups for sign in item.signs)
    return replace(line, items=items)


def _signs(line: Line, item: Item, about: tuple[bool, bool, bool], known: Prepared) -> str:
    met, named, addressed = about
    pronouns = known.pronouns
    if not met:
        return "".join(sign for sign in item.signs if sign not in pronouns)
    meant = known.those * named + known.addressed * addressed
    means = any(sign in meant for sign in item.signs) or _shows(line, item, known)
    return item.signs + pronouns * means


def _shows(line: Line, item: Item, known: Prepared) -> bool:
    """True for the first word of "die lügen alle" and "these are all liars"."""
    if not any(sign in known.demonstratives for sign in item.signs):
        return False
    after = next((other for other in line.items if other.first == item.last + 1), item)
    return any(sign in known.verbs for sign in after.signs)


def _holds(name: str, lines: Sequence[Line], known: Prepared) -> bool:
    return any(any(line.find(name, known.address[name])) for line in lines)
