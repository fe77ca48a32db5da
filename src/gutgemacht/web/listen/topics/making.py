"""A topic is made or changed: what it listens for, a trial, and yes."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.listen.topic_words import Words
from gutgemacht.web.listen import look_back
from gutgemacht.web.listen.alarms.appetite import appetite
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.listen.topics.forms import TopicForm
from gutgemacht.web.listen.topics.trial import tried
from gutgemacht.web.listen.topics.who import EDITORS
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.ledger.log import note


@never_cache
@needs(*EDITORS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new topic."""
    made = Topic(made_by=person_of(request), made_at=timezone.now(), appetite=appetite())
    return _ask(request, made)


@never_cache
@needs(*EDITORS)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What a topic listens for."""
    return _ask(request, get_object_or_404(Topic, pk=number))


def _ask(request: HttpRequest, topic: Topic) -> HttpResponse:
    # The form writes into the topic what was typed, even where it is not kept.
    context = {"name": topic.name, "topic": topic}
    form = TopicForm(request.POST or None, topic)
    if form.is_valid():
        if request.POST.get("do") == "keep":
            return _kept(request, form)
        context["trial"] = tried(Words(tuple(topic.words), tuple(topic.not_words)))
    context["form"] = form
    return render(request, "topics/ask.html", context, status=400 if form.errors else 200)


def _kept(request: HttpRequest, form: TopicForm) -> HttpResponse:
    what = "topic changed" if form.instance.pk else "topic made"
    now = timezone.now()
    with transaction.atomic():
        before = _heard_by(form.instance.pk or 0)
        topic = form.save()
        if _heard_by(topic.pk) != before:
            look_back.begin(topic, now)
        details = {"name": topic.name, "kind": topic.kind, "words": ", ".join(topic.words)}
        note(request.user, what, f"topic {topic.pk}", details, now)
    messages.success(
        request,
        _("Saved. We listen for it in these words, and look through what was kept before."),
    )
    return redirect("topics:all")


def _heard_by(topic: int) -> Any:
    """By what a topic that is kept is heard; None while it is not."""
    return Topic.objects.filter(pk=topic).values_list("kind", "words", "not_words").first()
