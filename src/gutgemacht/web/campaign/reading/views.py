"""What readers open: a welcome, a look, the questions, thanks. No account, no name, no session."""

import random
import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.campaign.reading import ReadingError
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.links import LinkError, Way, over, stratum_of
from gutgemacht.web.campaign.panel.models import Panel, Reading, Stratum
from gutgemacht.web.campaign.panel.standing import makers_of, standing_in, stimuli_of, told_of
from gutgemacht.web.campaign.reading.device import answered, remember
from gutgemacht.web.campaign.reading.draw import drawn
from gutgemacht.web.campaign.reading.form import TRAP, reading_of
from gutgemacht.web.campaign.reading.keep import GRACE, Kept, Refused, end_of, keep
from gutgemacht.web.campaign.reading.pace import HASTY, SOONEST, Limit, Rush
from gutgemacht.web.campaign.reading.page import Around, said_page, sheet_page, welcome_page
from gutgemacht.web.campaign.reading.pictures import light
from gutgemacht.web.campaign.reading.sheet import Sheet, SheetError, handed_out, read_sheet
from gutgemacht.web.campaign.reading.wording import language_for, languages_of
from gutgemacht.web.notices.tell import tell

STATUS = {"unknown": 404, "early": 404}
"""Of what hinders a reader; all else is gone (410)."""
looks, answers, rush = Limit(), Limit(), Rush()
_chance = random.SystemRandom()

View = Callable[..., HttpResponse]


