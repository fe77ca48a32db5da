"""Identifiers: numbers and addresses that lead to a person, and what opens a door."""

from collections.abc import Iterable

from gutgemacht.check.identifiers import masked
from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.unless import excuse
from gutgemacht.guideline import Rule, Unless
from gutgemacht.guideline.find import IdentifierFind

WORDS_BESIDE = 12


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds identifiers of the rule's kinds, near its terms where it has some; offers a mask."""
    find = rule.find
    assert isinstance(find, IdentifierFind)
    kinds = frozenset(find.of)
    terms = {"de": find.de, "en": find.en, "any": find.any, "glossaries": find.glossaries}
    near = excuse(Unless.model_validate({**terms, "within": WORDS_BESIDE}), lexicon)
    needed = bool(find.items() or find.glossaries)

    def matches(manuscript: Manuscript) -> Iterable[Match]:
        found = [one for one in manuscript.identifiers if one.kind in kinds]
        if found and needed:
            beside = near.read(manuscript)
            found = [one for one in found if beside(one.span)]
        for one in found:
            yield Match(one.span, (masked(one.kind, one.span.cut(manuscript.text)),))

    return Matcher(matches, triggers=lexicon.add(find) if needed else None)
