"""Webhooks: their address and key are sealed, and they are called only where that is allowed."""

import json
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from gutgemacht.networks.http import Http
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.notices.models import Webhook
from gutgemacht.web.notices.shapes import SHAPES, Message, signature
from gutgemacht.web.sealing import SealError, opened, sealed

PURPOSE = "webhooks"


class NotTaken(Exception):
    """A message was not taken; the message of the error is a word of `views.py: fault_words`."""


def put(hook: Webhook, address: str) -> str:
    """Seals an address and a new key into a webhook; returns the key, which is shown once.

    Raises NetworkError where the address is none, or none that may be called.
    """
    key = secrets.token_urlsafe(32)
    hook.host = Http(address, settings.INSIDE).host
    hook.sealed = sealed({"address": address, "key": key}, PURPOSE, hook.name)
    return key


def call(hook: Webhook, message: Message, now: datetime) -> None:
    """One call; raises NotTaken."""
    try:
        known = opened(hook.sealed, PURPOSE, hook.name)
    except SealError:
        raise NotTaken("locked") from None
    body = json.dumps(SHAPES[hook.way](message), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if hook.way == Webhook.Way.GENERIC:
        headers["Gutgemacht-Signature"] = signature(known["key"], now, body)
    _posted(known["address"], body, headers)


def _posted(address: str, body: bytes, headers: dict[str, str]) -> None:
    parts = urlsplit(address)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        answer = Http(address, settings.INSIDE).answer("POST", path, content=body, headers=headers)
    except NetworkError as error:
        raise NotTaken("silent" if error.trouble == "down" else "not-allowed") from None
    if answer.status >= 300:
        raise NotTaken(f"status {answer.status}")
