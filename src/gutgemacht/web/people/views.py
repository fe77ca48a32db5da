"""People: the first visit, who is here, what they may do."""

from django.contrib.auth import login
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.people.access import needs
from gutgemacht.web.people.forms import FirstPersonForm, PersonForm
from gutgemacht.web.people.models import Grant, Person, Role


class SignIn(LoginView):
    """Signing in; where nobody is yet, the first visit."""

    template_name = "people/sign_in.html"
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """The form, or the first visit."""
        if not Person.objects.exists():
            return redirect("people:first")
        return super().dispatch(request, *args, **kwargs)


@never_cache
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first visit makes the first administrator, once."""
    if Person.objects.exists():
        return redirect("people:sign-in")
    form = FirstPersonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/first.html", {"form": form}, status=_status(form))
    with transaction.atomic():
        _one_at_a_time()
        if Person.objects.exists():
            return redirect("people:sign-in")
        person = form.save()
        Grant.objects.bulk_create(Grant(person=person, role=role) for role in Role)
    login(request, person)
    return redirect("people:all")


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
    person = form.save(commit=False)
    person.set_unusable_password()
    person.save()
    return _page(request, PersonForm(), invited=person)


@never_cache
@needs(Role.ADMINISTRATOR)
@require_POST
def invite_again(request: HttpRequest, number: int) -> HttpResponse:
    """A new link for somebody who has lost the first, or the password."""
    return _page(request, PersonForm(), invited=get_object_or_404(Person, pk=number))


@needs(Role.ADMINISTRATOR)
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody may do, and whether they still belong to the house."""
    person = get_object_or_404(Person, pk=number)
    roles = set(request.POST.getlist("role")) & set(Role.values)
    # Nobody locks themselves out, so that an administrator always remains.
    if person == request.user:
        roles.add(Role.ADMINISTRATOR)
    else:
        person.is_active = "active" in request.POST
    with transaction.atomic():
        person.save()
        person.grants.exclude(role__in=roles).delete()
        for role in roles:
            Grant.objects.get_or_create(person=person, role=role)
    return redirect("people:all")


def _one_at_a_time() -> None:
    """Of two first visits at the same moment one waits; SQLite's transactions do so anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Person._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")


def _page(request: HttpRequest, form: PersonForm, invited: Person | None = None) -> HttpResponse:
    people = [
        (person, {grant.role for grant in person.grants.all()})
        for person in Person.objects.prefetch_related("grants").order_by("-is_active", "name")
    ]
    link = request.build_absolute_uri(_welcome(invited)) if invited else ""
    context = {"form": form, "people": people, "roles": Role.choices}
    context |= {"invited": invited, "link": link}
    return render(request, "people/all.html", context, status=_status(form))


def _welcome(person: Person) -> str:
    token = default_token_generator.make_token(person)
    return reverse("people:welcome", args=[urlsafe_base64_encode(force_bytes(person.pk)), token])


def _status(form: PersonForm) -> int:
    return 400 if form.is_bound and form.errors else 200
