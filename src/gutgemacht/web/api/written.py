"""What a program writes into a draft: the form of its page, filled in, so that its limits hold."""

from datetime import UTC, datetime

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import Field

from gutgemacht.guideline.strict import Strict
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.refusals import conflict
from gutgemacht.web.draft import asides
from gutgemacht.web.draft.declaration import PREFIX
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts import acting, desk, due, saving
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.written import OWN, WORDING, Written, as_it_is, sent


class PictureShown(Strict):
    """A picture that was given before, by its digest; its order is that of the list."""

    digest: str
    name: str = ""
    alt: str = ""


class DraftWriting(Strict):
    """What a draft shall say; of a change, only the keys that are given.

    `due` is kept to the minute, null takes it away. `variants` are wordings of a channel's own, by
    its number; `declared` the answers only people can give, by subject. Both replace what was.
    """

    title: str = ""
    channels: list[int] = Field(default_factory=list)
    due: Moment | None = None
    text: str = ""
    language: str = ""
    warning: str = ""
    pictures: list[PictureShown] = Field(default_factory=list)
    variants: dict[int, str] = Field(default_factory=dict)
    declared: dict[str, str] = Field(default_factory=dict)


class DraftChange(DraftWriting):
    """A change to the draft that has this stamp; with another one nothing is changed."""

    stamp: str


@transaction.atomic
def begun(writing: DraftWriting, person: Person, now: datetime) -> Draft:
    """A new draft that says this; raises BadInput where it cannot."""
    draft = saving.blank(person, now)
    return kept(draft, writing, stamp_of(draft), person, now)


def stamp_of(draft: Draft) -> str:
    """The stamp of what the draft says now."""
    return as_it_is(draft, draft.versions.all()[0]).stamp


def kept(draft: Draft, writing: DraftWriting, stamp: str, person: Person, now: datetime) -> Draft:
    """The draft after the change.

    Raises BadInput where it cannot be so, Refusal where somebody else has written meanwhile.
    """
    before = as_it_is(draft, draft.versions.all()[0])
    open_ = {channel.pk for channel in desk.open_channels()}
    _are_open({*writing.channels, *writing.variants}, open_)
    form = sent(_form(before, writing), before, open_, UTC, now)
    if form.said:
        raise BadInput(due.FIELD, form.said)
    form = acting.acted(form, QueryDict(), [], now)
    result = saving.save(draft.pk, form.written, saving.Base(stamp), person, now)
    if isinstance(result, saving.Conflict):
        said = _("Somebody has written here meanwhile. Please read the draft and change it again.")
        raise conflict(said, "stamp")
    draft.refresh_from_db()
    return draft


def _are_open(wanted: set[int], open_: set[int]) -> None:
    for number in sorted(wanted - open_):
        said = _("There is no open channel %(number)d.")
        raise BadInput("channels", said % {"number": number})


def _form(before: Written, writing: DraftWriting) -> QueryDict:
    """The fields of the page's form, filled with what is there and what shall be otherwise."""
    now = _as_writing(before).model_copy(
        update={name: getattr(writing, name) for name in writing.model_fields_set}
    )
    form = QueryDict(mutable=True)
    for name in ("title", "text", "language", "warning"):
        form[name] = getattr(now, name)
    form[due.FIELD] = due.typed(now.due, UTC)
    form[asides.FIELD] = asides.written(before.body.asides)
    form.setlist("channels", [str(number) for number in now.channels])
    for name in ("digest", "name", "alt"):
        form.setlist(name, [getattr(picture, name) for picture in now.pictures])
    for number in {*map(int, before.body.variants), *now.variants}:
        form[f"{WORDING}{number}"] = now.variants.get(number, "")
    for number in now.variants:
        form[f"{OWN}{number}"] = "on"
    for subject, answer in now.declared.items():
        form[PREFIX + subject] = answer
    return form


def _as_writing(before: Written) -> DraftWriting:
    body = before.body
    return DraftWriting(
        title=before.title,
        channels=sorted(before.channels),
        due=before.due,
        text=body.text,
        language=body.language,
        warning=body.warning,
        pictures=[PictureShown(**shown.model_dump()) for shown in body.pictures],
        variants={int(number): text for number, text in body.variants.items()},
        declared={str(subject): answer for subject, answer in body.declared.items()},
    )
