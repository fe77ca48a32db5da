"""A change in words: what a rule said before and what it says now."""

from dataclasses import dataclass

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.handbook.applies import applies
from gutgemacht.guideline.handbook.changes import Change, Field, Kept
from gutgemacht.guideline.handbook.standing import BASES
from gutgemacht.guideline.handbook.words import Say


@dataclass(frozen=True)
class Row:
    """One thing about a rule that changed."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Difference:
    """One rule that changed."""

    id: str
    kind: str
    title: str
    binds: bool
    holds: bool
    rows: tuple[Row, ...]


def difference(change: Change, say: Say) -> Difference:
    """The change as people read it."""
    before, after = change.before, change.after
    return Difference(
        id=change.rule.id,
        kind=say(f"change.{change.kind}"),
        title=change.rule.title.in_(say.language),
        binds=change.binds,
        holds=after is not None,
        rows=tuple(
            Row(say(f"field.{field}"), was, now)
            for field in change.fields
            if before and after
            if (was := _said(before, field, say)) != (now := _said(after, field, say))
        ),
    )


def _said(kept: Kept, field: Field, say: Say) -> str:
    if field == "rests-on":
        return _rests_on(kept, say)
    if field == "applies":
        return applies(kept.speakers, kept.channels, kept.actions, say)
    text: Both = getattr(kept, field)
    return text.in_(say.language)


def _rests_on(kept: Kept, say: Say) -> str:
    ways: dict[str, list[str]] = {}
    strongest_first = sorted(kept.ways.items(), key=lambda item: BASES.index(item[1].basis))
    for country, way in strongest_first:
        basis, effect = say(f"basis.{way.basis}"), say(f"effect.{way.effect}")
        ways.setdefault(say("rests-on", basis=basis, effect=effect), []).append(country)
    lines = [f"{way} ({', '.join(sorted(places))})" for way, places in ways.items()]
    return "; ".join(lines) + (f" · {say('trial')}" if kept.trial else "")
