"""What differs between two states of a draft, named and word by word."""

from dataclasses import dataclass
from itertools import chain

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gutgemacht.publish.difference import Piece, difference
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.written import Written


@dataclass(frozen=True)
class Changed:
    """One thing that is otherwise."""

    name: str
    pieces: tuple[Piece, ...]


def changes(old: Written, new: Written) -> list[Changed]:
    """All that is otherwise, also title, channels and time."""
    pairs = [
        (_("Title"), old.title, new.title),
        (_("Channels"), _channels(old), _channels(new)),
        (_("Time"), _time(old), _time(new)),
    ]
    return [*_different(pairs), *body_changes(old.body, new.body)]


def body_changes(old: Body, new: Body) -> list[Changed]:
    """What readers would see otherwise, and answers that are otherwise."""
    pairs = [
        (_("Text"), old.text, new.text),
        (_("Language"), old.language, new.language),
        (_("Warning before the text"), old.warning, new.warning),
        (_("Pictures"), _pictures(old), _pictures(new)),
        *_variants(old, new),
        (_("Answers"), _answers(old), _answers(new)),
    ]
    return _different(pairs)


def _different(pairs: list[tuple[str, str, str]]) -> list[Changed]:
    return [Changed(name, difference(one, two)) for name, one, two in pairs if one != two]


def _channels(written: Written) -> str:
    return ", ".join(map(str, Channel.objects.filter(pk__in=written.channels)))


def _time(written: Written) -> str:
    return date_format(localtime(written.due), "DATETIME_FORMAT") if written.due else ""


def _pictures(body: Body) -> str:
    # The digest tells two pictures of one name apart.
    return "\n".join(f"{shown.name} ({shown.digest[:6]}): {shown.alt}" for shown in body.pictures)


def _variants(old: Body, new: Body) -> list[tuple[str, str, str]]:
    numbers = sorted({int(number) for number in chain(old.variants, new.variants)})
    names = {one.pk: str(one) for one in Channel.objects.filter(pk__in=numbers)}
    return [
        (names.get(number, str(number)), old.wording(number), new.wording(number))
        for number in numbers
    ]


def _answers(body: Body) -> str:
    return "\n".join(f"{subject}: {answer}" for subject, answer in sorted(body.declared.items()))
