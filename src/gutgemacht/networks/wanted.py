"""Of a stream of everything, what is for us: by words, and by whose posts are answered."""

from collections.abc import Mapping, Sequence

import regex

from gutgemacht.listen.mention import Mention


class Wanted:
    """`words` with commas between them, phrases and hashtags too; without any, all is wanted.

    `accounts` are how the network calls accounts of ours, with commas too: what answers, quotes,
    shares or names them is always wanted.
    """

    def __init__(self, details: Mapping[str, str]) -> None:
        words, self.accounts = _parts(details.get("words", "")), _parts(details.get("accounts", ""))
        alternatives = "|".join(r"\s+".join(map(regex.escape, word.split())) for word in words)
        self._words = regex.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", regex.I | regex.F)
        self._all = not words and not self.accounts
        self._any = bool(words)

    def takes(self, mention: Mention, *others: str) -> bool:
        """True for what is wanted; `others` are further texts of it, such as addresses."""
        if self._all:
            return True
        texts = (
            mention.text,
            *(f"#{tag}" for tag in mention.tags),
            *(picture.alt for picture in mention.pictures),
            *others,
        )
        if self._any and any(self._words.search(text) for text in texts):
            return True
        places = (mention.of, mention.root, mention.text, *others)
        return any(name in place for name in self.accounts for place in places)


def _parts(told: str) -> Sequence[str]:
    return [part.strip() for part in told.split(",") if part.strip()]
