"""What I know: to look at, to take along, to delete; and what may be told of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.frame import page_language
from gutgemacht.web.learn.practice import basics, choosing, forgetting, rounds
from gutgemacht.web.learn.practice.firmness import firmness
from gutgemacht.web.learn.practice.models import Basics, Forgotten, Reminder
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs()
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How it stands, for nobody else."""
    person, now = person_of(request), timezone.now()
    done, of = basics.learnt(person)
    context = {
        "firmness": firmness(person),
        "gone": choosing.gone(person, page_language()),
        "basics_done": done,
        "basics_of": of,
        "basics_wanted": basics.wanted(),
        "basics_said": basics.said(person),
        "reminder": Reminder.objects.filter(person=person).exists(),
        "by_mail": mail.can_send(),
        "forgotten": Forgotten.objects.filter(person=person, at__gt=now - forgetting.KEPT).first(),
    }
    return render(request, "practice/mine.html", context)


@never_cache
@needs()
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All of it as a file."""
    answer = JsonResponse(forgetting.exported(person_of(request)), json_dumps_params={"indent": 1})
    answer.headers["Content-Disposition"] = 'attachment; filename="cards.json"'
    return answer


@needs()
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Deletes all of it."""
    forgetting.forget(person_of(request), timezone.now())
    rounds.end(request)
    messages.success(request, _("Deleted. For a day you can take it back; then it is gone."))
    return redirect("practice:mine")


@needs()
@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Takes it back."""
    if forgetting.bring_back(person_of(request), timezone.now()):
        messages.success(request, _("Everything is as it was."))
    else:
        messages.error(request, _("There is nothing left to take back: a day has passed."))
    return redirect("practice:mine")


@needs()
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Mails are wanted, or no longer."""
    person = person_of(request)
    if "on" in request.POST:
        Reminder.objects.get_or_create(person=person)
        messages.success(request, _("You get a mail when cards are due, once a week at most."))
    else:
        Reminder.objects.filter(person=person).delete()
        messages.success(request, _("No more mails about cards."))
    return redirect("practice:mine")


@needs()
@require_POST
def say_basics(request: HttpRequest) -> HttpResponse:
    """Somebody says that they have been through the basics, or takes it back."""
    person = person_of(request)
    if "back" in request.POST:
        Basics.objects.filter(person=person).delete()
        messages.success(request, _("Taken back. Nobody sees it any more."))
    elif basics.say(person, timezone.localdate()):
        messages.success(request, _("Said. Others see yes and the day, and nothing else."))
    else:
        messages.error(request, _("Some of the basics are still to come; three minutes help."))
    return redirect("practice:mine")
