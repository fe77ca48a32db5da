"""The page on which somebody goes against what readers said."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.web.campaign.access import campaign_for
from gutgemacht.web.campaign.gate.against import (
    LONGEST,
    MAY,
    AgainstError,
    go_against,
    gone_against,
    hindrance,
    panels_of,
)
from gutgemacht.web.campaign.gate.join import until
from gutgemacht.web.campaign.panel.standing import standing_of, told_of
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def against(request: HttpRequest, number: int, panel: int) -> HttpResponse:
    """What readers said, what going against it means, and the reason for it."""
    row = get_object_or_404(panels_of(campaign_for(request, number)), pk=panel)
    person, now, error = person_of(request), timezone.now(), ""
    if request.method == "POST":
        try:
            go_against(row, person, request.POST.get("reason", ""), now)
        except AgainstError as bad:
            error = str(bad)
        else:
            messages.success(request, _("It is in the log, with your name and your reason."))
            return redirect("gate:against", number, panel)
    shown = {
        "campaign": row.version.campaign,
        "panel": row,
        "page": told_of(row)["page"],
        "standing": standing_of(row),
        "hindered": hindrance(row, person),
        "gone": gone_against([row]),
        "until": until(now),
        "longest": LONGEST,
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "gate/against.html", shown, status=400 if error else 200)