def known(view: View) -> View:
    """Hands the way of a link to a view; what leads nowhere gets a sentence."""

    @wraps(view)
    def asked(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        try:
            way = stratum_of(token)
        except LinkError as error:
            return said_page(request, error.reason, status=STATUS.get(error.reason, 410))
        return view(request, token, way, **more)

    return asked


@require_safe
@known
def welcome(request: HttpRequest, token: str, way: Way) -> HttpResponse:
    """What happens, and what becomes of the answers."""
    return _hindered(request, way) or welcome_page(request, token, way.panel)


@require_safe
@known
def look(request: HttpRequest, token: str, way: Way) -> HttpResponse:
    """Hands out a sheet, or shows one again that was handed out."""
    if "sheet" in request.GET:
        return _shown_again(request, token, way, looking=True)
    hindered = _hindered(request, way)
    if hindered:
        return hindered
    if "agree" not in request.GET:
        return welcome_page(request, token, way.panel, missing=True)
    if not looks.allows(_address(request), time.monotonic()):
        return said_page(request, "busy", way.panel, status=429)
    return _handed_out(request, token, way)


@csrf_exempt  # The sheet is signed and belongs to the link; no cookie says who asks.
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The questions alone, for browsers without a script; and what was answered to them."""
    if request.method == "POST":
        return _answered(request, token)
    view = known(lambda request, token, way: _shown_again(request, token, way, looking=False))
    return view(request, token)


@require_safe
@known
def picture(request: HttpRequest, token: str, way: Way, digest: str) -> HttpResponse:
    """A picture of the panel, as long as somebody may be reading."""
    end = end_of(way.panel, way.stratum)
    if way.panel.opened_at is None or (end and timezone.now() > end + GRACE):
        return said_page(request, "closed", way.panel, status=410)
    if not any(one.picture_id == digest for one in stimuli_of(way.panel)):
        return said_page(request, "nothing", way.panel, status=404)
    found = light(digest)
    headers = {
        "X-Content-Type-Options": "nosniff",
        # The name is the content, so it never changes.
        "Cache-Control": "private, max-age=86400, immutable",
    }
    return HttpResponse(found.data, content_type=found.media_type, headers=headers)


def _hindered(request: HttpRequest, way: Way) -> HttpResponse | None:
    """Why nobody can begin here, as a page."""
    if way.panel.pk in answered(request):
        return said_page(request, "already_answered", way.panel, status=200)
    reason = over(way, timezone.now())
    if reason:
        return said_page(request, reason, way.panel, status=STATUS.get(reason, 410))
    return None


def _handed_out(request: HttpRequest, token: str, way: Way) -> HttpResponse:
    stimuli = drawn(standing_in(way.stratum).cells, way.panel.per_reader, _chance)
    if not stimuli:
        return said_page(request, "nothing", way.panel, status=404)
    numbers = [one.pk for one in stimuli]
    sheet = handed_out(token, way.stratum.pk, numbers, timezone.now())
    return sheet_page(request, token, way.panel, sheet, stimuli[0], Around(looking=True))


def _shown_again(request: HttpRequest, token: str, way: Way, *, looking: bool) -> HttpResponse:
    try:
        sheet = read_sheet(request.GET.get("sheet", ""), token)
    except SheetError:
        return said_page(request, "stale", way.panel, status=400, ends=True)
    around = Around(looking=looking)
    return sheet_page(request, token, way.panel, sheet, _stimulus(sheet), around)


def _answered(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    try:
        sheet = read_sheet(request.POST.get("sheet", ""), token)
    except SheetError:
        return said_page(request, "stale", status=400, ends=True)
    way = _way(sheet, token)
    if now - sheet.begun < HASTY:
        _hasty(way.panel, now)
    doubted = _doubted(request, sheet, now)
    if doubted:
        # Whoever is only too early may send the same again; pages do so by themselves.
        status = 422 if doubted == "robot" else 429
        return _once_more(request, token, way, sheet, Around(refused=doubted, status=status))
    return _kept(request, token, way, sheet, now)


def _doubted(request: HttpRequest, sheet: Sheet, now: datetime) -> str:
    """Why this may be no human's answer, by its message; empty where it is taken for one."""
    if not answers.allows(_address(request), time.monotonic()):
        return "busy"
    if request.POST.get(TRAP):
        return "robot"
    return "quick" if now - sheet.begun < SOONEST else ""


def _kept(request: HttpRequest, token: str, way: Way, sheet: Sheet, now: datetime) -> HttpResponse:
    stimulus, language = _stimulus(sheet), language_for(request, languages_of(way.panel))
    try:
        reading = reading_of(request.POST, sheet, stimulus, language)
    except ReadingError as error:
        around = Around(refused="missing", problems=tuple(error.problems), status=422)
        return _once_more(request, token, way, sheet, around)
    if _from_a_known_device(request, way, sheet):
        return said_page(request, "already_answered", way.panel, status=409, ends=True)
    try:
        kept = keep(way, stimulus, reading, now, sheet.begun)
    except Refused as error:
        return said_page(request, error.reason, way.panel, status=410, ends=True)
    response = _after(request, token, way, sheet, kept)
    remember(request, response, way.panel.pk)
    return response


def _after(request: HttpRequest, token: str, way: Way, sheet: Sheet, kept: Kept) -> HttpResponse:
    """The next stimulus, or thanks."""
    following = sheet.following(timezone.now())
    if kept == Kept.LATE:
        return said_page(request, "late", way.panel, status=200, ends=True)
    if following is None:
        return said_page(request, "thanks", way.panel, status=200, ends=True)
    around = Around(looking=True, arrived=True)
    return sheet_page(request, token, way.panel, following, _stimulus(following), around)


def _once_more(
    request: HttpRequest, token: str, way: Way, sheet: Sheet, around: Around
) -> HttpResponse:
    """The questions as they were answered, and why they come again."""
    return sheet_page(request, token, way.panel, sheet, _stimulus(sheet), around)


def _way(sheet: Sheet, token: str) -> Way:
    """How a reader came; a link that was ended meanwhile is known by the sheet.

    A personal link is used up by its first answer and lets the others of the same sheet pass.
    """
    try:
        way = stratum_of(token)
    except LinkError:
        stratum = Stratum.objects.select_related("panel").get(pk=sheet.stratum)
        return Way(stratum, has_ended=True)
    return way if sheet.is_first else Way(way.stratum)


def _from_a_known_device(request: HttpRequest, way: Way, sheet: Sheet) -> bool:
    """True for a second answer from a device; one that is only sent again is none."""
    if not sheet.is_first or way.panel.pk not in answered(request):
        return False
    return not Reading.objects.filter(key=sheet.item.key).exists()


def _stimulus(sheet: Sheet) -> Stimulus:
    return Stimulus.objects.get(pk=sheet.item.stimulus)


def _hasty(panel: Panel, now: datetime) -> None:
    """Tells the makers when more answers than one or two come faster than people read."""
    if rush.counts(panel.pk, now):
        tell("panel-rush", makers_of(panel), told_of(panel), now)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
