"""A lesson as one plain page: without its scripts it reads from top to bottom."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from gutgemacht.guideline import DraftLanguage
from gutgemacht.guideline.rule import Source
from gutgemacht.learn.card import Card
from gutgemacht.learn.export.markup import tag, written
from gutgemacht.learn.lesson import Lesson, Question, Step
from gutgemacht.learn.words import word

PAGE, STYLE = "index.html", "lesson.css"
SCRIPTS = ("names.js", "platform.js", "lesson.js")


def page(lesson: Lesson, cards: Mapping[str, Card], language: DraftLanguage) -> bytes:
    """The page of a lesson with its cards; a card that is not in `cards` is left out."""
    title = lesson.title.in_(language)
    scripts = (tag("script", src=name, defer="defer") for name in SCRIPTS)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href=STYLE),
        *scripts,
    )
    stops = [
        _opening(lesson, language),
        *(_step(lesson, place, cards, language) for place in range(len(lesson.steps))),
        _end(lesson, language),
    ]
    body = tag("body", tag("main", tag("h1", title), *stops, _on(language)))
    return b"<!doctype html>\n" + written(tag("html", head, body, lang=language), "html")


def _opening(lesson: Lesson, language: DraftLanguage) -> Element:
    return _stop(
        tag("p", lesson.promise.in_(language), class_="promise"),
        tag("div", *_paragraphs(lesson.opening.in_(language)), class_="scene"),
    )


def _step(
    lesson: Lesson, place: int, cards: Mapping[str, Card], language: DraftLanguage
) -> Element:
    step = lesson.steps[place]
    count = word("step", language).format(number=place + 1, count=len(lesson.steps))
    sources = [lesson.sources[name] for name in step.sources]
    return _stop(
        tag("p", count, class_="count"),
        tag("h2", step.title.in_(language)),
        *_paragraphs(step.text.in_(language)),
        *_sources(sources, language),
        *_asked(step, place, cards, language),
    )


def _end(lesson: Lesson, language: DraftLanguage) -> Element:
    return _stop(
        tag("h2", word("take", language)),
        tag("ul", *(tag("li", one.in_(language)) for one in lesson.take), class_="take"),
        tag("h2", word("tomorrow", language)),
        *_paragraphs(lesson.tomorrow.in_(language)),
        *_sources(lesson.sources.values(), language),
    )


def _stop(*inside: Element) -> Element:
    return tag("section", *inside, class_="stop", tabindex="-1")


def _on(language: DraftLanguage) -> Element:
    """The buttons that only the script needs."""
    back = tag("button", word("back", language), type="button", id="back")
    on = tag("button", word("go-on", language), type="button", id="on")
    return tag("nav", on, back, hidden="hidden")


def _asked(
    step: Step, place: int, cards: Mapping[str, Card], language: DraftLanguage
) -> Iterator[Element]:
    """The question or card of a step."""
    name = f"step-{place + 1}"
    if step.question:
        yield _question(step.question, name, language)
    elif step.card and step.card in cards:
        yield _card(cards[step.card], name)


def _question(question: Question, name: str, language: DraftLanguage) -> Element:
    answers = [
        (one.text.in_(language), one.why.in_(language), number == question.right)
        for number, one in enumerate(question.choices, 1)
    ]
    return _choices(question.ask.in_(language), answers, name)


def _card(card: Card, name: str) -> Element:
    shown = [tag("p", part, class_=kind) for kind, part in _told(card) if part]
    if card.choices:
        right = "\n".join(part for part in (card.reason, card.way) if part)
        wrong = word("not-this", card.language)
        answers = [(one.text, right if one.right else wrong, one.right) for one in card.choices]
        return tag("div", *shown, _choices(card.question, answers, name))
    return tag("div", *shown, tag("h3", card.question), _turned(card), class_="card")


def _told(card: Card) -> list[tuple[str, str]]:
    return [("count", card.scene), ("sentence", card.text)]


def _choices(ask: str, answers: Iterable[tuple[str, str, bool]], name: str) -> Element:
    """Answers to choose; what is told of the chosen one shows by style alone."""
    shown = [
        _choice(text, why, name, f"{name}-{number}", right=right)
        for number, (text, why, right) in enumerate(answers, 1)
    ]
    return tag("fieldset", tag("legend", ask), *shown, class_="card")


def _choice(text: str, why: str, name: str, place: str, *, right: bool) -> Element:
    return tag(
        "div",
        tag("input", type="radio", name=name, id=place),
        tag("label", text, for_=place),
        tag("div", *_paragraphs(why), class_="why right" if right else "why", role="status"),
        class_="choice",
    )


def _turned(card: Card) -> Element:
    """A card to spot, to mend or to think about, turned over by a click."""
    kind = card.kind if card.kind in ("spot", "mend") else "turn"
    inside = [tag("p", *_marked(card), class_="sentence")] if kind == "spot" else []
    inside += [tag("p", part) for part in (card.model, card.reason, card.way) if part]
    return tag("details", tag("summary", word(f"show-{kind}", card.language)), *inside)


def _marked(card: Card) -> Iterator[Element | str]:
    end = 0
    for span in card.spans:
        yield card.text[end : span.start]
        yield tag("mark", span.cut(card.text))
        end = span.end
    yield card.text[end:]


def _sources(sources: Iterable[Source], language: DraftLanguage) -> Iterator[Element]:
    named = [
        tag("a", one.name, href=one.url, target="_blank", rel="noreferrer noopener")
        if one.url
        else tag("span", one.name)
        for one in sources
    ]
    if named:
        listed = tag("ul", *(tag("li", one) for one in named))
        yield tag("details", tag("summary", word("sources", language)), listed, class_="sources")


def _paragraphs(text: str) -> list[Element]:
    return [tag("p", line) for line in text.split("\n") if line]
