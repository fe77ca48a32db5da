"""Alarms to be seen: what stands out now and stood out before, and each for itself."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.listen.explain import Explanation
from gutgemacht.web.listen.alarms.access import ASKED, KEEPERS, READERS
from gutgemacht.web.listen.alarms.asking import is_false, name_of
from gutgemacht.web.listen.alarms.level_words import level_meaning, level_tone, level_words
from gutgemacht.web.listen.alarms.models import Alarm, Mute, OnCall, Told
from gutgemacht.web.listen.alarms.plot import plot_of
from gutgemacht.web.listen.alarms.posts import NOTICE
from gutgemacht.web.listen.alarms.words import of_post, sentences
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.notices.models import Webhook
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.publish.ledger.models import Act

MOST = 50
# So many characters of a post are its name.
LONGEST_NAME = 60
MONTH = timedelta(days=30)
EXAMPLES = 5


@never_cache
@needs(*READERS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """What is open, and what has calmed down."""
    alarms = Alarm.objects.select_related("topic", "source", "heard_by", "act__channel")
    page = request.GET.get("page", "")
    start = int(page) * MOST if page.isdecimal() and len(page) < 6 else 0
    past = list(alarms.exclude(calm_at=None)[start : start + MOST + 1])
    open_ = alarms.filter(calm_at=None, same_as=None).order_by("-level", "-seen_at")
    context = {
        "open": [line(one) for one in open_],
        "past": [line(one) for one in past[:MOST]],
        "older": start // MOST + 1 if len(past) > MOST else None,
        "chained": OnCall.objects.exists(),
        "reaches": mail.can_send() or Webhook.objects.exists(),
        "may_keep": holds(request, *KEEPERS),
    }
    return render(request, "alarms/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One alarm: what, since when, why, who knows, and what to do."""
    alarms = Alarm.objects.select_related("topic", "source", "act__channel", "heard_by", "same_as")
    alarm = get_object_or_404(alarms, pk=number)
    now = timezone.now()
    context = {
        **line(alarm),
        "why": why(alarm, now),
        "plot": plot_of(alarm),
        "examples": _examples(alarm),
        "told": _told(alarm),
        "twins": [line(twin) for twin in alarm.twins.select_related("topic")],
        "meaning": level_meaning(alarm.level),
        "mute": Mute.objects.filter(topic=alarm.topic_id, until__gt=now).last(),
        "false_count": false_count(alarm, now),
        "mine": alarm.heard_by_id == person_of(request).pk,
        "may_act": holds(request, *ASKED),
        "reaches": mail.can_send() or Webhook.objects.exists(),
    }
    return render(request, "alarms/one.html", context)


def line(alarm: Alarm) -> dict[str, Any]:
    """An alarm with its colour, shape and words."""
    tone, sign = level_tone(alarm.level)
    return {
        "alarm": alarm,
        "name": name_of(alarm),
        "tone": "clear" if is_false(alarm) else tone,
        "sign": sign,
        "words": level_words(alarm.level),
        "is_false": is_false(alarm),
    }


def why(alarm: Alarm, now: datetime) -> list[str]:
    """What is known of it, in sentences."""
    if alarm.kind == Alarm.Kind.SILENCE:
        return [_silence(alarm)]
    if not alarm.explanation:
        return [_("Much more is said than usual. The reasons follow within a minute.")]
    if alarm.kind == Alarm.Kind.POST:
        name = _post_name(alarm)
        return of_post(NOTICE.validate_python(alarm.explanation), name, now)
    told = Explanation.read(json.dumps(alarm.explanation))
    return sentences(told, name_of(alarm), _post_names(told) | _tag_names(alarm, told))


def false_count(alarm: Alarm, now: datetime) -> int:
    """How often somebody said within a month that an alarm of this topic was none."""
    if alarm.topic_id is None:
        return 0
    return Alarm.objects.filter(topic=alarm.topic_id, false_at__gt=now - MONTH).count()


def _silence(alarm: Alarm) -> str:
    source = alarm.source
    if source and source.trouble:
        return _("The source cannot be read. While that is so, a storm there would not be heard.")
    return _(
        "Nothing comes from there any more. In the same hours of the weeks before, much was said "
        "each time. Perhaps the source has changed or shuts us out; a storm there would not be "
        "heard."
    )


def _post_name(alarm: Alarm) -> str:
    return _beginning(alarm.act) if alarm.act else alarm.about


def _post_names(told: Explanation) -> dict[str, str]:
    """Our own posts that it speaks of, by how they begin."""
    splits = (split for split in told.splits if split.by == "post")
    posts = {part.name for split in splits for part in split.parts}
    posts |= {told.post.post} if told.post else set()
    acts = Act.objects.filter(pk__in=[int(one) for one in posts if one.isdecimal()])
    return {str(act.pk): _beginning(act) for act in acts}


def _tag_names(alarm: Alarm, told: Explanation) -> dict[str, str]:
    """The first hashtag as most of the examples write it: its capitals help to read it."""
    tag = told.first("hashtag") if told.mentions else ""
    texts = " ".join(one.text for one in _examples(alarm)) if tag else ""
    written = Counter(re.findall(rf"{re.escape(tag)}\b", texts, re.IGNORECASE)) if tag else {}
    return {tag: max(written, key=written.__getitem__)} if written else {}


def _beginning(act: Act) -> str:
    return act.text[:LONGEST_NAME]


def _told(alarm: Alarm) -> "Sequence[Told]":
    first = alarm.same_as or alarm
    return list(first.told.select_related("person"))


def _examples(alarm: Alarm) -> list[Mention]:
    """Mentions to read: of a wave those that reached most people, of a post its last answers."""
    if alarm.kind == Alarm.Kind.POST:
        return list(Mention.objects.filter(act=alarm.act_id, gone_at=None)[:EXAMPLES])
    ids = [one["id"].split(" ", 1) for one in alarm.explanation.get("examples", ())]
    found = [
        Mention.objects.filter(network=network, network_id=id_, gone_at=None).first()
        for network, id_ in ids
    ]
    return [one for one in found if one]
