"""A program with a key: what it asks, and that each answer is what openapi.json promises."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from gutgemacht.web.api.keys import SCOPES, make
from gutgemacht.web.people.models import Person
from tests.web.api.fits import misfit, operations

V1 = "/api/v1"


class Program:
    """Asks with the key of a person, for these scopes (all, if none is named)."""

    def __init__(self, person: Person, *scopes: str, language: str = "en") -> None:
        now = timezone.now()
        _, secret = make(person, "test", scopes or SCOPES, now + timedelta(days=1), now)
        self.client = Client(
            headers={"authorization": f"Bearer {secret}", "accept-language": language}
        )
        self.asked: set[tuple[str, str]] = set()

    def get(self, path: str, **query: Any) -> Any:
        """The answer, which must be 200."""
        return self.send("GET", path, query)

    def post(self, path: str, status: int = 200, **sent: Any) -> Any:
        """The answer, which must have this status."""
        return self.send("POST", path, sent, status)

    def patch(self, path: str, status: int = 200, **sent: Any) -> Any:
        """The answer, which must have this status."""
        return self.send("PATCH", path, sent, status)

    def refused(self, method: str, path: str, status: int, **sent: Any) -> dict[str, str]:
        """What is said against it."""
        return self.send(method, path, sent, status)["error"]

    def send(self, method: str, path: str, sent: Any = None, status: int = 200) -> Any:
        """One request as JSON; its answer must be as promised."""
        ask = getattr(self.client, method.lower())
        how = {} if method == "GET" else {"content_type": "application/json"}
        return self.checked(ask(V1 + path, sent or {}, **how), status)

    def checked(self, answer: Any, status: int) -> Any:
        """The answer as data."""
        assert answer.status_code == status, (answer.status_code, answer.content.decode())
        assert answer["Cache-Control"] == "no-store, private"
        data = answer.json()
        method, path = answer.request["REQUEST_METHOD"], answer.resolver_match.route
        operation = (method, "/" + re.sub(r"<int:(\w+)>", r"{\1}", path))
        content = operations()[operation]["responses"][status]["content"]
        fault = misfit(data, content["application/json"]["schema"])
        assert not fault, fault
        if status < 300:
            self.asked.add(operation)
        return data
