"""A person's week: one idea, one card, one thank-you. Nothing counts, and nothing is ticked off."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.ideas import choice, monday, rank
from gutgemacht.web.frame import page_language
from gutgemacht.web.ideas.forms import ThanksForm
from gutgemacht.web.ideas.models import Thanks
from gutgemacht.web.ideas.shares import clicks_of
from gutgemacht.web.ideas.shown import Shown, fresh_ideas, shown
from gutgemacht.web.learn import cards
from gutgemacht.web.learn.answers import kind_words
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person

MOST_PASSED = 500
TWICE = timedelta(hours=1)
SHOWN = 20


class CardLine(NamedTuple):
    """A card of the week, as lists show cards."""

    kind: str
    word: str
    question: str
    text: str
    url: str


@never_cache
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """The week. What somebody passes on stands in their page and nowhere else."""
    return _page(request, ThanksForm(person_of(request)))


@needs()
@require_POST
def thank(request: HttpRequest) -> HttpResponse:
    """Somebody thanks somebody; the mail says that, and not who or what for."""
    person, now = person_of(request), timezone.now()
    form = ThanksForm(person, request.POST)
    if not form.is_valid():
        return _page(request, form, 400)
    to, words = form.cleaned_data["to"], form.cleaned_data["words"]
    # Pressed twice is said once.
    if not person.thanks_given.filter(to=to, words=words, at__gt=now - TWICE).exists():
        with transaction.atomic():
            Thanks.objects.create(by=person, to=to, words=words, at=now)
            tell("thanked", [to], {"page": reverse("ideas:week")}, now)
    messages.success(request, _("%s will read it. Nobody else does.") % to)
    return redirect("ideas:week")


@needs()
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """One of the two takes a thank-you away, for both."""
    person = person_of(request)
    get_object_or_404(Thanks, Q(by=person) | Q(to=person), pk=number).delete()
    messages.success(request, _("It is gone."))
    return redirect("ideas:week")


def forget_thanks(person: Person) -> None:
    """Deletes what somebody was thanked for and thanked others for."""
    Thanks.objects.filter(Q(by=person) | Q(to=person)).delete()


def _page(request: HttpRequest, form: ThanksForm, status: int = 200) -> HttpResponse:
    person = person_of(request)
    passed = [int(one) for one in request.POST.getlist("passed")[:MOST_PASSED] if one.isdecimal()]
    context = {
        "shown": _idea(person, passed),
        "passed": passed,
        "card": _card(person),
        "form": form,
        "received": person.thanks_received.select_related("by")[:SHOWN],
        "given": person.thanks_given.select_related("to")[:SHOWN],
        "clicks": clicks_of(person, timezone.localdate()),
    }
    return render(request, "ideas/week.html", context, status=status)


def _idea(person: Person, passed: list[int]) -> Shown | None:
    """An idea that this person has not shared yet."""
    day = timezone.localdate()
    left = fresh_ideas(day).exclude(shares__person=person).exclude(by=person)
    of = f"{person.pk}.{monday(day)}"
    number = choice(left.values_list("pk", flat=True), of, passed)
    return shown(left.get(pk=number), day) if number is not None else None


def _card(person: Person) -> CardLine | None:
    """One of the three cards that a week begins with; not everybody gets the same."""
    first = monday(timezone.localdate())
    ready = cards.to_begin(first, page_language())
    if not ready:
        return None
    number = min(range(len(ready)), key=lambda one: rank(f"{person.pk}.{first}", one))
    card = ready[number]
    of, kind, place = card.id.split(".")
    url = reverse("learn:card", args=[of, kind, int(place)])
    return CardLine(card.kind, kind_words()[card.kind], card.question, card.text, url)
