"""Who else hears: webhooks, and what could not be sent."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.notices.forms import WebhookForm
from gutgemacht.web.notices.hooks import NotTaken, call
from gutgemacht.web.notices.kinds import kinds
from gutgemacht.web.notices.models import Notice, Webhook
from gutgemacht.web.notices.shapes import Message
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.log import note

LINES = 50


@never_cache
@needs(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """All webhooks, what was given up, and a new one."""
    form = WebhookForm(request.POST or None)
    made, key = None, ""
    if form.is_valid():
        person = person_of(request)
        with transaction.atomic():
            made = form.save_by(person)
            note(person, "webhook made", f"webhook {made.name}", {}, timezone.now())
        key = form.key if made.way == Webhook.Way.GENERIC else ""
        form = WebhookForm()
    context = {
        "form": form,
        "made": made,
        "key": key,
        "hooks": [_shown(hook) for hook in _hooks()],
        "lost": [(one, fault_words(one.said)) for one in _lost()],
        "by_mail": mail.can_send(),
    }
    return render(request, "notices/all.html", context, status=400 if form.errors else 200)


@needs(Role.ADMINISTRATOR)
@require_POST
def trial(request: HttpRequest, number: int) -> HttpResponse:
    """Calls a webhook with a word of greeting, and says what came of it."""
    hook = get_object_or_404(Webhook, pk=number)
    now = timezone.now()
    try:
        call(hook, _greeting(hook, now, request.build_absolute_uri("/")), now)
    except NotTaken as fault:
        messages.error(request, fault_words(str(fault)))
    else:
        messages.success(request, _("%(name)s has taken it.") % {"name": hook})
    return redirect("notices:all")


@needs(Role.ADMINISTRATOR)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """A webhook hears no more; its address is forgotten."""
    hook = get_object_or_404(Webhook, pk=number)
    with transaction.atomic():
        hook.delete()
        note(request.user, "webhook ended", f"webhook {hook.name}", {}, timezone.now())
    messages.success(request, _("%(name)s hears no more.") % {"name": hook})
    return redirect("notices:all")


def fault_words(said: str) -> str:
    """Why something was not taken, and what helps."""
    if said.startswith("status "):
        return _("The other side answered %(status)s. Please look there.") % {"status": said[7:]}
    return {
        "silent": _("The other side does not answer."),
        "not-allowed": _("This address may not be called: it lies inside a private network."),
        "locked": _(
            "The address cannot be read, because the secret key of this house has changed. Please "
            "end it and enter it anew."
        ),
        "mail": _("The mail server did not take the mail."),
        "left": _("The person has left."),
    }.get(said, said)


def _greeting(hook: Webhook, now: datetime, link: str) -> Message:
    with override(hook.language):
        subject = _("Hello from gutgemacht")
        text = _("This is a trial. From now on you hear here what matters.")
        return Message(0, "trial", now, subject, text, link, _("Open the page"))


def _hooks() -> list[Webhook]:
    waiting = Q(notices__sent_at=None, notices__given_up_at=None)
    return list(
        Webhook.objects.annotate(
            heard_at=Max("notices__sent_at"),
            waiting=Count("notices", filter=waiting),
            fault=Max("notices__said", filter=waiting),
        )
    )


def _shown(hook: Webhook) -> dict[str, object]:
    wanted = [kinds()[name].label for name in hook.kinds if name in kinds()]
    return {"hook": hook, "kinds": wanted, "fault": fault_words(getattr(hook, "fault", "") or "")}


def _lost() -> list[Notice]:
    private = [name for name, kind in kinds().items() if kind.private]
    lost = Notice.objects.exclude(given_up_at=None).exclude(said="left").exclude(kind__in=private)
    return list(lost.select_related("person", "webhook").order_by("-given_up_at")[:LINES])
