"""What every page shows around its own."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

import gutgemacht
from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.listen.access import READERS as LISTENERS
from gutgemacht.web.listen.sources.who import READERS as SOURCE_READERS
from gutgemacht.web.listen.topics.who import READERS as TOPIC_READERS
from gutgemacht.web.people.access import holds
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.who import READERS as CHANNEL_READERS
from gutgemacht.web.publish.drafts.access import READERS
from gutgemacht.web.rules import in_force
from gutgemacht.web.workshop.access import COACHES


def frame(request: HttpRequest) -> dict[str, Any]:
    """Version, area, broken files of the guideline, and what the one who asks may do."""
    match = request.resolver_match
    return {
        "version": gutgemacht.__version__,
        "area": match.app_name if match else "",
        "problems": in_force().problems,
        # Asked only by templates that want to know, and then of the database.
        "may_administer": lambda: holds(request, Role.ADMINISTRATOR),
        "may_read_drafts": lambda: holds(request, *READERS),
        "may_see_channels": lambda: holds(request, *CHANNEL_READERS),
        "may_listen": lambda: holds(request, *LISTENERS),
        "may_see_topics": lambda: holds(request, *TOPIC_READERS),
        "may_see_sources": lambda: holds(request, *SOURCE_READERS),
        "may_coach": lambda: holds(request, *COACHES),
        "may_edit": lambda: holds(request, Role.GUIDELINE_EDITOR),
    }


def page_language() -> DraftLanguage:
    """The language in which the page speaks."""
    return "en" if (get_language() or "de").startswith("en") else "de"
