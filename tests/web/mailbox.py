"""A real mail server on this machine, and what it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from gutgemacht.web.environment import MailServer


class Box:
    """Takes letters; `unknown` are addresses it refuses, `busy` those it puts off."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.unknown: set[str] = set()
        self.busy: set[str] = set()
        self.full = False

    async def handle_RCPT(  # noqa: N802 (names of aiosmtpd)
        self, server, session, envelope, address: str, options
    ) -> str:
        if address in self.unknown:
            return "550 no such user"
        if address in self.busy:
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        if self.full:
            return "452 too much"
        self.kept.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@contextmanager
def taking(box: Box, port: int) -> Iterator[None]:
    """The server listens as long as this lasts."""
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def mail_goes_to(settings: Any, port: int) -> None:
    """The house sends its mail there."""
    settings.MAIL = MailServer("127.0.0.1", port, "", "", sealed=False, seals=False)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "gutgemacht@bergtal.example"
    settings.ADDRESS = "https://gut.bergtal.example"
