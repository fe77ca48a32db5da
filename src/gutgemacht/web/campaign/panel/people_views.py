"""Asking people to read: links, codes, posters."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.campaign.questions import load_questions
from gutgemacht.web.campaign.panel.asked import MAKERS, group_of, panel_of
from gutgemacht.web.campaign.panel.codes import code_of
from gutgemacht.web.campaign.panel.cost import minutes_of
from gutgemacht.web.campaign.panel.links import new_salt, token_of
from gutgemacht.web.campaign.panel.models import Panel, Stratum
from gutgemacht.web.campaign.panel.post import post_of
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.ledger.log import note


@never_cache
@needs(*MAKERS)
@require_safe
def people(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Each group with its link, and what became of its letters."""
    panel = panel_of(request, number, which)
    if panel.state != Panel.State.OPEN:
        return redirect("panel:page", number, which)
    groups = [(one, link_of(request, one), post_of(one)) for one in panel.strata.all()]
    context = {
        "panel": panel,
        "campaign": panel.version.campaign,
        "groups": groups,
        "can_mail": mail.can_send(),
    }
    return render(request, "panel/people.html", context)


@never_cache
@needs(*MAKERS)
@require_safe
def code(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """The QR code of a group's link, as a picture to be printed at any size."""
    stratum = group_of(panel_of(request, number, which), group)
    context = {"code": code_of(link_of(request, stratum))}
    return render(request, "panel/code.svg", context, content_type="image/svg+xml")


@never_cache
@needs(*MAKERS)
@require_safe
def poster(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """A page to hang up: one sentence and the code, without a sender."""
    panel = panel_of(request, number, which)
    stratum = group_of(panel, group)
    held = {code: words for code, words in load_questions().items() if code in panel.consent}
    language = request.GET.get("language", "")
    language = language if language in held else next(iter(held))
    words = held[language]
    link = link_of(request, stratum)
    context = {
        "panel": panel,
        "campaign": panel.version.campaign,
        "words": words,
        "words_language": language,
        "text": words.welcome.text.format(minutes=minutes_of(panel.per_reader)),
        "languages": {code: one.name for code, one in held.items()},
        "link": link,
        "code": code_of(link),
        "stratum": stratum,
    }
    return render(request, "panel/poster.html", context)


@needs(*MAKERS)
@require_POST
def renew(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """Ends the link that a group shares, and makes another."""
    panel = panel_of(request, number, which)
    stratum = group_of(panel, group)
    with transaction.atomic():
        Stratum.objects.filter(pk=stratum.pk).update(salt=new_salt())
        details = {"group": stratum.pk}
        note(person_of(request), "link renewed", f"panel {panel.pk}", details, timezone.now())
    messages.success(
        request, _("The old link has ended. Here is the new one; personal links go on.")
    )
    return redirect("panel:people", number, which)


def link_of(request: HttpRequest, stratum: Stratum) -> str:
    """The address that all of a group share."""
    return way_of(request) + token_of(stratum) + "/"


def way_of(request: HttpRequest) -> str:
    """The address of the reading pages, to which a token is added."""
    path = reverse("reading:welcome", args=["-"]).removesuffix("-/")
    return settings.ADDRESS + path if settings.ADDRESS else request.build_absolute_uri(path)
