"""The company's own rules: list, form with live results, history, lists of names, files."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.guideline import GuidelineError, Rule, Status
from gutgemacht.guideline.load import parse
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.guideline.write import written_data
from gutgemacht.networks.files import FileError
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.own import history, pack, posts
from gutgemacht.web.guideline.own.form import (
    Data,
    RuleForm,
    first_language,
    id_of,
    initial,
    rule_data,
)
from gutgemacht.web.guideline.own.missing import missing
from gutgemacht.web.guideline.own.models import Change
from gutgemacht.web.guideline.own.trial import Tried, marked, tried
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Role
from gutgemacht.web.phrases import in_words
from gutgemacht.web.rules import in_force, look_again

COUNTS = (100, 500, 2000)
STAGES: dict[str, Change.What] = {
    "draft": Change.What.DRAFT,
    "trial": Change.What.TRIAL,
    "active": Change.What.ACTIVE,
    "retired": Change.What.RETIRED,
}

editors_only = needs(Role.GUIDELINE_EDITOR)


@never_cache
@editors_only
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """The company's own rules, and what can be done with them together."""
    own = pack.all_kept()
    context = {
        "rules": own,
        "posts": posts.last(posts.MOST),
        "changes": Change.objects.all()[:12],
    }
    return render(request, "own/all.html", context)


