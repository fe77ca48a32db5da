"""The handbook: to read, to print, to confirm."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.guideline import Country
from gutgemacht.guideline.handbook import difference, html
from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.scope import COUNTRIES
from gutgemacht.web.frame import page_language
from gutgemacht.web.handbook import books, editions
from gutgemacht.web.handbook.books import Asked
from gutgemacht.web.handbook.models import Edition
from gutgemacht.web.people.models import Person


@cache_control(private=True)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The whole book, and for those who are signed in, what they confirmed."""
    country = _country(request)
    today = timezone.localdate()
    want = books.asked(page_language(), today, country)
    title, contents, article = books.read(want)
    edition = editions.current(want.guideline, today, timezone.now())
    return render(
        request,
        "handbook/page.html",
        {
            "title": _html(title),
            "contents": _html(contents),
            "article": _html(article),
            "country": country or "",
            "countries": _countries(),
            "edition": edition,
            **_reading(request, edition, country),
        },
    )


def _reading(request: HttpRequest, edition: Edition, country: Country | None) -> dict[str, object]:
    if not isinstance(request.user, Person):
        return {}
    say = Say(page_language())
    reading = editions.reading(request.user, edition, country)
    changed = tuple(difference(change, say) for change in reading.changed)
    at = reading.confirmed and timezone.localtime(reading.confirmed.at).date().isoformat()
    return {
        "reading": reading,
        "confirmed_on": say.day(at) if at else "",
        "changed": _html(html.differences(changed, say)) if changed else "",
        "confirmed_by": editions.confirmed_by(edition, timezone.now()),
    }


@require_POST
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Keeps that the person has read the edition that their page showed."""
    country = _named(request.POST.get("country", ""))
    edition = get_object_or_404(Edition, words=request.POST.get("edition", ""))
    editions.confirm(cast("Person", request.user), edition, country, timezone.now())
    return redirect(f"{reverse('handbook:page')}?country={country or 'all'}")


@require_safe
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The book for print."""
    want = _asked(request)
    return _file(books.printed(want), "application/pdf", "handbook", "pdf", want)


@require_safe
def as_pocket(request: HttpRequest) -> HttpResponse:
    """The page for the pocket."""
    want = _asked(request)
    return _file(books.for_the_pocket(want), "application/pdf", "pocket", "pdf", want)


@require_safe
def as_markdown(request: HttpRequest) -> HttpResponse:
    """The book to put among other texts."""
    want = _asked(request)
    return _file(books.written(want), "text/markdown; charset=utf-8", "handbook", "md", want)


def _file(content: bytes, kind: str, name: str, ending: str, want: Asked) -> HttpResponse:
    place = f"-{want.countries[0].lower()}" if len(want.countries) == 1 else ""
    file = f"{name}-{want.language}{place}.{ending}"
    headers = {"Content-Disposition": f'inline; filename="{file}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _asked(request: HttpRequest) -> Asked:
    return books.asked(page_language(), timezone.localdate(), _country(request))


def _country(request: HttpRequest) -> Country | None:
    """The country that was chosen, or for which one confirmed last; None for all."""
    return _named(request.GET.get("country") or editions.usual_country(request.user))


def _named(name: str) -> Country | None:
    """What is no country is all of them: an old link still leads to a book."""
    return next((country for country in COUNTRIES if country == name), None)


def _countries() -> list[tuple[str, str]]:
    return [
        ("all", _("All countries")),
        ("AT", _("Austria")),
        ("DE", _("Germany")),
        ("CH", _("Switzerland")),
    ]


def _html(made: html.Html) -> str:
    return mark_safe(made)  # noqa: S308 (everything in it went through html.el)
