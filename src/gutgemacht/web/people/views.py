"""Who is here, what they may do, and who leaves: for those who look after the house."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.people import invitations, leaving, mail
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.forms import PersonForm
from gutgemacht.web.people.models import Grant, Invitation, Person, Role, Team
from gutgemacht.web.people.roles import what_roles_may
from gutgemacht.web.people.sign_on import doors


@never_cache
@needs(Role.ADMINISTRATOR)
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Who is here and what they may do."""
    return _page(request, PersonForm())


@never_cache
@needs(Role.ADMINISTRATOR)
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """A new person, with a link by which they choose a password."""
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    return _invited(request, form.save())


@never_cache
@needs(Role.ADMINISTRATOR)
@require_POST
def invite_again(request: HttpRequest, number: int) -> HttpResponse:
    """A new link for somebody who has lost the first, or the password; the first ends."""
    return _invited(request, get_object_or_404(Person, pk=number, is_active=True))


@needs(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """The link no longer works; who never came is gone from the list."""
    person = get_object_or_404(Person, pk=number, invitation__isnull=False)
    invitations.withdraw(person)
    messages.success(request, _("The invitation of %(name)s has ended.") % {"name": person})
    return redirect("people:all")


@never_cache
@needs(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One person: roles and teams."""
    person = get_object_or_404(Person, pk=number)
    if request.method == "POST":
        _give(person, set(request.POST.getlist("role")), own=person == request.user)
        chosen = [int(pk) for pk in request.POST.getlist("team") if pk.isdecimal()]
        person.teams.set(Team.objects.filter(pk__in=chosen))
        messages.success(request, _("Saved."))
        return redirect("people:change", number)
    roles = [(role, sentence, role in person.held) for role, sentence in what_roles_may().items()]
    member = set(person.teams.values_list("pk", flat=True))
    teams = [(team, team.pk in member) for team in Team.objects.order_by("name")]
    invited = Invitation.objects.filter(person=person).exists()
    context = {
        "person": person,
        "roles": roles,
        "teams": teams,
        "invited": invited,
        "by_mail": mail.can_send(),
    }
    return render(request, "people/person.html", context)


@needs(Role.ADMINISTRATOR)
@require_POST
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody no longer belongs to the house, from this moment on."""
    person = get_object_or_404(Person, pk=number)
    # Nobody locks themselves out, so that an administrator always remains.
    if person == request.user:
        messages.error(request, _("Somebody else who looks after the house must do this."))
    else:
        leaving.leave(person)
        messages.success(request, _("%(name)s can no longer come in.") % {"name": person})
    return redirect("people:change", number)


@needs(Role.ADMINISTRATOR)
@require_POST
def come_back(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody belongs to the house again, and gets a new link."""
    person = get_object_or_404(Person, pk=number, is_active=False)
    leaving.come_back(person)
    return _invited(request, person)


@needs(Role.ADMINISTRATOR)
@require_POST
def lost_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Takes away second factor and passkeys of somebody who has lost them."""
    person = get_object_or_404(Person, pk=number)
    leaving.forget_factors(person)
    messages.success(
        request,
        _("%(name)s signs in by password alone, until they choose anew.") % {"name": person},
    )
    return redirect("people:change", number)


@transaction.atomic
def _give(person: Person, wanted: set[str], *, own: bool) -> None:
    """Gives and takes roles; nobody takes away their own that looks after the house."""
    roles = {Role(value) for value in wanted & set(Role.values)}
    if own:
        roles.add(Role.ADMINISTRATOR)
    person.grants.exclude(role__in=roles).delete()
    for role in roles:
        Grant.objects.get_or_create(person=person, role=role)


def _invited(request: HttpRequest, person: Person) -> HttpResponse:
    """The link goes by mail where a server is set, and is shown else, once."""
    secret = invitations.invite(person, timezone.now())
    link = request.build_absolute_uri(reverse("people:welcome", args=[secret]))
    if mail.can_send():
        try:
            mail.send_invitation(person, link)
        except mail.NotSent:
            messages.error(request, _("The mail server did not take the mail."))
        else:
            messages.success(request, _("%(name)s gets a mail.") % {"name": person})
            return redirect("people:all")
    invitations.show(person)
    return _page(request, PersonForm(), invited=person, link=link)


def _page(
    request: HttpRequest, form: PersonForm, invited: Person | None = None, link: str = ""
) -> HttpResponse:
    people = Person.objects.prefetch_related("grants", "teams").select_related("invitation")
    context = {
        "form": form,
        "people": people.order_by("-is_active", "name"),
        "invited": invited,
        "link": link,
        "days": invitations.DAYS,
        "by_mail": mail.can_send(),
        "broken": doors().problems,
        "now": timezone.now(),
    }
    wrong = form.is_bound and bool(form.errors)
    return render(request, "people/all.html", context, status=400 if wrong else 200)
