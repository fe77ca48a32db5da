"""In which language a reader is asked; every word of their pages stands in `campaign/wording`."""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from gutgemacht.campaign.questions import Questions, load_questions
from gutgemacht.web.campaign.panel.models import Panel


@cache
def questions() -> dict[str, Questions]:
    """The words in all languages, by code."""
    return load_questions()


def languages_of(panel: Panel | None) -> list[str]:
    """The languages in which a panel is held; without one, all there are."""
    held = [code for code in questions() if panel and code in panel.consent]
    return held or list(questions())


def language_for(request: HttpRequest, languages: Sequence[str]) -> str:
    """What the reader has chosen, else what their browser prefers, else that of the house."""
    sent = request.POST if request.method == "POST" else request.GET
    accepted = parse_accept_lang_header(request.headers.get("accept-language", ""))
    wanted = [sent.get("language", ""), *(code.split("-")[0] for code, _ in accepted)]
    known = [code for code in (*wanted, settings.LANGUAGE_CODE) if code in languages]
    return known[0] if known else languages[0]
