"""A file of mentions: looked at, its columns named, read; the next with its columns is known."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard
from gutgemacht.networks.files.columns import PARTS
from gutgemacht.networks.files.listen import Looked, Plan, look, read_mentions
from gutgemacht.networks.files.read import BadRow, FileError
from gutgemacht.networks.files.tables import ENDINGS
from gutgemacht.networks.files.times import Order
from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.keep import keep
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.sources.who import STEWARDS
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.phrases import on_page

AT_ONCE = 1_000
SHOWN = 20
COLUMN = "column-"


@dataclass
class Told:
    """What an import has done; `rows` are the first that could not be read.

    `old` are those that were said before mentions are kept.
    """

    read: int = 0
    new: int = 0
    old: int = 0
    bad: int = 0
    rows: list[BadRow] = field(default_factory=list)


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """First what a file seems to hold; then, with the columns named, all of it is read."""
    file = request.FILES.get("file")
    if request.method != "POST" or not isinstance(file, UploadedFile):
        return _page(request, status=400 if request.method == "POST" else 200)
    try:
        with _laid_down(file) as path:
            return _looked_at(request, path, file.name or "")
    except FileError as error:
        return _page(request, error=on_page(error.said), status=400)


def _looked_at(request: HttpRequest, path: Path, name: str) -> HttpResponse:
    zone = timezone.get_current_timezone()
    looked = look(path, zone=zone)
    source = known(looked)
    named = _named(request) or (source.details["columns"] if source else {})
    if named:
        looked = look(path, named, zone)
    order = request.POST.get("order") or (source.details.get("order") if source else None)
    plan = looked.plan
    if order in ("day", "month"):
        plan = replace(plan, order=cast(Order, order))
    if request.POST.get("do") != "read" or looked.missing:
        return _page(request, looked=looked, plan=plan, known=source is not None)
    source = remembered(looked, plan, name, person_of(request), source)
    told = read_in(looked, plan, source)
    faults = [(row.number, on_page(row.reason)) for row in told.rows]
    return _page(request, told=told, faults=faults, source=source)


def known(looked: Looked) -> Source | None:
    """The source of an earlier file with the same columns, if there was one."""
    return Source.objects.filter(kind="files", details__mark=looked.mark).first()


def remembered(
    looked: Looked, plan: Plan, name: str, person: Person | None, source: Source | None
) -> Source:
    """The source of all files with these columns; it keeps what is in which."""
    now = timezone.now()
    source = source or Source(kind="files", name=name[:150], every=timedelta(0), added_at=now)
    source.added_by = source.added_by or person
    source.details = {"mark": looked.mark, "columns": dict(plan.columns), "order": plan.order}
    source.save()
    return source


def read_in(looked: Looked, plan: Plan, source: Source) -> Told:
    """Reads the whole file and keeps what it tells; read twice it is kept once."""
    told = Told()
    for told in steps(looked, plan, source):  # noqa: B007
        pass
    return told


def steps(looked: Looked, plan: Plan, source: Source) -> Iterator[Told]:
    """The same step by step, for who shows how far it is; each step is kept when it comes out."""
    told, ear, now = Told(), Ear(), timezone.now()
    batch: list[Mention] = []
    for _number, row in read_mentions(looked, plan, now):
        if isinstance(row, BadRow):
            told.bad += 1
            told.rows += [row] if len(told.rows) < SHOWN else []
            continue
        batch.append(row)
        if len(batch) >= AT_ONCE:
            _keep(batch, ear, now, source, told)
            yield told
            batch = []
    _keep(batch, ear, now, source, told, broken=told.bad)
    yield told


def _keep(
    batch: list[Mention], ear: Ear, now: datetime, source: Source, told: Told, broken: int = 0
) -> None:
    kept = keep(Heard(tuple(batch), "", broken=broken), ear, now, source)
    told.new += kept.new
    told.old += kept.old
    told.read += len(batch)


def _named(request: HttpRequest) -> dict[str, str]:
    """What people have chosen: a column for each part, or none."""
    chosen = {
        key.removeprefix(COLUMN): value
        for key, value in request.POST.items()
        if key.startswith(COLUMN) and isinstance(value, str)
    }
    return {part: column for part, column in chosen.items() if part in PARTS}


def _page(request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
    looked, plan = context.get("looked"), context.get("plan")
    if isinstance(looked, Looked) and isinstance(plan, Plan):
        columns: Mapping[Any, str] = plan.columns
        context["choices"] = [(part, COLUMN + part, columns.get(part, "")) for part in PARTS]
    context["keep_days"] = settings.KEEP_MENTIONS
    context["endings"] = ",".join(ENDINGS)
    return render(request, "sources/import.html", context, status=status)


@contextmanager
def _laid_down(file: UploadedFile) -> Iterator[Path]:
    """The file for as long as it is read; afterwards it is nowhere."""
    ending = Path(re.sub(r"[^\w.]", "", file.name or "")).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"import{ending}"
        with path.open("wb") as target:
            for block in file.chunks():
                target.write(block)
        yield path
