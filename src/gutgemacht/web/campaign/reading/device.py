"""One device, one answer: a signed cookie names the panels it has answered, and nothing else."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "read"
PATH = "/read/"
SALT = "gutgemacht.web.campaign.reading.device"
DAYS = 180
# The oldest go, so that the cookie stays small.
MOST = 40


def answered(request: HttpRequest) -> list[int]:
    """The numbers of the panels that this device has answered; a forged cookie names none."""
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return []
    return [number for number in told if isinstance(number, int)]


def remember(request: HttpRequest, response: HttpResponse, panel: int) -> None:
    """This device has answered this panel."""
    known = [number for number in answered(request) if number != panel]
    response.set_cookie(
        COOKIE,
        signing.dumps([*known, panel][-MOST:], salt=SALT),
        max_age=DAYS * 86_400,
        path=PATH,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
