"""The views of the LanguageTool API."""

import secrets
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from gutgemacht.check import Context, Draft
from gutgemacht.check import check as check_draft
from gutgemacht.check.draft import LONGEST
from gutgemacht.guideline import Guideline
from gutgemacht.web.errors import BadInput, json_error
from gutgemacht.web.languagetool.answer import answer, software
from gutgemacht.web.languagetool.request import NAMES, VARIANTS, Asked, asked, form_of
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

View = Callable[[HttpRequest], HttpResponse]


def _public(view: View) -> View:
    """Any page may ask, as with the real server; errors are JSON, and nothing is kept."""

    @never_cache
    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        try:
            response = HttpResponse() if request.method == "OPTIONS" else view(request)
        except BadInput as bad:
            response = json_error(bad.where, bad.message, bad.status)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        return response

    return wrapped


@_public
def check(request: HttpRequest) -> HttpResponse:
    """Checks a text."""
    form = form_of(request)
    _let_in(request, form.get("apiKey") or form.get("api_key") or form.get("token") or "")
    wanted = asked(form)
    with turns:
        rules = in_force()
        context = _context(wanted, rules.guideline)
        verdict = check_draft(Draft(wanted.view.text), rules.compiled, context)
    base = f"{request.scheme}://{request.get_host()}"
    return JsonResponse(answer(wanted, verdict, base))


@_public
def languages(request: HttpRequest) -> HttpResponse:
    """The languages; clients probe here whether somebody answers."""
    known = [
        {"name": name, "code": code.split("-")[0], "longCode": code} for code, name in NAMES.items()
    ]
    return JsonResponse(known, safe=False)


@_public
def info(request: HttpRequest) -> HttpResponse:
    """Who answers, by which guideline, and whether a rule file is broken."""
    rules = in_force()
    return JsonResponse(
        {
            "software": software(),
            "guideline": rules.compiled.fingerprint,
            "rules": len(rules.compiled.rules),
            "problems": [str(problem) for problem in rules.problems],
        }
    )


@_public
def healthcheck(request: HttpRequest) -> HttpResponse:
    """OK."""
    return HttpResponse("OK", content_type="text/plain")


@_public
def maxtextlength(request: HttpRequest) -> HttpResponse:
    """How many characters a text may have."""
    return HttpResponse(str(LONGEST), content_type="text/plain")


def _let_in(request: HttpRequest, key: str) -> None:
    if not settings.TOKEN:
        return
    given = request.headers.get("Authorization", "").removeprefix("Bearer ") or key
    if not secrets.compare_digest(given.encode(), settings.TOKEN.encode()):
        raise BadInput("apiKey", "this server asks for an access token, and this is not it", 401)


def _context(wanted: Asked, guideline: Guideline) -> Context:
    return Context(
        time=timezone.localtime(),
        speaker=wanted.speaker,
        channel=wanted.channel,
        action=wanted.action,
        country=wanted.country,
        language=None if wanted.language == "auto" else VARIANTS[wanted.language][0],
        company=settings.COMPANY or tuple(guideline.company.names),
        appetite=guideline.appetite,
    )
