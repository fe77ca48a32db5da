"""Offering an idea, changing it, putting it away; a dead link is told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.ideas.access import to_change
from gutgemacht.web.ideas.alike import alike
from gutgemacht.web.ideas.forms import IdeaForm, NewPictureForm, PictureForm
from gutgemacht.web.ideas.keeping import found_dead, keep
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shown import shown
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """An idea is offered; if somebody has offered the same, that is said first."""
    form = IdeaForm(request.POST or None)
    others: list[Idea] = []
    if request.method == "POST" and form.is_valid():
        if "beside" not in request.POST:
            others = alike(form.instance, timezone.localdate())
        if not others:
            idea = keep(form, timezone.now(), person_of(request))
            messages.success(request, _("Offered. A picture often helps; add one below."))
            return redirect("ideas:change", idea.pk)
    status = 400 if form.errors else 200
    return render(request, "ideas/offer.html", {"form": form, "alike": others}, status=status)


@never_cache
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """An idea is changed; links that are out follow it."""
    idea = to_change(request, number)
    form = IdeaForm(request.POST or None, instance=idea)
    if request.method == "POST" and form.is_valid():
        keep(form, timezone.now())
        messages.success(request, _("Kept."))
        return redirect("ideas:one", idea.pk)
    return change_page(request, idea, form)


def change_page(
    request: HttpRequest,
    idea: Idea,
    form: IdeaForm | None = None,
    picture: NewPictureForm | None = None,
) -> HttpResponse:
    """The page on which an idea and its pictures are changed."""
    rows = [(row, PictureForm(instance=row, prefix=str(row.pk))) for row in idea.pictures.all()]
    context = {
        "idea": idea,
        "form": form or IdeaForm(instance=idea),
        "picture": picture or NewPictureForm(),
        "rows": rows,
        "ended": shown(idea, timezone.localdate()).ended,
    }
    wrong = any(one.errors for one in (form, picture) if one)
    return render(request, "ideas/offer.html", context, status=400 if wrong else 200)


@needs()
@require_POST
def put_away(request: HttpRequest, number: int) -> HttpResponse:
    """An idea is offered no more, or again; links that are out lead on."""
    idea = to_change(request, number)
    idea.put_away_at = None if idea.put_away_at else timezone.now()
    idea.save(update_fields=["put_away_at"])
    if idea.put_away_at:
        messages.success(request, _("Put away. Links that are out lead on."))
    else:
        messages.success(request, _("It is offered again."))
    return redirect("ideas:one", idea.pk)


@needs()
@require_POST
def dead(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody found the link leading nowhere; who it was is not kept."""
    found_dead(get_object_or_404(Idea, pk=number), timezone.now())
    messages.success(
        request, _("Thank you. Whoever offered it learns of it and can mend the link.")
    )
    return redirect("ideas:one", number)
