"""Headers of every request and answer."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gutgemacht.web.errors import bad_request

POLICY = "; ".join(
    (
        "default-src 'self'",
        # The editor writes its own style sheet and shows this number with it.
        "style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def utf8_only(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A text in another encoding would be read wrongly or not at all, and nobody would notice."""

    def middleware(request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() not in ("utf-8", "utf8", "us-ascii"):
            return bad_request(request)
        request.encoding = "utf-8"
        return get_response(request)

    return middleware


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Pages load nothing from elsewhere, so that nobody else learns who reads or writes."""

    def middleware(request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.META["CSP_NONCE"] = nonce
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
        return response

    return middleware
