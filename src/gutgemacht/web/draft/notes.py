"""A verdict as the page tells it: notes in the margin, one sentence, what others see."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.check import Draft, Finding, Level, Question, Verdict
from gutgemacht.guideline import DraftLanguage, Effect
from gutgemacht.networks.shape import Preview, preview
from gutgemacht.text import Reading, Span, Utf16, hashtags, split
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.draft.beside import Beside, beside
from gutgemacht.web.words import basis_words, effect_words

SIGNS: dict[Effect, str] = {"stop": "⬣", "ask": "◆", "hint": "●"}
SHOWN_AS = ("mastodon", "bluesky", "linkedin", "instagram")


@dataclass(frozen=True)
class Fix:
    """Words for a stretch of the text, in UTF-16 units; an empty stretch inserts."""

    start: int
    end: int
    words: str
    label: str

    @property
    def value(self) -> str:
        """The fix as one form value, for pages without a script."""
        return f"{self.start}:{self.end}:{self.words}"


@dataclass(frozen=True)
class Note:
    """One finding, ready to be shown."""

    number: int
    rule: str
    effect: Effect
    sign: str
    effect_word: str
    basis_word: str
    day: str
    title: str
    why: str
    instead: str
    quote: str
    start: int
    end: int
    url: str
    fixes: tuple[Fix, ...]
    # The words of a hashtag as meant, and as others may read them.
    split: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    # Where it is when not in the text, and how often.
    beside: tuple[Beside, ...] = ()
    # In how many cases of others this rule would have spoken.
    cases: int = 0
    # What is needed to set it aside; see `asides.py`, which fills it.
    leave: Any = None


def notes(verdict: Verdict, draft: Draft, language: DraftLanguage) -> list[Note]:
    """The findings as notes in `language`, positions in UTF-16 units of the draft's text.

    What one rule says of several pictures is one note.
    """
    units = Utf16(draft.text)
    written: DraftLanguage = language if verdict.language == "unknown" else verdict.language
    shown: dict[tuple[str, str, int], Note] = {}
    for number, finding in enumerate(verdict.findings, start=1):
        if finding.medium is None:
            place = [units.offset(place) for place in finding.span]
            fixes = (*_fixes(finding, written, *place), *_prepended(finding, written))
            note = _note(number, finding, place, fixes, language)
        else:
            fixes = _prepended(finding, written) if finding.part == "picture" else ()
            note = _note(number, finding, [0, 0], fixes, language)
            note = replace(note, beside=(beside(finding, draft.media, written),))
        key = (
            note.rule,
            finding.part,
            0 if finding.medium is not None and not note.quote else number,
        )
        earlier = shown.get(key)
        shown[key] = replace(earlier, beside=earlier.beside + note.beside) if earlier else note
    return list(shown.values())


def _note(
    number: int,
    finding: Finding,
    place: list[int],
    fixes: tuple[Fix, ...],
    language: DraftLanguage,
) -> Note:
    rule = finding.rule
    return Note(
        number=number,
        rule=rule.id,
        effect=finding.effect,
        sign=SIGNS[finding.effect],
        effect_word=effect_word(finding.effect),
        basis_word=basis_word(finding),
        day=finding.day.name.in_(language) if finding.day else "",
        title=rule.title.in_(language),
        why=rule.why.in_(language),
        instead=rule.instead.in_(language),
        quote=finding.text,
        start=place[0],
        end=place[1],
        url=reverse("guideline:rule", args=[rule.id]),
        fixes=fixes,
        split=_split(finding),
        read_as=finding.read_as,
        cases=at_hand().caught_by[rule.id],
    )


@dataclass(frozen=True)
class Asked:
    """One question, ready to be shown."""

    title: str
    why: str
    instead: str
    basis_word: str


def questions(verdict: Verdict, language: DraftLanguage) -> list[Asked]:
    """The questions of a verdict in `language` that no answer of the declaration settles."""
    return [
        Asked(
            question.rule.title.in_(language),
            question.rule.why.in_(language),
            question.rule.instead.in_(language),
            basis_word(question),
        )
        for question in verdict.questions
        if question.rule.declare is None
    ]


def _fixes(finding: Finding, written: DraftLanguage, start: int, end: int) -> tuple[Fix, ...]:
    return tuple(Fix(start, end, words, words) for words in finding.replacements(written))


def _prepended(finding: Finding, written: DraftLanguage) -> tuple[Fix, ...]:
    if finding.rule.prepend is None:
        return ()
    words = finding.rule.prepend.in_(written)
    return (Fix(0, 0, words, _("Start with “%s”") % words.strip(" :|–-\n")),)


def _split(finding: Finding) -> tuple[str, ...]:
    """The likeliest words of a hashtag, but those that others may read."""
    found = hashtags(finding.text)
    if len(found) != 1 or found[0].span != Span(0, len(finding.text)):
        return ()
    readings: list[Reading] = split(finding.text)
    words = next(one.words for one in readings if one.words != finding.read_as)
    return words if len(words) > 1 else ()


def effect_word(effect: Effect) -> str:
    """How the page names an effect."""
    return effect_words()[effect]


def basis_word(finding: Finding | Question) -> str:
    """How the page names what a finding rests on."""
    return basis_words()[finding.basis]


def diagnostics(shown: list[Note]) -> list[dict[str, Any]]:
    """What the editor needs to mark the notes' words."""
    return [
        {
            "from": note.start,
            "to": note.end,
            "effect": note.effect,
            "kind": " · ".join(
                filter(None, (f"{note.sign} {note.effect_word}", note.basis_word, note.day))
            ),
            "title": note.title,
            "why": note.why,
            "note": note.number,
            "fixes": [[fix.start, fix.end, fix.words, fix.label] for fix in note.fixes],
        }
        for note in shown
        if note.end > note.start
    ]


def headline(level: Level, speaker: str) -> str:
    """The verdict in a sentence."""
    if level == "clear":
        return _("Well done. Nothing to say.")
    if level == "look":
        return (
            _("Yours to decide. A second look is worth it.")
            if speaker != "company"
            else _("This can go out. A second look is worth it.")
        )
    if level == "ask":
        return _("Think once more before it goes out.")
    return _("Do not send it like this yet.")


def summary(shown: list[Note], verdict: Verdict) -> str:
    """How many places must change, and how many are worth a thought."""
    bound = sum(note.effect == "stop" for note in shown)
    asked = sum(note.effect == "ask" for note in shown)
    hints = len(shown) - bound - asked
    parts = []
    if bound:
        parts.append(ngettext("%d place must change", "%d places must change", bound) % bound)
    if asked:
        parts.append(ngettext("%d is a question", "%d are questions", asked) % asked)
    if hints:
        parts.append(ngettext("%d is a hint", "%d are hints", hints) % hints)
    said = ", ".join(parts) + "." if parts else ""
    stops = sum(one.remains != "clear" for one in verdict.aside)
    if stops:
        words = ngettext(
            "%d stop is set aside, with your reason.",
            "%d stops are set aside, with your reasons.",
            stops,
        )
        said = f"{said} {words % stops}".strip()
    return said


def previews(text: str) -> list[Preview]:
    """The draft as the feeds of the networks would show it."""
    return [preview(network, text) for network in SHOWN_AS]
