"""The pages of lessons: all of them, and one from its opening to its end."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.learn.lesson import Lesson, Question, Step
from gutgemacht.web.frame import page_language
from gutgemacht.web.learn.access import may_write
from gutgemacht.web.learn.article import answer, article, source
from gutgemacht.web.learn.lessons.at_hand import at_hand, card, problems
from gutgemacht.web.learn.lessons.path import way


@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All lessons; those who write them are told what is broken or gone."""
    language = page_language()
    context = {
        "lessons": lines(),
        "broken": list(problems(language)) if may_write(request) else [],
    }
    return render(request, "learn/lessons/all.html", context)


@never_cache
@require_safe
def opening(request: HttpRequest, lesson_id: str) -> HttpResponse:
    """The situation a lesson begins with."""
    lesson = _lesson(lesson_id)
    context = _frame(lesson, 0) | {
        "told": _paragraphs(lesson.opening.in_(page_language())),
        "may_write": may_write(request),
    }
    return render(request, "learn/lessons/opening.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, lesson_id: str, number: int) -> HttpResponse:
    """One step; an answer to its card or question is read, shown and forgotten."""
    lesson = _lesson(lesson_id)
    if not 1 <= number <= len(lesson.steps):
        raise Http404
    one = lesson.steps[number - 1]
    context = _frame(lesson, number) | {
        "step": one,
        "text": _paragraphs(one.text.in_(page_language())),
        "sources": [lesson.sources[name] for name in one.sources],
    }
    context |= _card(request, one)
    if one.question:
        context |= _question(request, one.question)
    return render(request, "learn/lessons/step.html", context)


@never_cache
@require_safe
def end(request: HttpRequest, lesson_id: str) -> HttpResponse:
    """What one takes along, a thing to try tomorrow, and where the facts are from."""
    lesson, language = _lesson(lesson_id), page_language()
    following = [one for one in at_hand().lessons.lessons if one.number > lesson.number][:1]
    context = _frame(lesson, len(lesson.steps) + 1) | {
        "take": [one.in_(language) for one in lesson.take],
        "tomorrow": lesson.tomorrow.in_(language),
        "sources": list(lesson.sources.values()),
        "following": [(one.id, one.title.in_(language)) for one in following],
    }
    return render(request, "learn/lessons/end.html", context)


def lines() -> list[dict[str, Any]]:
    """The lessons as a list shows them."""
    language = page_language()
    return [
        {
            "id": lesson.id,
            "title": lesson.title.in_(language),
            "promise": lesson.promise.in_(language),
            "minutes": lesson.minutes(language),
        }
        for lesson in at_hand().lessons.lessons
    ]


def _lesson(lesson_id: str) -> Lesson:
    lesson = at_hand().lessons.by_id.get(lesson_id)
    if lesson is None:
        raise Http404
    return lesson


def _frame(lesson: Lesson, place: int) -> dict[str, Any]:
    language = page_language()
    here = way(lesson, place, language)
    return {
        "lesson": lesson,
        "title": lesson.title.in_(language),
        "promise": lesson.promise.in_(language),
        "minutes": lesson.minutes(language),
        "way": here,
        "heading": here.stops[place].title,
    }


def _card(request: HttpRequest, one: Step) -> dict[str, Any]:
    found = card(one.card, page_language()) if one.card else None
    if found is None:
        return {"gone": bool(one.card) and may_write(request)}
    return {"level": 2} | article(found, answer(request, found)) | source(found)


def _question(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The question, and what is said to the answer that was chosen, if one was."""
    language = page_language()
    places = {str(number): number for number in range(1, len(question.choices) + 1)}
    chosen = places.get(request.POST.get("chosen", ""), 0)
    picked = question.choices[chosen - 1] if chosen else None
    return {
        "ask": question.ask.in_(language),
        "options": [
            (number, one.text.in_(language), number == chosen, number == question.right)
            for number, one in enumerate(question.choices, 1)
        ],
        "right": chosen == question.right if chosen else None,
        "why": picked.why.in_(language) if picked else "",
        "none_chosen": request.method == "POST" and not chosen,
    }


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
