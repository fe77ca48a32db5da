"""What a form says of a draft: its words, channels and time, and what of it cannot be."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from gutgemacht.check import DraftError, accepted
from gutgemacht.web.draft import asides
from gutgemacht.web.draft.declaration import declared
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.publish.drafts import due
from gutgemacht.web.publish.drafts.body import Body, Shown
from gutgemacht.web.publish.drafts.models import Draft, Version
from gutgemacht.web.rules import in_force

MOST_PICTURES = 10
LONGEST = {"title": 150, "warning": 500, "alt": 5_000, "name": 255}
LANGUAGES = ("", "de", "en", "fr", "it")
OWN, WORDING = "own-", "wording-"


@dataclass(frozen=True)
class Written:
    """A draft as it is, or as somebody wants it; channels by their numbers."""

    title: str
    channels: frozenset[int]
    due: datetime | None
    body: Body

    @property
    def stamp(self) -> str:
        """The same for the same: by it a form knows what it was made of."""
        when = self.due.isoformat() if self.due else ""
        told = [self.title, sorted(self.channels), when, self.body.model_dump(mode="json")]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Form:
    """What somebody sent; `said` is what is wrong with the time, which then stays as it was."""

    written: Written
    said: str = ""
    twice: bool = False


def as_it_is(draft: Draft, version: Version) -> Written:
    """What stands in the rows."""
    channels = frozenset(draft.channels.values_list("pk", flat=True))
    return Written(draft.title, channels, draft.due, Body.model_validate(version.body))


def sent(
    form: QueryDict, before: Written, open_: Iterable[int], zone: tzinfo, now: datetime
) -> Form:
    """What the form says; `open_` are the channels that can be chosen.

    Raises BadInput with the place where it says what cannot be.
    """
    chosen = {int(value) for value in form.getlist("channels") if value.isdecimal()}
    channels = frozenset(chosen & set(open_))
    written = Written(_short(form, "title"), channels, before.due, _body(form, before.body))
    words = form.get(due.FIELD, "")
    if words == due.typed(before.due, zone):
        return Form(written)
    if not words:
        return Form(replace(written, due=None))
    try:
        meant = due.ahead(words, zone, now)
    except BadInput as bad:
        return Form(written, bad.message)
    return Form(replace(written, due=meant.at), twice=meant.twice)


def _body(form: QueryDict, before: Body) -> Body:
    language = form.get("language", "")
    if language not in LANGUAGES:
        raise BadInput("language", _("Please choose one of the languages offered."))
    return Body(
        text=_text(form.get("text", "")),
        language=language,
        warning=_short(form, "warning"),
        pictures=_pictures(form),
        variants=_variants(form, before),
        declared=declared(_plain(form), in_force().guideline.declaration),
        asides=asides.carried(asides.without_leave(_plain(form))),
    )


def _variants(form: QueryDict, before: Body) -> dict[str, str]:
    """Own wordings of the channels that the form shows; those of others stay as they were."""
    shown = [name.removeprefix(WORDING) for name in form if name.startswith(WORDING)]
    kept = {number: text for number, text in before.variants.items() if number not in shown}
    own = {n: _text(str(form[WORDING + n])) for n in shown if n.isdecimal() and OWN + n in form}
    return kept | own


def _pictures(form: QueryDict) -> tuple[Shown, ...]:
    digests, alts = form.getlist("digest"), form.getlist("alt")
    names = form.getlist("name")
    if not len(digests) == len(alts) == len(names):
        raise BadInput("pictures", _("Please load the page again; its pictures got mixed up."))
    if len(digests) > MOST_PICTURES:
        raise BadInput("pictures", _("At most %d pictures fit into a draft.") % MOST_PICTURES)
    try:
        return tuple(
            Shown(digest=digest, name=_fits(name, "name"), alt=_fits(_text(alt), "alt"))
            for digest, name, alt in zip(digests, names, alts, strict=True)
        )
    except ValueError:
        raise BadInput("pictures", _("There is no such picture.")) from None


def _plain(form: QueryDict) -> dict[str, str]:
    return {name: str(value) for name, value in form.items()}


def _short(form: QueryDict, name: str) -> str:
    return _fits(" ".join(_text(form.get(name, "")).split()), name)


def _fits(text: str, name: str) -> str:
    if len(text) > LONGEST[name]:
        said = _("This is longer than %(most)d characters: “%(start)s …”")
        raise BadInput(name, said % {"most": LONGEST[name], "start": text[:40]})
    return text


def _text(text: str) -> str:
    """The text with line ends as an editor counts them; raises BadInput for what is none."""
    text = text.replace("\r\n", "\n")
    try:
        return accepted(text) if text.strip() else text
    except DraftError as error:
        raise BadInput("text", text_fault(error), 413 if error.reason == "long" else 400) from None
