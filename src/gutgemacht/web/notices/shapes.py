"""A message in the shape that a program or chat takes, and the signature that proves it is ours."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A notice in words. `number` is the same for each try; `link` may be empty."""

    number: int
    kind: str
    at: datetime
    subject: str
    text: str
    link: str
    open_it: str


def generic(message: Message) -> Body:
    """For programs; described in docs/channels.md."""
    return {
        "id": message.number,
        "kind": message.kind,
        "at": message.at.isoformat(),
        "subject": message.subject,
        "text": message.text,
        "link": message.link,
    }


def slack(message: Message) -> Body:
    """As incoming webhooks of Slack take it, in blocks of its mrkdwn."""
    words = f"*{_slack(message.subject)}*\n{_slack(message.text)}"
    if message.link:
        words += f"\n<{_slack(message.link)}|{_slack(message.open_it)}>"
    section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
    return {"text": _slack(message.subject), "blocks": [section]}


def mattermost(message: Message) -> Body:
    """As incoming webhooks of Mattermost take it, in Markdown."""
    words = [f"**{_markdown(message.subject)}**", _markdown(message.text)]
    if message.link:
        words.append(f"[{_markdown(message.open_it)}]({message.link})")
    return {"text": "\n\n".join(words)}


def teams(message: Message) -> Body:
    """As workflows of Teams take it: a message with one Adaptive Card."""
    subject = {"type": "TextBlock", "text": message.subject, "weight": "Bolder", "wrap": True}
    text = {"type": "TextBlock", "text": message.text, "wrap": True}
    card: Body = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [subject, text],
    }
    if message.link:
        opens = {"type": "Action.OpenUrl", "title": message.open_it, "url": message.link}
        card["actions"] = [opens]
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


SHAPES: dict[str, Callable[[Message], Body]] = {
    "generic": generic,
    "slack": slack,
    "mattermost": mattermost,
    "teams": teams,
}


def signature(key: str, at: datetime, body: bytes) -> str:
    """The header `Gutgemacht-Signature`: HMAC-SHA256 (RFC 2104) over the time, a dot, the body.

    The time is signed with the body, so that who receives it can refuse what comes too late.
    """
    time = str(int(at.timestamp()))
    proof = hmac.new(key.encode(), time.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={time},v1={proof}"


def _slack(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _markdown(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~@" else sign for sign in words)
