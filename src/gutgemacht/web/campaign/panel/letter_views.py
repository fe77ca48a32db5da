"""Letters to people who are asked to read: written, looked at, handed to the worker."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.campaign.panel import letters
from gutgemacht.web.campaign.panel.asked import MAKERS, group_of, panel_of
from gutgemacht.web.campaign.panel.letter_form import LetterForm
from gutgemacht.web.campaign.panel.models import Panel, Stratum
from gutgemacht.web.campaign.panel.people_views import way_of
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*MAKERS)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """Addresses and words first, then the letter as it will arrive, then it goes."""
    panel = panel_of(request, number, which)
    stratum = group_of(panel, group)
    if panel.state != Panel.State.OPEN or not mail.can_send():
        return redirect("panel:people", number, which)
    form = LetterForm(request.POST or None, panel=panel)
    if not form.is_valid():
        return _shown(request, stratum, form, 400 if form.errors else 200)
    if "send" not in request.POST:
        return _shown(request, stratum, form)
    asking, found = form.asking(way_of(request)), form.addresses
    count = letters.invite(stratum, found.good, asking, person_of(request), timezone.now())
    words = ngettext(
        "%(count)s letter is on its way.", "%(count)s letters are on their way.", count
    )
    messages.success(request, words % {"count": count})
    return redirect("panel:people", number, which)


@needs(*MAKERS)
@require_POST
def remind(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """Reminds now who has a letter and has not answered; once."""
    stratum = group_of(panel_of(request, number, which), group)
    count = letters.remind(stratum, timezone.now())
    words = ngettext("%(count)s reminder goes out.", "%(count)s reminders go out.", count)
    messages.success(request, words % {"count": count})
    return redirect("panel:people", number, which)


@needs(*MAKERS)
@require_POST
def withdraw(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """Ends the personal links that nobody has used."""
    stratum = group_of(panel_of(request, number, which), group)
    letters.withdraw(stratum, person_of(request), timezone.now())
    messages.success(
        request, _("The personal links that nobody had used have ended; their letters are deleted.")
    )
    return redirect("panel:people", number, which)


def _shown(
    request: HttpRequest, stratum: Stratum, form: LetterForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "stratum": stratum,
        "panel": stratum.panel,
        "campaign": stratum.panel.version.campaign,
    }
    if form.is_bound and form.is_valid() and "back" not in request.POST:
        link = f"{way_of(request)}…"
        context["example"] = form.cleaned_data["text"].replace(letters.LINK, link)
    return render(request, "panel/letters.html", context, status=status)
