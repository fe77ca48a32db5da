"""The settings of the company: what it decides about its guideline, and saves to company.yml."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.guideline import (
    APPETITES,
    Appetite,
    Country,
    DraftLanguage,
    Guideline,
    GuidelineError,
    Pack,
    Rule,
)
from gutgemacht.guideline.load import load_file, rule_files
from gutgemacht.guideline.shipped import ALWAYS, PACKS, pack_folders
from gutgemacht.web.company import change_company
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.forms import FIXED, SWITCHES, HouseForm
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Role
from gutgemacht.web.rules import in_force
from gutgemacht.web.words import appetite_words, group_words, switch_words

# Whose law is counted on the cards.
COUNTED_FOR: Country = "DE"


@dataclass(frozen=True)
class PackLine:
    """A pack that can be chosen, or that is always used."""

    id: str
    title: str
    purpose: str
    count: int
    always: bool
    own: bool


@dataclass(frozen=True)
class Card:
    """An appetite with what it means."""

    name: str
    title: str | Promise
    leaves_out: tuple[str | Promise, ...]
    count: int


@never_cache
@needs(Role.GUIDELINE_EDITOR)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The decisions of the company, and changing them."""
    guideline, language = in_force().guideline, page_language()
    packs = _packs(language)
    form = HouseForm(
        request.POST or None,
        guideline,
        [pack.id for pack in packs if not pack.own],
        [(rule.id, rule.title.in_(language)) for rule in _can_be_switched_off(guideline)],
    )
    if form.is_valid() and _saved(form, request.POST.get("take-back", "")):
        return redirect(reverse("guideline:settings") + "?saved")
    context = {
        "form": form,
        "packs": packs,
        "chosen": set(form["packs"].value() or []),
        "cards": _cards(guideline),
        "rules": len(_heard(guideline)),
        "groups": _groups(form),
        "off": [(one, _title(one, guideline, language), why) for one, why in _off(guideline)],
        "saved": "saved" in request.GET and not form.is_bound,
        "names_elsewhere": settings.COMPANY,
    }
    return render(request, "guideline/settings.html", context, status=400 if form.errors else 200)


def _saved(form: HouseForm, take_back: str) -> bool:
    try:
        change_company(lambda company: form.changes(company, take_back))
    except GuidelineError as error:
        for problem in error.problems:
            form.add_error(None, str(problem))
    except OSError as error:
        form.add_error(None, _("company.yml cannot be written: %s") % error.strerror)
    return not form.errors


def _packs(language: DraftLanguage) -> list[PackLine]:
    shipped = len(pack_folders())
    lines: list[PackLine] = []
    for number, folder in enumerate(pack_folders(settings.DATA / PACKS)):
        try:
            pack = load_file(folder / "pack.yml", Pack)
        except GuidelineError:  # The frame of the page tells what is wrong with it.
            continue
        own = number >= shipped
        if not own and not rule_files(folder):
            continue
        lines.append(
            PackLine(
                folder.name,
                pack.title.in_(language),
                pack.purpose.in_(language),
                len(rule_files(folder)),
                own or folder.name in ALWAYS,
                own,
            )
        )
    return sorted(lines, key=lambda line: (not line.always, line.own))


def _heard(guideline: Guideline) -> list[Rule]:
    off = guideline.company.off
    return [rule for rule in guideline.rules if rule.status != "retired" and rule.id not in off]


def _can_be_switched_off(guideline: Guideline) -> list[Rule]:
    return sorted(_heard(guideline), key=lambda rule: rule.title.in_(page_language()).casefold())


def _cards(guideline: Guideline) -> list[Card]:
    titles = appetite_words()
    presets = [(name, guideline.appetites.named(name)) for name in APPETITES]
    return [
        Card(name, titles[name], _left_out(appetite), _count(appetite, guideline))
        for name, appetite in presets
    ]


def _left_out(appetite: Appetite) -> tuple[str | Promise, ...]:
    return tuple(
        word
        for group, words in switch_words().items()
        for value, word in words.items()
        if value not in getattr(appetite, group)
    )


def _count(appetite: Appetite, guideline: Guideline) -> int:
    day = timezone.localdate()
    bound = ((rule, *rule.basis_and_effect(COUNTED_FOR, day)) for rule in _heard(guideline))
    return sum(appetite.wants(rule.status, effect, basis) for rule, basis, effect in bound)


def _groups(form: HouseForm) -> list[tuple[str, str, list[tuple[str, str | Promise, bool, bool]]]]:
    """The single switches: (group, its word, [(value, word, on?, always?)])."""
    titles, words = group_words(), switch_words()
    return [
        (
            group,
            titles[group],
            [
                (value, word, value in (form[group].value() or []), value == FIXED[group])
                for value, word in words[group].items()
            ],
        )
        for group in SWITCHES
    ]


def _off(guideline: Guideline) -> Iterable[tuple[str, str]]:
    return sorted(guideline.company.off.items())


def _title(rule_id: str, guideline: Guideline, language: DraftLanguage) -> str:
    rule = guideline.by_id.get(rule_id)
    return rule_id if rule is None else rule.title.in_(language)
