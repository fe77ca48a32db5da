"""What is said of hashtags: their capitals, and how else they may be read."""

from collections.abc import Collection, Iterable

from gutgemacht.check.kinds import Match
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.text import Language, camel_case, fold, misreadings, split


def hashtag_case(manuscript: Manuscript) -> Iterable[Match]:
    """Hashtags of several words that show none of their capitals."""
    names = own_names(manuscript.context.company)
    for tag in manuscript.hashtags:
        if len(tag.words) == 1:
            written = tag.words[0].cut(manuscript.text)
            words = split(written, 1, names)[0].words
            if len(words) > _most_in_one(written, manuscript.language):
                yield Match(tag.span, (camel_case(tag.span.cut(manuscript.text), names),))


def _most_in_one(tag: str, language: Language) -> int:
    """How many words may stand together: German joins two into one, and so do names."""
    return 1 if language == "en" and tag[0].islower() else 2


def hashtag_reading(
    manuscript: Manuscript, awkward: Collection[tuple[str, ...]]
) -> Iterable[Match]:
    """Hashtags in which one of the terms hides, or with two readings nearly as likely."""
    names = own_names(manuscript.context.company)
    for tag in manuscript.hashtags:
        written = tag.span.cut(manuscript.text)
        found = misreadings(written, awkward, names)
        if found:
            hidden = [misreading.hidden for misreading in found if misreading.hidden]
            instead = camel_case(written, names, hidden)
            yield Match(tag.span, (instead,) * (instead != written), read_as=found[0].words)


def own_names(company: Iterable[str]) -> list[str]:
    """The words of a company's names as hashtags spell them."""
    return [word for name in company for word in fold(name).text.split()]
