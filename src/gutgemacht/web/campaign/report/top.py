"""The top of the report: the decision with its numbers, and every warning in full."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.campaign.change import Change
from gutgemacht.campaign.decision import Answer, Decision, Rule
from gutgemacht.campaign.reading import Mark
from gutgemacht.campaign.report import StimulusReport
from gutgemacht.campaign.sums import SUM_LEAST, share
from gutgemacht.campaign.told import Told
from gutgemacht.web.campaign.report.document import Outcome, Warned
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.campaign.report.spots import spot_of
from gutgemacht.web.campaign.report.words import (
    between,
    groups_of,
    hundred,
    name_of,
    percent,
    quoted,
    said,
)

# From so sure on a change is called one.
SURE = 0.9


def decided(answer: Answer, *, closed: bool) -> str:
    """The decision in a sentence."""
    if answer == "UNDECIDED":
        if closed:
            return _("Undecided: the answers say neither yes nor no for sure.")
        return _("Not decided yet: it is still being read.")
    return {
        "GO": _("GO: it can go out exactly as it was read."),
        "STOP": _("STOP: as it is, too many object."),
    }[answer]


def way(answer: Answer, *, closed: bool) -> str:
    """What to do with it."""
    if answer == "GO":
        return _("This holds for these very words and pictures; whatever changes is read again.")
    if answer == "STOP":
        return _("Below stands what hurts. Change it, and have the new version read.")
    if closed:
        return _(
            "Undecided is not yet a yes. Show it to more people, or begin with what readers warn"
            " of."
        )
    return _("The numbers grow as people answer. What they warn of stands here at once.")


def outcomes(told: Round) -> tuple[Outcome, ...]:
    """Each group before each stimulus."""
    return tuple(_outcome(each, one, told) for one in told.report.stimuli for each in one.outcomes)


def _outcome(each: Told, one: StimulusReport, told: Round) -> Outcome:
    changes = [_changed(new.change) for new in one.changes if new.stratum == each.stratum]
    return Outcome(
        group=told.strata[each.stratum].name,
        stimulus=name_of(told.stimuli[one.stimulus.id], told) if len(told.stimuli) > 1 else "",
        decision=each.decision,
        decided={"GO": _("GO"), "STOP": _("STOP"), "UNDECIDED": _("undecided")}[each.decision],
        numbers=_numbers(each),
        detail=tuple(_detail(each, told)),
        change="".join(changes),
    )


def _numbers(each: Told) -> str:
    if each.at is None or each.seen is None:
        few = ngettext(
            "%(count)s person has read it so far; numbers stand here from %(least)s on.",
            "%(count)s people have read it so far; numbers stand here from %(least)s on.",
            each.readers,
        )
        return few % {"count": each.readers, "least": SUM_LEAST}
    return _(
        "%(objectors)s of %(readers)s object; among 100 such people it would be %(range)s."
    ) % {
        "objectors": each.at.objectors,
        "readers": each.at.readers,
        "range": between(*each.seen.interval),
    }


def _detail(each: Told, told: Round) -> Iterator[str]:
    if each.seen is None or each.at is None:
        return
    yield _sure(each.decision, each.seen, told.report.panel.rule)
    if each.decision == "UNDECIDED" and not told.closed:
        yield _next(each.seen)
    later = each.readers - each.at.readers
    if each.decision != "UNDECIDED" and later:
        yield ngettext(
            "This decided it; %(later)s more person has read it since.",
            "This decided it; %(later)s more people have read it since.",
            later,
        ) % {"later": later}
        if each.objectors:
            yield _("Of all, %(share)s object.") % {"share": said(each.objectors)}


def _sure(answer: Answer, seen: Decision, rule: Rule) -> str:
    numbers = {"limit": hundred(rule.limit), "go": hundred(rule.go)}
    if answer == "STOP":
        sure = {"sure": percent(1 - seen.p_below)}
        return _("It is %(sure)s %% sure that more than %(limit)s of 100 object.") % (
            numbers | sure
        )
    sure = {"sure": percent(seen.p_below)}
    if answer == "GO":
        return _("It is %(sure)s %% sure that fewer than %(limit)s of 100 object.") % (
            numbers | sure
        )
    return _(
        "It is %(sure)s %% sure that fewer than %(limit)s of 100 object; a GO takes %(go)s %%."
    ) % (numbers | sure)


def _next(seen: Decision) -> str:
    go, stop = seen.next.readers_to_go, seen.next.objectors_to_stop
    parts = []
    if go:
        parts.append(
            ngettext(
                "%(count)s more reader who does not object would make it a GO.",
                "%(count)s more readers who do not object would make it a GO.",
                go,
            )
            % {"count": go}
        )
    if stop:
        parts.append(
            ngettext(
                "%(count)s more objection can make it a STOP.",
                "%(count)s more objections can make it a STOP.",
                stop,
            )
            % {"count": stop}
        )
    return " ".join(parts) or _("Within the readers that were planned it cannot be decided.")


def _changed(change: Change) -> str:
    """What became of it since the panel before, in words."""
    numbers = {
        "before": said(change.before),
        "now": said(change.now),
        "low": _signed(change.low),
        "high": _signed(change.high),
        "sure": percent(max(change.lower, 1 - change.lower)),
    }
    if change.lower >= SURE:
        words = _("Fewer object than in the last panel (%(sure)s %% sure)")
    elif change.lower <= 1 - SURE:
        words = _("More object than in the last panel (%(sure)s %% sure)")
    else:
        words = _("Whether it has changed since the last panel cannot be told yet")
    told = _(
        "then %(before)s, now %(now)s. Among 100 people that is a change of %(low)s to %(high)s."
    )
    return f"{words}: {told}" % numbers


def _signed(difference: float) -> str:
    return f"{round(difference * 100):+d}".replace("-", "−").replace("+0", "0")


def warnings(told: Round) -> tuple[Warned, ...]:
    """All that readers warn of, stimulus by stimulus."""
    several = len(told.stimuli) > 1
    return tuple(
        Warned(
            whom=one.whom,
            by=one.by,
            places=_places(one.marks, each.stimulus.text),
            about=name_of(told.stimuli[each.stimulus.id], told) if several else "",
            group=groups_of(one.strata, told),
        )
        for each in told.report.stimuli
        for one in each.warnings
    )


def _places(marks: tuple[Mark, ...], text: str) -> tuple[str, ...]:
    marked = [text[slice(*mark.words)].strip() for mark in marks if mark.words]
    spots = [spot_of(mark.box) for mark in marks if mark.box]
    return tuple(dict.fromkeys([*(quoted(one) for one in marked if one), *spots]))


def warned(told: Round) -> str:
    """How many warn, and how many it could be."""
    parts = []
    for one in told.report.stimuli:
        people = sum(group.people for group in one.sums)
        if people:
            whole = share(sum(group.warned.count for group in one.sums), people)
            name = name_of(told.stimuli[one.stimulus.id], told)
            words = _("%(share)s see somebody whom it could hurt.") % {"share": said(whole)}
            parts.append(f"{name}: {words}" if len(told.stimuli) > 1 else words)
    if not parts and not any(one.warnings for one in told.report.stimuli):
        return _("So far nobody has warned; too few have read it to say more.")
    return " ".join(parts)
