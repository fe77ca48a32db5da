"""Teams: who works together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.people.access import needs
from gutgemacht.web.people.forms import TeamForm
from gutgemacht.web.people.models import Role, Team


@never_cache
@needs(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """All teams, and a new one."""
    return _page(request, TeamForm(request.POST or None))


@never_cache
@needs(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One team: its name and its members."""
    team = get_object_or_404(Team, pk=number)
    return _page(request, TeamForm(request.POST or None, instance=team))


@needs(Role.ADMINISTRATOR)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Ends a team; its members stay."""
    team = get_object_or_404(Team, pk=number)
    team.delete()
    messages.success(request, _("The team %(name)s has ended.") % {"name": team})
    return redirect("people:teams")


def _page(request: HttpRequest, form: TeamForm) -> HttpResponse:
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people:teams")
    teams = Team.objects.prefetch_related("members").order_by("name")
    status = 400 if form.errors else 200
    return render(request, "people/teams.html", {"form": form, "teams": teams}, status=status)
