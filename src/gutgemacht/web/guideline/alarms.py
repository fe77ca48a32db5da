"""False alarms: one click counts for the rule, and a rule on trial has only so many."""

import logging
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gutgemacht.guideline import Guideline, GuidelineError, Rule
from gutgemacht.guideline.load import rule_files
from gutgemacht.guideline.shipped import PACKS
from gutgemacht.guideline.trial import back_to_draft
from gutgemacht.web.company import change_company, change_file
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.models import FalseAlarm
from gutgemacht.web.guideline.reported import mark, remember, reported
from gutgemacht.web.rules import in_force

logger = logging.getLogger("gutgemacht.rules")


@never_cache
@require_POST
def false_alarm(request: HttpRequest, rule_id: str) -> HttpResponse:
    """Counts once a browser and revision; nothing but the sum is kept here."""
    guideline = in_force().guideline
    rule = guideline.by_id.get(rule_id)
    if rule is None:
        raise Http404
    marks = reported(request)
    # Of a rule that has changed since the page was made, nobody knows yet.
    is_news = mark(rule) not in marks and request.POST.get("revision") == str(rule.revision)
    if is_news:
        _hear(rule, guideline)
    context = {"title": rule.title.in_(page_language()), "rule_id": rule.id}
    response = render(request, "guideline/thanks.html", context)
    if is_news:
        remember(response, [*marks, mark(rule)])
    return response


def _hear(rule: Rule, guideline: Guideline) -> None:
    count = FalseAlarm.objects.one_more(rule.id, rule.revision)
    is_tried = rule.status == "trial" and rule.id not in guideline.company.off
    if is_tried and count >= guideline.company.most_false_alarms:
        try:
            _take_back(rule, count)
        except (GuidelineError, OSError) as error:
            # Who told of it can do nothing about the file; the next one tries again.
            logger.error("%s stays on trial after %d false alarms: %s", rule.id, count, error)
        else:
            logger.warning("%s is back to draft after %d false alarms", rule.id, count)


def _take_back(rule: Rule, count: int) -> None:
    """A rule of the company becomes a draft again; one of ours is switched off here."""
    file = _own_file(rule.id)
    if file is not None:
        day = timezone.localdate().isoformat()
        change_file(file, lambda text: back_to_draft(text, day), Rule)
        return
    with override(settings.LANGUAGE_CODE):
        words = ngettext(
            "%d false alarm on trial, back to draft",
            "%d false alarms on trial, back to draft",
            count,
        )
    change_company(lambda company: {"off": {**company.off, rule.id: words % count}})


def _own_file(rule_id: str) -> Path | None:
    packs = settings.DATA / PACKS
    files = [file for pack in packs.glob("*/") for file in rule_files(pack)]
    return next((file for file in files if file.stem == rule_id), None)
