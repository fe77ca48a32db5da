"""How the house is told: the chain, quiet hours, the letter, and a try."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.listen.alarms.access import KEEPERS
from gutgemacht.web.listen.alarms.appetite import appetite
from gutgemacht.web.listen.alarms.chain import add, move_up, places
from gutgemacht.web.listen.alarms.forms import AbsenceForm, HouseForm, PlaceForm
from gutgemacht.web.listen.alarms.models import Absence, House, OnCall
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.notices.models import Webhook
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Everything of how the house is told; saves how often, how long and when."""
    form = HouseForm(request.POST or None, House.row(), appetite())
    if form.is_valid():
        _save(form)
        messages.success(request, _("Saved."))
        return redirect("alarms:settings")
    return _shown(request, form, PlaceForm(), AbsenceForm())


@needs(*KEEPERS)
@require_POST
def add_place(request: HttpRequest) -> HttpResponse:
    """Somebody joins the chain at its end, or gets another substitute."""
    form = PlaceForm(request.POST)
    if form.is_valid():
        add(form.cleaned_data["person"], form.cleaned_data["substitute"])
        return redirect("alarms:settings")
    return _shown(request, HouseForm(None, House.row(), appetite()), form, AbsenceForm())


@needs(*KEEPERS)
@require_POST
def change_place(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody is asked earlier, or no longer."""
    row = get_object_or_404(OnCall, pk=number)
    if "remove" in request.POST:
        row.delete()
    else:
        move_up(row)
    return redirect("alarms:settings")


@needs(*KEEPERS)
@require_POST
def add_absence(request: HttpRequest) -> HttpResponse:
    """Somebody of the chain is away for some days."""
    form = AbsenceForm(request.POST)
    if form.is_valid():
        form.absence().save()
        return redirect("alarms:settings")
    return _shown(request, HouseForm(None, House.row(), appetite()), PlaceForm(), form)


@needs(*KEEPERS)
@require_POST
def end_absence(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody is back, or does not go."""
    get_object_or_404(Absence, pk=number).delete()
    return redirect("alarms:settings")


@needs(*KEEPERS)
@require_POST
def test(request: HttpRequest) -> HttpResponse:
    """Everybody who answers now gets a notice that says that it is a test."""
    now = timezone.now()
    asked = [place for place in places(now) if place.answers]
    if not asked:
        messages.error(request, _("Nobody can be asked: the chain is empty, or all are away."))
    elif not (mail.can_send() or Webhook.objects.exists()):
        messages.error(request, _("No mail server and no webhook is set: nobody would hear it."))
    else:
        for number, place in enumerate(asked, 1):
            assert place.answers
            data = {"who": str(person_of(request)), "place": number}
            data["page"] = reverse("alarms:all")
            tell("alarm-test" if number == 1 else "alarm-test-too", [place.answers], data, now)
        names = ", ".join(str(place.answers) for place in asked)
        messages.success(request, _("On its way to %(names)s.") % {"names": names})
    return redirect("alarms:settings")


@transaction.atomic
def _save(form: HouseForm) -> None:
    form.save()
    Topic.objects.update(appetite=float(form.cleaned_data["appetite"]))


def _shown(
    request: HttpRequest, house: HouseForm, place: PlaceForm, absence: AbsenceForm
) -> HttpResponse:
    now = timezone.now()
    context = {
        "form": house,
        "place_form": place,
        "absence_form": absence,
        "places": places(now),
        "absences": Absence.objects.filter(until__gt=now).select_related("person"),
        "reaches": mail.can_send() or Webhook.objects.exists(),
    }
    status = 400 if house.errors or place.errors or absence.errors else 200
    return render(request, "alarms/settings.html", context, status=status)
