"""What the page says while somebody writes about an idea: the margin, and how close it is."""

from typing import Any, cast

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.draft.choices import LABELS, SPEAKERS, Chosen, Pick, chosen, picks
from gutgemacht.web.draft.media import given
from gutgemacht.web.draft.reading import reading
from gutgemacht.web.errors import BadInput
from gutgemacht.web.guideline.reported import reported
from gutgemacht.web.ideas.disclosing import disclosed
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shares import close, marks_of
from gutgemacht.web.people.access import person_of

USUAL = "employee"
# One speaks for oneself here; posts of the company have a page of their own.
SPEAKING = {name: SPEAKERS[name] for name in (USUAL, "private")}


def begun(idea: Idea) -> str:
    """How the page begins: with the words that tell where one works."""
    return disclosed(idea, cast("DraftLanguage", idea.language)).words


def written(request: HttpRequest) -> str:
    """The text of the form, with the line ends of an editor."""
    return request.POST.get("text", "").replace("\r\n", "\n")


def read(text: str, request: HttpRequest, idea: Idea, *, plain: bool = False) -> dict[str, Any]:
    """All that margin and page say of a text; raises BadInput naming the place.

    A `plain` reading takes the text alone and leaves out what else the form carries.
    """
    form = QueryDict() if plain else request.POST
    choice, media = _chosen(form), given(form)
    known = reading(text, choice, form, media, reported(request))
    return known | {
        "picks": picks(choice) | {"speaker": _speaker(choice)},
        "media": media,
        "disclosed": disclosed(idea, cast("DraftLanguage", idea.language)),
        "own_words": bool(marks_of(text, idea)),
        "closeness": close(text, idea, person_of(request)),
    }


def with_link(text: str, link: str) -> str:
    """The text to be copied: with one's link below, unless it has one already."""
    return text if not link or link in text else f"{text.rstrip()}\n\n{link}"


def _chosen(form: QueryDict) -> Chosen:
    wished = form.copy()
    wished["speaker"] = form.get("speaker") or USUAL
    choice = chosen(wished)
    if choice["speaker"] not in SPEAKING:
        raise BadInput("speaker", _("On this page you speak for yourself."))
    return choice


def _speaker(choice: Chosen) -> Pick:
    return Pick("speaker", LABELS["speaker"], SPEAKING, choice["speaker"], USUAL)
