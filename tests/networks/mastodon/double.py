"""Doubles of servers that speak Mastodon's interface, put together from how real ones answered.

`worst` has the weakest answer of each of GoToSocial, snac and Takahe: the idempotency key does
nothing, only the first description of the server, no links between pages, no stream, an odd
version. The other one is as Mastodon itself.
"""

import base64
import hashlib
import html
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import regex

from tests.networks.server import Asked, Said

NOBODY = Said(401, {"error": "The access token was revoked"})
MISSING = Said(404, {"error": "Record not found"})


def as_html(text: str) -> str:
    """A text as Mastodon shows it: long links in three pieces, mentions without their host."""

    def link(match: regex.Match[str]) -> str:
        scheme, rest = match[0].split("//", 1)
        seen = f'<span class="invisible">{scheme}//</span><span class="ellipsis">{rest[:8]}</span>'
        return f'<a href="{match[0]}">{seen}<span class="invisible">{rest[8:]}</span></a>'

    def mention(match: regex.Match[str]) -> str:
        name = match[1]
        return f'<a href="https://x.example/@{name}" class="mention">@<span>{name}</span></a>'

    body = html.escape(text, quote=False)
    body = regex.sub(r"https?://\S+", link, body)
    body = regex.sub(r"(?<![\w/])@(\w+)@[\w.]+\w", mention, body)
    paragraphs = (part.replace("\n", "<br />") for part in body.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in paragraphs)