@never_cache
@editors_only
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A rule that is not there yet."""
    return _edit(request, None)


@never_cache
@editors_only
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, rule_id: str) -> HttpResponse:
    """A rule of the company."""
    before = pack.kept(rule_id)
    if before is None:
        raise Http404
    return _edit(request, before)


def _edit(request: HttpRequest, before: pack.Kept | None) -> HttpResponse:
    shown = initial(before.rule) if before and before.rule else _begun(request)
    shown["before"] = _digest(before)
    first = first_language(before.rule if before else None)
    form = RuleForm(request.POST or None, initial=shown, glossaries=_glossaries(), first=first)
    if request.method != "POST":
        return _page(request, form, before, None)
    form.is_valid()
    data, result = _tried(request, form, before)
    wanted = request.POST.get("do", "try")
    if wanted == "try":
        name = "own/tried.html" if request.headers.get("HX-Request") else ""
        return _page(request, form, before, result, name)
    problem = _in_the_way(request, before, result, wanted)
    if problem:
        messages.error(request, problem)
        return _page(request, form, before, result, status=400)
    return _save(request, data, before, wanted)


def _begun(request: HttpRequest) -> Data:
    """What an address that leads here has filled in already, such as that of a review."""
    names = {"sources"} | {
        f"{name}_{code}" for name in ("title", "why", "instead") for code in DRAFT_LANGUAGES
    }
    return {name: request.GET[name] for name in names if name in request.GET}


def _tried(request: HttpRequest, form: RuleForm, before: pack.Kept | None) -> tuple[Data, Tried]:
    rule_id = before.id if before else id_of(_title(form), set(in_force().guideline.by_id))
    today = timezone.localdate().isoformat()
    data = rule_data(_texts(form), before.rule if before else None, rule_id, today, form.first)
    house = in_force()
    data = marked(data, pack.rule_file(rule_id), house.guideline.glossaries)
    count = request.POST.get("count", "")
    last = posts.last(int(count) if count.isdecimal() else COUNTS[1])
    return data, tried(data, pack.rule_file(rule_id), house, last)


def _texts(form: RuleForm) -> Data:
    """What was filled in; a choice that is none falls back to the first."""
    cleaned: Data = {}
    for name, field in form.fields.items():
        empty: Any = [] if hasattr(field, "choices") and not hasattr(field, "max_length") else ""
        cleaned[name] = form.cleaned_data.get(name, form.initial.get(name, empty))
    return cleaned


def _title(form: RuleForm) -> str:
    cleaned = _texts(form)
    return str(cleaned[f"title_{form.first}"] or cleaned["title_de"] or cleaned["title_en"])


def _in_the_way(request: HttpRequest, before: pack.Kept | None, result: Tried, wanted: str) -> str:
    """Why this cannot be saved as wanted, in a sentence; empty if it can."""
    if wanted not in STAGES:
        return _("Nothing like that can be done with a rule.")
    if request.POST.get("before", "") != _digest(before):
        return _(
            "Somebody else has changed this rule since you opened it. Your text is still here: "
            "copy what you need, and open the rule again."
        )
    if before is not None and not request.POST.get("reason", "").strip():
        return _("Say in a few words why, for those who come after you.")
    if wanted in ("trial", "active") and not result.may_bind:
        return _("It cannot come into force yet. What is missing stands beside it.")
    if result.rule is None:
        return _("It cannot be saved yet. What is missing stands beside it.")
    return ""


def _parsed(data: Data, rule_id: str) -> Rule:
    return parse(written_data(data), Rule, pack.rule_file(rule_id))


def _save(request: HttpRequest, data: Data, before: pack.Kept | None, wanted: str) -> HttpResponse:
    today = timezone.localdate().isoformat()
    old = before.rule if before else None
    stage: Status = wanted  # type: ignore[assignment]  # One of STAGES, which are the statuses.
    if old is None or old.status != stage:
        since = {**data["since"], stage: today}
        order = ("draft", "trial", "active", "retired")
        last = order.index(stage)
        data = {**data, "status": stage}
        data["since"] = {name: since[name] for name in order[: last + 1] if name in since}
    rule = _parsed(data, data["id"])
    if old is not None and _finds(rule) != _finds(old):
        rule = rule.model_copy(update={"revision": old.revision + 1})
    reason = request.POST.get("reason", "").strip() or _("New rule.")
    what = STAGES[stage] if old is None or old.status != stage else Change.What.WRITTEN
    _keep(request, rule, what, reason)
    messages.success(request, _saved_words(rule))
    return redirect("own_rules:edit", rule_id=rule.id)


def _finds(rule: Rule) -> Any:
    """What a revision counts: where the rule speaks."""
    return rule.model_dump(include={"find", "unless", "applies", "declare"})


def _keep(request: HttpRequest, rule: Rule, what: Change.What, why: str) -> None:
    with transaction.atomic():
        text = pack.keep(pack.rule_file(rule.id), rule)
        history.note(rule.id, what, person_of(request), why, text)
    look_again()


def _saved_words(rule: Rule) -> str:
    return {
        "draft": _("Saved as a draft. Nobody hears it yet."),
        "trial": _("On trial: it speaks as a hint, and people can say when it is wrong."),
        "active": _("In force from now on: in the check, in the handbook, on the command line."),
        "retired": _("Retired. It no longer speaks; its history stays."),
    }[rule.status]


def _digest(before: pack.Kept | None) -> str:
    return hashlib.sha256(before.text.encode()).hexdigest()[:16] if before else ""


def _glossaries() -> list[tuple[str, str]]:
    language = page_language()
    return [(one.id, one.title.in_(language)) for one in in_force().guideline.glossaries]


def _page(
    request: HttpRequest,
    form: RuleForm,
    before: pack.Kept | None,
    result: Tried | None,
    template: str = "",
    status: int = 200,
) -> HttpResponse:
    if result is None and before is not None and before.rule is not None:
        data = before.rule.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude_none=True
        )
        result = tried(data, pack.rule_file(before.id), in_force(), posts.last(COUNTS[1]))
    context = {
        "form": form,
        "before": before,
        "tried": result,
        "missing": missing(result.problems) if result else [],
        "counts": COUNTS,
        "count": request.POST.get("count", str(COUNTS[1])),
        "status": before.rule.status if before and before.rule else "",
    }
    return render(request, template or "own/edit.html", context, status=status)


@never_cache
@editors_only
@require_safe
def past(request: HttpRequest, rule_id: str) -> HttpResponse:
    """The history of one rule."""
    steps = list(history.steps(rule_id))
    if not steps:
        raise Http404
    return render(request, "own/history.html", {"rule_id": rule_id, "steps": steps})


@editors_only
@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """A rule as it was after some change."""
    change = get_object_or_404(Change, pk=number)
    try:
        rule = parse(change.text, Rule, pack.rule_file(change.rule))
    except GuidelineError as error:
        messages.error(request, str(error.problems[0]))
        return redirect("own_rules:past", rule_id=change.rule)
    now = pack.kept(change.rule)
    if now is not None and now.rule is not None:
        rule = rule.model_copy(update={"revision": now.rule.revision + 1})
    day = timezone.localtime(change.at).strftime("%d.%m.%Y %H:%M")
    _keep(request, rule, Change.What.RESTORED, _("As it was on %s.") % day)
    messages.success(request, _saved_words(rule))
    return redirect("own_rules:edit", rule_id=rule.id)


@editors_only
@require_POST
def remove(request: HttpRequest, rule_id: str) -> HttpResponse:
    """A rule goes away; its history stays, and it can be restored from there."""
    if pack.kept(rule_id) is None:
        raise Http404
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, _("Say in a few words why, for those who come after you."))
        return redirect("own_rules:edit", rule_id=rule_id)
    with transaction.atomic():
        history.note(rule_id, Change.What.REMOVED, person_of(request), reason, "")
        pack.remove(pack.rule_file(rule_id))
    look_again()
    messages.success(request, _("Removed. Its history stays, and you can restore it from there."))
    return redirect("own_rules:past", rule_id=rule_id)


@editors_only
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The pack as files."""
    response = HttpResponse(pack.packed(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{pack.ID}.zip"'
    return response


@editors_only
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Rules and lists from files: all of them, or none."""
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        messages.error(request, _("Choose a file first."))
        return redirect("own_rules:all")
    try:
        files = pack.unpacked(upload.name or "file", upload.read())
        own = {one.id for one in pack.all_kept()}
        changed = pack.changed(files, set(in_force().guideline.by_id) - own)
    except (pack.PackError, GuidelineError) as error:
        messages.error(request, _("Nothing was changed."))
        for line in str(error).splitlines()[:20]:
            messages.error(request, line)
        return redirect("own_rules:all")
    with transaction.atomic():
        pack.write_all(changed)
        for path, text in changed.items():
            if path.parts[0] == "rules":
                why = _("From the file %s") % (upload.name or "")
                history.note(path.stem, Change.What.IMPORTED, person_of(request), why, text)
    look_again()
    words = ngettext(
        "%d file was new or different.", "%d files were new or different.", len(changed)
    )
    messages.success(request, words % len(changed))
    return redirect("own_rules:all")


@editors_only
@require_POST
def take_posts(request: HttpRequest) -> HttpResponse:
    """Published posts to try rules on, or none any more."""
    upload = request.FILES.get("file")
    if "forget" in request.POST:
        posts.forget()
        return redirect("own_rules:all")
    if not isinstance(upload, UploadedFile):
        messages.error(request, _("Choose a file first."))
        return redirect("own_rules:all")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"posts{Path(upload.name or '').suffix.lower()}"
        source.write_bytes(upload.read())
        try:
            good, bad = posts.take(source)
        except FileError as error:
            messages.error(request, f"{upload.name}: {in_words(error.said)}")
            return redirect("own_rules:all")
    words = ngettext("%d post is here to try rules on.", "%d posts are here to try rules on.", good)
    messages.success(request, words % good)
    for row in bad[:5]:
        line = {"number": row.number, "why": in_words(row.reason)}
        messages.warning(request, _("Left out: %s") % (_("Line %(number)s: %(why)s") % line))
    return redirect("own_rules:all")
