"""Mails of the house: short, in the language of who gets them."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from gutgemacht.web.people.invitations import DAYS
from gutgemacht.web.people.models import Person


class NotSent(Exception):
    """The mail server did not take a mail; the message says what it answered."""


def can_send() -> bool:
    """True when a mail server is set."""
    return bool(settings.MAIL)


def send(address: str, subject: str, text: str) -> None:
    """Sends one mail; raises NotSent."""
    try:
        EmailMessage(subject, text, to=[address]).send()
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(type(error).__name__) from error


def send_invitation(person: Person, link: str) -> None:
    """The link by which somebody chooses a password; raises NotSent."""
    with override(person.language or settings.LANGUAGE_CODE):
        text = _(
            "Hello %(name)s,\n\nyou have been invited to gutgemacht. Please choose a password "
            "here:\n\n%(link)s\n\nThe link can be used once, within %(days)d days. If you did not "
            "expect this, leave it be: without the link nothing happens."
        )
        words = {"name": person, "link": link, "days": DAYS}
        send(person.email, _("Your invitation to gutgemacht"), text % words)


def send_new_password(person: Person, link: str) -> None:
    """The link by which somebody chooses another password; raises NotSent."""
    with override(person.language or settings.LANGUAGE_CODE):
        text = _(
            "Hello %(name)s,\n\nhere you can choose a new password for gutgemacht:\n\n%(link)s\n\n"
            "If you did not ask for this, leave it be: your password stays as it is."
        )
        send(
            person.email, _("A new password for gutgemacht"), text % {"name": person, "link": link}
        )


def send_new_address(person: Person, address: str, link: str) -> None:
    """Asks a new mail address whether it is really theirs; raises NotSent."""
    with override(person.language or settings.LANGUAGE_CODE):
        text = _(
            "Hello %(name)s,\n\nplease confirm that this is your mail address for gutgemacht:"
            "\n\n%(link)s\n\nUntil then the old one holds."
        )
        send(address, _("Please confirm your mail address"), text % {"name": person, "link": link})
