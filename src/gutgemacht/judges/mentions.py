"""The small judges read mentions: many at once, for `listen.tone`."""

from collections import defaultdict
from collections.abc import Sequence

from gutgemacht.judges.linear import Judges
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.tone import Tone, says, side
from gutgemacht.text import detect_all


class MentionReader:
    """A `listen.tone.Reader` with the judges at hand."""

    def __init__(self, judges: Judges) -> None:
        self._judges = judges

    def __call__(self, mentions: Sequence[Mention]) -> list[Tone]:
        """The tone of each mention; the language is the one it tells, or found out."""
        tones = [Tone()] * len(mentions)
        by_language: defaultdict[str, list[int]] = defaultdict(list)
        for place, language in enumerate(languages(mentions)):
            by_language[language].append(place)
        for language, places in by_language.items():
            read = self._read([mentions[place] for place in places], language)
            for place, tone in zip(places, read, strict=True):
                tones[place] = tone
        return tones

    def _read(self, mentions: Sequence[Mention], language: str) -> list[Tone]:
        said = self._judges.probabilities([one.text for one in mentions], language)
        if not {"negative", "positive", "offence", "outrage", "kind"} <= said.keys():
            return [Tone(language, says=says(one, 0, None)) for one in mentions]
        names = ("negative", "positive", "offence", "outrage", "kind")
        rows = zip(*(said[name].tolist() for name in names), strict=True)
        return [
            _tone(one, language, *probabilities)
            for one, probabilities in zip(mentions, rows, strict=True)
        ]


def _tone(
    mention: Mention,
    language: str,
    negative: float,
    positive: float,
    offence: float,
    outrage: float,
    kind: float,
) -> Tone:
    found = side(negative, positive)
    told = says(mention, found, kind)
    return Tone(language, negative, positive, offence, outrage, found, told)


def languages(mentions: Sequence[Mention]) -> list[str]:
    """The language of each mention, found out where none is told; empty where nobody knows."""
    found = [one.language for one in mentions]
    untold = [place for place, language in enumerate(found) if not language]
    detected = detect_all([mentions[place].text for place in untold])
    for place, language in zip(untold, detected, strict=True):
        found[place] = "" if language == "unknown" else language
    return found
