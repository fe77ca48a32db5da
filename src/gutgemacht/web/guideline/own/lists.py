"""Lists of names on pages: editors read and write them; secret ones are sealed in their files."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from gutgemacht.guideline import Glossary, GuidelineError, Seal
from gutgemacht.guideline.load import load_file
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.own import history, pack
from gutgemacht.web.guideline.own.form import id_of, lines
from gutgemacht.web.guideline.own.models import Change
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Role
from gutgemacht.web.rules import in_force, look_again


@never_cache
@needs(Role.GUIDELINE_EDITOR)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All lists, with how many names each holds."""
    guideline = in_force().guideline
    shown = [
        (one, [rule for rule in guideline.rules if one.id in rule.glossaries])
        for one in guideline.glossaries
    ]
    return render(request, "own/lists.html", {"lists": shown})


@never_cache
@needs(Role.GUIDELINE_EDITOR)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, list_id: str) -> HttpResponse:
    """The names of one list, a line each."""
    known = {one.id: one for one in in_force().guideline.glossaries}
    if list_id not in known:
        raise Http404
    return _page(request, known[list_id])


@never_cache
@needs(Role.GUIDELINE_EDITOR)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A list that is not there yet."""
    return _page(request, None)


def _page(request: HttpRequest, known: Glossary | None) -> HttpResponse:
    typed: dict[str, Any] = {
        "title": known.title.in_(page_language()) if known else "",
        "kind": known.kind if known else "open",
        "names": "\n".join(known.terms) if known else "",
    }
    error = ""
    if request.method == "POST":
        typed = {name: request.POST.get(name, typed[name]) for name in typed}
        error = _save(request, known, typed)
        if not error:
            return redirect("own_rules:lists")
    context = {"list": known, "typed": typed, "error": error}
    return render(request, "own/names.html", context, status=400 if error else 200)


def _save(request: HttpRequest, known: Glossary | None, typed: dict[str, Any]) -> str:
    """Keeps the names; what is wrong with them, if anything."""
    taken = {one.id for one in in_force().guideline.glossaries}
    title = typed["title"].strip()
    list_id = known.id if known else id_of(title, taken)
    if not title:
        return _("Give the list a name.")
    secret = (known.kind if known else typed["kind"]) == "secret"
    try:
        # Checked as names first: sealed, nobody would see what is wrong with them.
        checked = _glossary(list_id, known, title, lines(typed["names"]), secret=secret)
    except ValidationError as wrong:
        return "; ".join(detail["msg"].removeprefix("Value error, ") for detail in wrong.errors())
    names = checked.terms
    if secret:
        seal = Seal(settings.SECRET_KEY)
        sealed = [seal.close(name) for name in names]
        checked = checked.model_copy(update={"terms": [], "sealed": sealed})
    with transaction.atomic():
        pack.keep(pack.folder() / "glossaries" / f"{list_id}.yml", checked)
        why = _("%d names") % len(names)
        history.note(f"list {list_id}", Change.What.WRITTEN, person_of(request), why, "")
    look_again()
    messages.success(request, _("Saved: %d names.") % len(names))
    return ""


def _glossary(
    list_id: str, known: Glossary | None, title: str, names: list[str], *, secret: bool
) -> Glossary:
    own = _own(list_id)
    ours = set(known.terms) - set(_opened(own)) if known else set()
    data: dict[str, Any] = {
        "id": list_id,
        "title": known.title if known else {"de": title, "en": title},
        "why": known.why if known else {"de": title, "en": title},
        "kind": "secret" if secret else "open",
        # Names that come with gutgemacht stay where they are.
        "terms": [name for name in dict.fromkeys(names) if name not in ours],
        "examples": own.examples if own else [],
    }
    return Glossary.model_validate(data)


def _own(list_id: str) -> Glossary | None:
    file = pack.folder() / "glossaries" / f"{list_id}.yml"
    try:
        return load_file(file, Glossary) if file.exists() else None
    except GuidelineError:
        return None


def _opened(own: Glossary | None) -> list[str]:
    if own is None:
        return []
    seal = Seal(settings.SECRET_KEY)
    return [*own.terms, *map(seal.open, own.sealed)]
