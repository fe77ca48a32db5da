"""The worker's part: what was told is sent, again and again for a day, and then given up."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from gutgemacht.web.notices.hooks import NotTaken, call
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.notices.shapes import Message
from gutgemacht.web.people import mail

AT_ONCE = 50
# Who has one keeps it so long; after that a dead worker's is taken over.
LEASE = timedelta(minutes=3)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=2)
GIVEN_UP_AFTER = timedelta(days=1)
KEPT = timedelta(days=30)


def send_due(now: datetime) -> int:
    """Sends what waits; returns how many were taken. Called by the worker, again and again.

    A worker that dies between sending and noting sends a notice twice: the number tells.
    """
    Notice.objects.filter(created_at__lt=now - KEPT).delete()
    waiting = Notice.objects.filter(Q(retry_at=None) | Q(retry_at__lte=now), sent_at=None)
    due = waiting.filter(given_up_at=None).select_related("person", "webhook")[:AT_ONCE]
    return sum(_sent(notice, now) for notice in due if _claimed(notice, now))


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time."""
    return min(FIRST_PAUSE * float(2 ** (attempts - 1)), LONGEST_PAUSE)


def message_of(notice: Notice, language: str) -> Message:
    """A notice in words of one language."""
    with override(language):
        said = words(notice.kind, notice.data)
        page = notice.data.get("page", "")
        return Message(
            notice.pk or 0,
            notice.kind,
            notice.created_at,
            said.subject,
            said.text,
            settings.ADDRESS + page if settings.ADDRESS else "",
            _("Open the page"),
        )


def _claimed(notice: Notice, now: datetime) -> bool:
    """True for one of several workers."""
    mine = Notice.objects.filter(pk=notice.pk, attempts=notice.attempts, sent_at=None)
    return bool(mine.update(attempts=F("attempts") + 1, retry_at=now + LEASE))


def _sent(notice: Notice, now: datetime) -> bool:
    notice.attempts += 1
    try:
        _by_mail(notice) if notice.person else _by_call(notice, now)
    except NotTaken as fault:
        over = now - notice.created_at >= GIVEN_UP_AFTER or fault.args[0] == "left"
        notice.said, notice.retry_at = str(fault), now + pause(notice.attempts)
        notice.given_up_at = now if over else None
    else:
        notice.sent_at, notice.said = now, ""
    # Not saved but updated: what a notice leads to may have been deleted meanwhile, and it with it.
    Notice.objects.filter(pk=notice.pk).update(
        said=notice.said,
        retry_at=notice.retry_at,
        given_up_at=notice.given_up_at,
        sent_at=notice.sent_at,
    )
    return notice.sent_at is not None


def _by_mail(notice: Notice) -> None:
    """One mail in the language of the person: words, and one link."""
    person = notice.person
    assert person
    if not person.is_active:
        raise NotTaken("left")
    language = person.language or settings.LANGUAGE_CODE
    message = message_of(notice, language)
    with override(language):
        where = message.link or _("You find it in gutgemacht: %(page)s") % {
            "page": notice.data.get("page", "")
        }
        text = _("Hello %(name)s,\n\n%(text)s\n\n%(where)s") % {
            "name": person,
            "text": message.text,
            "where": where,
        }
    try:
        mail.send(person.email, message.subject, text + "\n")
    except mail.NotSent:
        raise NotTaken("mail") from None


def _by_call(notice: Notice, now: datetime) -> None:
    hook = notice.webhook
    assert hook
    call(hook, message_of(notice, hook.language), now)
