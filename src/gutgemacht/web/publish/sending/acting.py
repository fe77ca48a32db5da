"""What people do with a row of the outbox: another time, call off, by hand, back, correct."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.drafts.due import ahead
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.access import KEEPERS, READERS, mine
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.publish.sending.outbox import OutboxError

S = Outbox.State


@needs(*READERS)
@require_POST
def send_now(request: HttpRequest, number: int) -> HttpResponse:
    """It goes out now: what had failed, was missed or held back."""
    row, person = mine(request, number)
    return _done(
        request,
        number,
        lambda: outbox.send_now(row, person, timezone.now()),
        _("It goes out in a moment."),
    )


@needs(*READERS)
@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """It goes out at another time."""
    row, person = mine(request, number)
    now = timezone.now()

    def moved() -> None:
        due = ahead(request.POST.get("due", ""), timezone.get_current_timezone(), now)
        outbox.move(row, due.at, person, now)

    return _done(request, number, moved, _("It has its new time."))


@needs(*READERS)
@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """It does not go out."""
    row, person = mine(request, number)
    return _done(
        request,
        number,
        lambda: outbox.call_off(row, person, timezone.now()),
        _("Called off. The draft is still there."),
    )


@needs(*READERS)
@require_POST
def by_hand(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody copied it, and says where it stands."""
    row, person = mine(request, number)

    def published() -> None:
        address = request.POST.get("address", "").strip()
        if not address.startswith("https://") or len(address) > 500 or " " in address:
            raise BadInput("address", _("Please copy the whole address, it begins with https://."))
        outbox.published_by_hand(row, address, person, timezone.now())

    return _done(request, number, published, _("Thank you. The ledger will look for it."))


@needs(*READERS)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """What is out is deleted on the network."""
    row, person = mine(request, number)

    def taken() -> None:
        reason = request.POST.get("reason", "").strip()[:1000]
        if not reason:
            raise BadInput("reason", _("Please say why, so that others can follow it later."))
        outbox.take_back(row, reason, person, timezone.now())

    return _done(request, number, taken, _("The network is asked to delete it."))


@needs(*READERS)
@require_POST
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """A draft that answers below the post, for what an edit cannot or should not hide."""
    row, person = mine(request, number)
    if not row.sent or not row.sent[-1]["id"]:
        messages.error(request, _("The network has not shown this post yet; look again later."))
        return redirect("sending:one", number)
    with transaction.atomic():
        draft = _answer_to(row, person.pk)
    return redirect("drafts:page", draft.pk)


@needs(*KEEPERS)
@require_POST
def all_held_back(request: HttpRequest) -> HttpResponse:
    """What a stop held back: all of it goes out now, or is called off."""
    person, now = person_of(request), timezone.now()
    act = outbox.send_now if "send" in request.POST else outbox.call_off
    for row in Outbox.objects.filter(state=S.STOPPED):
        try:
            act(row, person, now)
        except OutboxError as error:
            messages.error(request, f"{row.channel}: {error}")
    return redirect("sending:all")


def _answer_to(row: Outbox, author: int) -> Draft:
    now = timezone.now()
    draft = Draft.objects.create(
        title=_("Correction: %(title)s") % {"title": row.version.draft},
        author_id=author,
        answers={str(row.channel_id): row.sent[-1]["id"]},
        created_at=now,
        changed_at=now,
    )
    draft.channels.add(row.channel_id)
    body = {"text": _("Correction: "), "language": row.content["language"]}
    draft.versions.create(number=1, by_id=author, at=now, body=body)
    return draft


def _done(request: HttpRequest, number: int, act: Callable[[], object], said: str) -> HttpResponse:
    """Does it, and tells on the page of the row how it went."""
    try:
        act()
    except BadInput as fault:
        messages.error(request, fault.message)
    except OutboxError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("sending:one", number)
