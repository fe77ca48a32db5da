"""The company's own cards: list, writing, changing, removing, and back again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.frame import page_language
from gutgemacht.web.learn import keeping
from gutgemacht.web.learn.access import WRITERS
from gutgemacht.web.learn.cards import own as shown_card
from gutgemacht.web.learn.forms import CardForm
from gutgemacht.web.learn.models import CardChange, OwnCard
from gutgemacht.web.people.access import needs, person_of

LATEST = 12

writers_only = needs(*WRITERS)


@never_cache
@writers_only
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All own cards, and what changed lately."""
    rows = [(card, shown_card(card, page_language())) for card in OwnCard.objects.all()]
    changes = CardChange.objects.all()[:LATEST]
    return render(request, "learn/own.html", {"cards": rows, "changes": changes})


@never_cache
@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A card that is not there yet."""
    return _write(request, OwnCard(rule=request.GET.get("rule", "")[:60]))


@never_cache
@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """A card is changed."""
    return _write(request, get_object_or_404(OwnCard, pk=number))


def _write(request: HttpRequest, card: OwnCard) -> HttpResponse:
    form = CardForm(request.POST or None, instance=card)
    if request.method == "POST" and form.is_valid():
        kept = keeping.keep(form.save(commit=False), str(person_of(request)), timezone.now())
        messages.success(request, _("Kept. Try it once before others do."))
        return redirect("learn:own", kept.pk)
    past = CardChange.objects.filter(card=card.pk) if card.pk else []
    status = 400 if request.method == "POST" else 200
    return render(
        request, "learn/write.html", {"form": form, "card": card, "past": past}, status=status
    )


@writers_only
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """A card goes; the list offers to bring it back."""
    card = get_object_or_404(OwnCard, pk=number)
    keeping.remove(card, str(person_of(request)), timezone.now())
    messages.success(request, _("Removed. Below it can be brought back."))
    return redirect("learn:own-cards")


@writers_only
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """A card is what it was before a change."""
    done = get_object_or_404(CardChange, pk=number)
    if not done.before:
        messages.error(request, _("Before that there was no card; remove it instead."))
        return redirect("learn:own-cards")
    card = keeping.undo(done, str(person_of(request)), timezone.now())
    messages.success(request, _("It is as it was before."))
    return redirect("learn:own", card.pk)
