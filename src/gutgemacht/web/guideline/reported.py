"""Which false alarms this browser has told already: kept by it, so that each counts once."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse

from gutgemacht.guideline import Rule

COOKIE = "false-alarms"
YEAR = 365 * 24 * 60 * 60
# What a browser keeps has room for so much; the oldest go first.
LONGEST = 3_000


def reported(request: HttpRequest) -> list[str]:
    """The marks of the rules, oldest first."""
    value = request.get_signed_cookie(COOKIE, default="", max_age=YEAR) or ""
    return value.split()


def mark(rule: Rule) -> str:
    """What is kept of a rule: its id and revision."""
    return f"{rule.id}.{rule.revision}"


def remember(response: HttpResponse, marks: Collection[str]) -> None:
    """Gives the marks to the browser."""
    kept = list(marks)
    while len(" ".join(kept)) > LONGEST:
        kept.pop(0)
    response.set_signed_cookie(COOKIE, " ".join(kept), max_age=YEAR, httponly=True, samesite="Lax")
