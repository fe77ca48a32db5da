"""A verdict as the page tells it: notes in the margin, one sentence, what others see."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.check import Finding, Level, Question, Verdict
from gutgemacht.guideline import DraftLanguage, Effect
from gutgemacht.networks.shape import Preview, preview
from gutgemacht.text import Reading, Span, Utf16, hashtags, split

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
    title: str
    why: str
    instead: str
    quote: str
    start: int
    end: int
    url: str
    fixes: tuple[Fix, ...]
    split: tuple[str, ...] = ()
    # What is needed to set it aside; see `asides.py`, which fills it.
    leave: Any = None


def notes(verdict: Verdict, text: str, language: DraftLanguage) -> list[Note]:
    """The findings as notes in `language`, positions in UTF-16 units of `text`."""
    units = Utf16(text)
    return [
        _note(number, finding, verdict, units, language)
        for number, finding in enumerate(verdict.findings, start=1)
    ]


def _note(
    number: int, finding: Finding, verdict: Verdict, units: Utf16, language: DraftLanguage
) -> Note:
    rule = finding.rule
    start, end = (units.offset(place) for place in finding.span)
    return Note(
        number=number,
        rule=rule.id,
        effect=finding.effect,
        sign=SIGNS[finding.effect],
        effect_word=effect_word(finding.effect),
        basis_word=basis_word(finding),
        title=rule.title.in_(language),
        why=rule.why.in_(language),
        instead=rule.instead.in_(language),
        quote=finding.text,
        start=start,
        end=end,
        url=reverse("guideline:rule", args=[rule.id]),
        fixes=tuple(_fixes(finding, verdict, start, end, language)),
        split=_split(finding),
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


def _fixes(
    finding: Finding, verdict: Verdict, start: int, end: int, language: DraftLanguage
) -> list[Fix]:
    written: DraftLanguage = language if verdict.language == "unknown" else verdict.language
    fixes = [Fix(start, end, words, words) for words in finding.replacements(written)]
    if finding.rule.prepend is not None:
        words = finding.rule.prepend.in_(written)
        fixes.append(Fix(0, 0, words, _("Start with “%s”") % words.strip(" :|–-\n")))
    return fixes


def _split(finding: Finding) -> tuple[str, ...]:
    """The words that a reader sees in a hashtag without capitals."""
    found = hashtags(finding.text)
    if len(found) != 1 or found[0].span != Span(0, len(finding.text)):
        return ()
    best: Reading = split(finding.text)[0]
    return best.words if len(best.words) > 1 else ()


def effect_word(effect: Effect) -> str:
    """How the page names an effect."""
    return {"stop": _("Stop"), "ask": _("Question"), "hint": _("Hint")}[effect]


def basis_word(finding: Finding | Question) -> str:
    """How the page names what a finding rests on."""
    words = {
        "law": _("law"),
        "contract": _("contract"),
        "house": _("house rule"),
        "advice": _("advice"),
        "protection": _("protection of employees"),
    }
    return words[finding.basis]


def diagnostics(shown: list[Note]) -> list[dict[str, Any]]:
    """What the editor needs to mark the notes' words."""
    return [
        {
            "from": note.start,
            "to": note.end,
            "effect": note.effect,
            "kind": f"{note.sign} {note.effect_word} · {note.basis_word}",
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


def summary(verdict: Verdict) -> str:
    """How many places must change, and how many are worth a thought."""
    bound = sum(finding.effect == "stop" for finding in verdict.findings)
    asked = sum(finding.effect == "ask" for finding in verdict.findings)
    hints = len(verdict.findings) - bound - asked
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
