"""The examples that the handbook shows: the first ones of a rule, with what stands around them."""

from dataclasses import dataclass

from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.rule import Example, Media, Rule

MOST = 2


@dataclass(frozen=True)
class Shown:
    """An example cut at its marks, and a note about what no text shows."""

    parts: tuple[tuple[str, bool], ...]
    note: str

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(part for part, _ in self.parts)


def chosen(rule: Rule, say: Say) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """Bad and good examples in the language of the book, or in the other when it has none."""
    examples = rule.examples.get(say.language) or next(iter(rule.examples.values()), None)
    if examples is None:
        return (), ()
    bad, good = (
        tuple(Shown(example.parts, _note(example, say)) for example in _by_text_alone(side)[:MOST])
        for side in (examples.bad, examples.good)
    )
    return bad, good


def _by_text_alone(examples: list[Example]) -> list[Example]:
    """Those that need no answer of the declaration to be what they are."""
    return [example for example in examples if not example.context.declared]


def _note(example: Example, say: Say) -> str:
    context = example.context
    notes = [_media(media, say) for media in example.media]
    if context.speaker:
        notes.append(say(f"example.speaker.{context.speaker}"))
    if context.channel:
        notes.append(say(f"channel.{context.channel}"))
    if context.account:
        notes.append(say("example.account", account=context.account))
    if context.time:
        notes.append(say("example.time", time=context.time[11:16]))
    return ", ".join(notes)


def _media(media: Media, say: Say) -> str:
    if media.kind == "video":
        return say("example.video" if media.captions else "example.video-plain")
    alt = (media.alt or "").strip()
    return say("example.image", alt=alt) if alt else say("example.image-plain")