class MastodonDouble:
    def __init__(self, *, worst: bool) -> None:
        self.worst = worst
        self.base = ""
        self.down = self.limited = False
        self.accounts: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, str] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.statuses: dict[str, dict[str, Any]] = {}
        self.likes: list[tuple[str, str]] = []
        self.media: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, str] = {}
        self.apps: dict[str, dict[str, str]] = {}
        self.ids = 100

    def join(self, name: str) -> str:
        """A new account; its token."""
        number, token = self._id(), secrets.token_hex(8)
        self.accounts[number] = {
            "id": number,
            "acct": name,
            "username": name,
            "display_name": name.title(),
            "url": f"{self.base}/@{name}",
            "note": "<p>Ein Werkhof</p>",
            "fields": [{"name": "Web", "value": '<a href="https://x.example">x.example</a>'}],
        }
        self.tokens[token] = number
        return token

    def _id(self) -> str:
        self.ids += 1
        return str(self.ids)

    def answer(self, asked: Asked) -> Said:
        if self.limited:
            reset = datetime.now(UTC) + timedelta(minutes=4)
            headers = {"X-RateLimit-Limit": "300", "X-RateLimit-Reset": reset.isoformat()}
            return Said(429, {"error": "Throttled"}, headers)
        match [asked.method, *asked.path.strip("/").split("/")]:
            case ["GET", "api", "v1", "instance"] if not asked.path.endswith("/"):
                return Said(200, self._first_description())
            case ["GET", "api", "v2", "instance"] if not self.worst:
                return Said(200, self._second_description())
            case ["POST", "api", "v1", "apps"]:
                return self._app(asked)
            case ["POST", "oauth", "token"]:
                return self._token(asked)
            case ["POST", "oauth", "revoke"]:
                return self._revoke(asked)
            case [_, "api", *rest]:
                if asked.token not in self.tokens:
                    return NOBODY
                return self._as_account(asked, rest, self.tokens[asked.token])
        return Said(404, b"<h1>Not found</h1>", {"Content-Type": "text/html"})

    def _first_description(self) -> dict[str, Any]:
        statuses = {"max_characters": 500, "max_media_attachments": 4}
        said = {"uri": "x.example", "version": "4.7.3", "configuration": {"statuses": statuses}}
        if self.worst:
            said |= {"version": "takahe/0.11.0 (not true; really worst/2.94)"}
        return said

    def _second_description(self) -> dict[str, Any]:
        said = self._first_description()
        said["configuration"]["media_attachments"] = {"image_size_limit": 16_777_216}
        said["configuration"]["urls"] = {"streaming": self.base.replace("http", "ws")}
        return said

    # OAuth

    def _app(self, asked: Asked) -> Said:
        app = {"client_id": secrets.token_hex(4), "client_secret": secrets.token_hex(4)}
        self.apps[app["client_id"]] = app
        return Said(200, app)

    def agree(self, name: str, query: dict[str, str]) -> str:
        """The owner says yes on the server's page; the code that goes back."""
        code = secrets.token_hex(8)
        token = self.join(name)
        self.codes[code] = {**query, "token": token}
        return code

    def _token(self, asked: Asked) -> Said:
        form = _form(asked)
        begun = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        app = self.apps.get(form.get("client_id", ""), {})
        if (
            begun is None
            or begun["code_challenge"] != proof
            or begun["redirect_uri"] != form["redirect_uri"]
            or app.get("client_secret") != form["client_secret"]
        ):
            said = "The provided authorization grant is invalid, expired, revoked."
            return Said(400, {"error": "invalid_grant", "error_description": said})
        return Said(200, {"access_token": begun["token"], "token_type": "Bearer"})

    def _revoke(self, asked: Asked) -> Said:
        self.tokens.pop(_form(asked)["token"], None)
        return Said(200, {})

    # What an account may do

    def _as_account(self, asked: Asked, rest: list[str], me: str) -> Said:  # noqa: C901
        match [asked.method, *rest]:
            case ["GET", "v1", "accounts", "verify_credentials"]:
                return Said(200, self.accounts[me])
            case ["GET", "v1", "accounts", number, "statuses"]:
                own = [one for one in self.statuses.values() if one["account"]["id"] == number]
                return self._page(asked, sorted(own, key=lambda one: -int(one["id"])))
            case ["GET", "v1", "favourites"]:
                ids = [status for who, status in reversed(self.likes) if who == me]
                return self._page(asked, [self.statuses[name] for name in ids])
            case ["POST", "v2", "media"]:
                return self._upload(asked)
            case ["GET", "v1", "media", name]:
                return Said(200, self.media[name])
            case ["POST", "v1", "statuses"]:
                return self._post(asked, me)
            case [_, "v1", "statuses", name, *call]:
                if name not in self.statuses:
                    return MISSING
                return self._with(asked, me, name, call[0] if call else "")
            case ["GET", "v1", "streaming", "user"] if not self.worst:
                rings = "event: update\ndata: {}\n\n"
                return Said(200, rings.encode(), {"Content-Type": "text/event-stream"})
        return Said(404, {"error": "Not Found"})

    def _page(self, asked: Asked, listed: list[dict[str, Any]]) -> Said:
        before, limit = asked.one("max_id"), int(asked.one("limit") or 20)
        listed = [one for one in listed if not before or int(one["id"]) < int(before)]
        page, more = listed[:limit], listed[limit:]
        headers = {}
        if not self.worst and more:
            onward = f"http://wrong.example{asked.path}?limit={limit}&max_id={page[-1]['id']}"
            headers = {"Link": f'<{onward}>; rel="next", <http://wrong.example>; rel="prev"'}
        elif not self.worst and page:
            headers = {"Link": '<http://wrong.example>; rel="prev"'}
        return Said(200, page, headers)

    def _upload(self, asked: Asked) -> Said:
        if b"\xff\xd8" not in asked.body:
            said = "Gültigkeitsprüfung ist fehlgeschlagen: File ist ungültig"
            return Said(422, {"error": said})
        alt = regex.search(rb'name="description"\r\n\r\n(.*?)\r\n--', asked.body, regex.DOTALL)
        name = self._id()
        described = alt[1].decode() if alt else None
        self.media[name] = {"id": name, "type": "image", "description": described}
        return Said(202, self.media[name])

    def _post(self, asked: Asked, me: str) -> Said:
        said, key = asked.json, asked.headers.get("idempotency-key", "")
        if not self.worst and key and key in self.keys:
            return Said(200, self.statuses[self.keys[key]])
        if len(said.get("status", "")) > 500:
            # In the language of the account, as the real one answers.
            said = "Gültigkeitsprüfung ist fehlgeschlagen: Text Begrenzung von 500 Zeichen"
            return Said(422, {"error": said})
        above = said.get("in_reply_to_id")
        if above and above not in self.statuses:
            return Said(404, {"error": "Record not found"})
        status = self._status(me, said)
        self.keys[key] = status["id"]
        return Said(200, status)

    def _status(self, me: str, said: dict[str, Any]) -> dict[str, Any]:
        name = self._id()
        self.statuses[name] = {
            "id": name,
            "uri": f"{self.base}/statuses/{name}",
            "url": f"{self.base}/@x/{name}",
            "created_at": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
            "account": self.accounts[me],
            "content": as_html(said.get("status", "")),
            "visibility": said.get("visibility"),
            "language": said.get("language"),
            "spoiler_text": said.get("spoiler_text", ""),
            "sensitive": False,
            "in_reply_to_id": said.get("in_reply_to_id"),
            "media_attachments": [self.media[one] for one in said.get("media_ids", ())],
            "mentions": [
                {"acct": f"{name}@{host}", "url": f"https://x.example/@{name}"}
                for name, host in regex.findall(r"@(\w+)@([\w.]+\w)", said.get("status", ""))
            ],
            "application": {"name": said.get("app", "gutgemacht")},
            "reblog": said.get("reblog"),
            "replies_count": 0,
            "reblogs_count": 0,
            "favourites_count": 0,
        }
        return self.statuses[name]

    def _with(self, asked: Asked, me: str, name: str, call: str) -> Said:  # noqa: C901
        status = self.statuses[name]
        match (asked.method, call):
            case ("PUT", ""):
                for one in asked.json.get("media_attributes", ()):
                    self.media[one["id"]]["description"] = one["description"]
                status["content"] = as_html(asked.json["status"])
                status["media_attachments"] = [self.media[m] for m in asked.json["media_ids"]]
            case ("DELETE", ""):
                del self.statuses[name]
            case ("POST", "favourite"):
                self.likes.append((me, name))
            case ("POST", "unfavourite"):
                self.likes.remove((me, name))
            case ("POST", "reblog"):
                return Said(200, self._status(me, {"reblog": status}))
            case ("POST", "unreblog"):
                for one in [*self.statuses.values()]:
                    if one["reblog"] and one["reblog"]["id"] == name:
                        del self.statuses[one["id"]]
        return Said(200, status)


def _form(asked: Asked) -> dict[str, str]:
    return dict(parse_qsl(asked.body.decode()))
