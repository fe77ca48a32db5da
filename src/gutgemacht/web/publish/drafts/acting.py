"""What buttons of the form do to its pictures: add, order, remove, copy without location."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _

from gutgemacht.web.errors import BadInput
from gutgemacht.web.publish.drafts.body import Shown
from gutgemacht.web.publish.drafts.models import Picture
from gutgemacht.web.publish.drafts.pictures import kept, without_location
from gutgemacht.web.publish.drafts.written import LONGEST, MOST_PICTURES, Form

ACTS = ("drop", "up", "down", "clean")


def is_act(form: QueryDict, files: Any) -> bool:
    """True when a form changes which pictures there are, or their order."""
    return bool(files) or any(act in form for act in ACTS)


def acted(form: Form, sent: QueryDict, files: Sequence[UploadedFile], now: datetime) -> Form:
    """The form after its button; raises BadInput where that cannot be done."""
    pictures = list(form.written.body.pictures)
    _are_there(pictures)
    for act in ACTS:
        if act in sent:
            _act(act, pictures, _place(str(sent[act]), pictures), now)
    pictures += [_added(file, now) for file in files if file]
    if len(pictures) > MOST_PICTURES:
        raise BadInput("pictures", _("At most %d pictures fit into a draft.") % MOST_PICTURES)
    body = form.written.body.model_copy(update={"pictures": tuple(pictures)})
    return replace(form, written=replace(form.written, body=body))


def _act(act: str, pictures: list[Shown], place: int, now: datetime) -> None:
    if act == "drop":
        del pictures[place]
    elif act == "clean":
        shown = pictures[place]
        copy = without_location(Picture.objects.get(pk=shown.digest), now)
        pictures[place] = shown.model_copy(update={"digest": copy.digest})
    else:
        other = max(0, place - 1) if act == "up" else min(len(pictures) - 1, place + 1)
        pictures[place], pictures[other] = pictures[other], pictures[place]


def _added(file: UploadedFile, now: datetime) -> Shown:
    name = (file.name or "")[: LONGEST["name"]]
    return Shown(digest=kept(file.read(), name, now).digest, name=name)


def _place(value: str, pictures: list[Shown]) -> int:
    if not value.isdecimal() or int(value) >= len(pictures):
        raise BadInput("pictures", _("There is no such picture."))
    return int(value)


def _are_there(pictures: list[Shown]) -> None:
    """Raises BadInput for pictures that nobody gave us."""
    wanted = {shown.digest for shown in pictures}
    if Picture.objects.filter(digest__in=wanted).count() < len(wanted):
        raise BadInput("pictures", _("There is no such picture."))
