"""What every page shows around its own."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

import gutgemacht
from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.rules import in_force


def frame(request: HttpRequest) -> dict[str, Any]:
    """Version, area, and files of the guideline that are broken."""
    match = request.resolver_match
    return {
        "version": gutgemacht.__version__,
        "area": match.app_name if match else "",
        "problems": in_force().problems,
    }


def page_language() -> DraftLanguage:
    """The language in which the page speaks."""
    return "en" if (get_language() or "de").startswith("en") else "de"
