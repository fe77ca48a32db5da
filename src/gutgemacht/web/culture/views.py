"""The culture picture, its table and its print, and the pulse survey."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.culture import Quarter, sentences
from gutgemacht.web.culture import counted, survey
from gutgemacht.web.culture.forms import SurveyForm
from gutgemacht.web.culture.freezing import sums_so_far
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.culture.print import printed
from gutgemacht.web.culture.said import said
from gutgemacht.web.culture.table import as_csv as table
from gutgemacht.web.culture.words import limits, quarter_words
from gutgemacht.web.culture.written import Document, written
from gutgemacht.web.people.access import needs, person_of

NAMES = frozenset(survey.QUESTIONS)


@never_cache
@needs()
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """The newest picture, what may be told of the quarter that lasts, and the way to the survey."""
    moment = timezone.now()
    quarter, newest = survey.current(moment), Picture.objects.first()
    context = {
        "picture": _document(newest) if newest else None,
        "quarter": newest and newest.quarter,
        "others": _others(newest) if newest else (),
        "current": quarter_words(quarter),
        "next": quarter.after.first,
        "so_far": [said(one) for one in sentences(sums_so_far(moment), {})],
        "has_answered": survey.has_answered(person_of(request), quarter),
        "limits": limits(),
    }
    return render(request, "culture/page.html", context)


@never_cache
@needs()
@require_safe
def page(request: HttpRequest, quarter: str) -> HttpResponse:
    """The picture of one quarter."""
    picture = _picture(quarter)
    context = {
        "picture": _document(picture),
        "quarter": picture.quarter,
        "others": _others(picture),
        "is_old": True,
    }
    return render(request, "culture/page.html", context)


@never_cache
@needs()
@require_safe
def as_csv(request: HttpRequest, quarter: str) -> HttpResponse:
    """Its sums as a table."""
    picture = _picture(quarter)
    return _file(table(picture).encode(), "text/csv; charset=utf-8", picture, "csv")


@never_cache
@needs()
@require_safe
def as_pdf(request: HttpRequest, quarter: str) -> HttpResponse:
    """The same for paper."""
    picture = _picture(quarter)
    data = printed(_document(picture), timezone.localdate())
    return _file(data, "application/pdf", picture, "pdf")


@never_cache
@needs()
@require_http_methods(["GET", "POST"])
def pulse(request: HttpRequest) -> HttpResponse:
    """The three questions, once a quarter, for whoever likes to answer."""
    person, moment = person_of(request), timezone.now()
    quarter = survey.current(moment)
    if survey.has_answered(person, quarter):
        return render(request, "culture/answered.html", {"next": quarter.after.first})
    form = SurveyForm(request.POST or None, initial={"quarter": str(quarter)})
    if form.is_valid():
        asked = form.cleaned_data
        if asked["quarter"] == str(quarter):
            kept = survey.keep(person, quarter, form.steps, asked["words"], moment)
            return _after(request, kept)
        form = SurveyForm({**request.POST.dict(), "quarter": str(quarter)})
        form.add_error(None, _("Meanwhile a new quarter has begun. Please send it once more."))
    status = 400 if form.errors else 200
    return render(request, "culture/pulse.html", {"form": form}, status=status)


def _after(request: HttpRequest, kept: survey.Kept) -> HttpResponse:
    """Where an answer leads to."""
    if kept == "kept":
        thanks = _("Thank you. Your answer is in the sums now, and nobody can tell which it was.")
        messages.success(request, thanks)
    elif kept == "over":
        messages.warning(request, _("This quarter has its picture already; nothing was added."))
    return redirect("culture:now")


def _picture(written: str) -> Picture:
    """The picture of a quarter, as an address names it."""
    found = Picture.objects.filter(quarter=written).first()
    if found is None:
        raise Http404
    return found


def _document(picture: Picture) -> Document:
    pictures = list(Picture.objects.filter(quarter__lte=picture.quarter))
    return written(pictures, frozenset(counted.counts()) | NAMES, timezone.localdate())


def _others(picture: Picture) -> list[tuple[str, str]]:
    """The other pictures: address and name."""
    others = Picture.objects.exclude(pk=picture.pk).values_list("quarter", flat=True)
    return [(one, quarter_words(Quarter.read(one))) for one in others]


def _file(data: bytes, kind: str, picture: Picture, ending: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="culture-{picture.quarter}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
