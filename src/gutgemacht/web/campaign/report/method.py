"""How it was done, and what is not shown."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.campaign.report import StimulusReport
from gutgemacht.campaign.sums import SUM_LEAST, TEXT_LEAST
from gutgemacht.web.campaign.report.document import Fact
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.campaign.report.words import groups_of, hundred, listed


def method(told: Round) -> Iterator[Fact]:
    """The lines that tell how the numbers came about."""
    yield Fact(_("Readers"), _readers(told))
    yield Fact(_("When"), _when(told))
    yield Fact(
        _("Asked"),
        _(
            "Without sender, in random order: five seconds’ look, then what it said and to whom,"
            " how it seemed, whom it could hurt, and what they would do."
        ),
    )
    yield Fact(
        _("Objection"),
        _(
            "Objecting means: it hurts them (3 or 4 on a scale of 0 to 4), they would speak out"
            " against it, or they would avoid the company."
        ),
    )
    yield Fact(_("Rule"), _rule(told))
    yield Fact(_("Method"), _calculated(told))
    if told.late:
        yield Fact(_("Too late"), _late(told.late))
    yield Fact(
        _("To be borne in mind"),
        _(
            "People who talk with each other do not answer independently, and colleagues are"
            " milder than strangers. Every number holds for people like those who were asked."
        ),
    )


def _readers(told: Round) -> str:
    groups = []
    for key, row in told.strata.items():
        counts = [
            each.readers
            for one in told.report.stimuli
            for each in one.outcomes
            if each.stratum == key
        ]
        numbers = str(max(counts)) if len(set(counts)) == 1 else f"{min(counts)}–{max(counts)}"
        groups.append(f"{row.name} ({row.get_kind_display()}): {numbers}")
    words = "; ".join(groups)
    if len(told.stimuli) > 1:
        return _("%(groups)s for each thing shown") % {"groups": words}
    return words


def _when(told: Round) -> str:
    opened = told.row.opened_at and timezone.localdate(told.row.opened_at)
    begun = date_format(opened) if opened else "–"
    if told.row.closed_at is None:
        return _("open since %(begun)s") % {"begun": begun}
    ended = date_format(timezone.localdate(told.row.closed_at))
    words = _("%(begun)s to %(ended)s") % {"begun": begun, "ended": ended}
    if told.days is None:
        return words
    first, last = (date_format(day) for day in told.days)
    return _("%(words)s; answers came from %(first)s to %(last)s") % {
        "words": words,
        "first": first,
        "last": last,
    }


def _rule(told: Round) -> str:
    rule = told.report.panel.rule
    return _(
        "GO when it is at least %(go)s %% sure that fewer than %(limit)s of 100 object, STOP when"
        " it is at least %(stop)s %% sure that more do. Looked at after each reader, from"
        " number %(least)s to number %(most)s; every group decides for itself."
    ) % {
        "go": hundred(rule.go),
        "stop": hundred(rule.stop),
        "limit": hundred(rule.limit),
        "least": rule.least,
        "most": rule.most,
    }


def _calculated(told: Round) -> str:
    prior = listed([f"{number:g}" for number in told.report.panel.rule.prior])
    return _(
        "Beta distribution of the share of objectors with the prior %(prior)s (%(method)s). All"
        " ranges are 95 %% intervals: of objectors from this distribution, of all else by Wilson."
    ) % {"prior": prior, "method": told.report.method}


def _late(late: int) -> str:
    return ngettext(
        "%(count)s answer came when its group was already complete or over. It is not counted;"
        " if it warns, the warning stands above.",
        "%(count)s answers came when their group was already complete or over. They are not"
        " counted; what they warn of stands above.",
        late,
    ) % {"count": late}


def hidden(told: Round) -> Iterator[str]:
    """What is not shown, and why; each reason once."""
    if not told.closed:
        yield _(
            "While the panel is open, numbers move on by %(sums)s people at once and words by"
            " %(texts)s, and the newest are kept back. So no single answer can be read off."
        ) % {"sums": SUM_LEAST, "texts": TEXT_LEAST}
    yield _(
        "Numbers need %(sums)s people and words %(texts)s. Groups that are smaller, or could be"
        " worked out by subtraction, are shown together with others or not at all."
    ) % {"sums": SUM_LEAST, "texts": TEXT_LEAST}
    together = {group.strata for one in told.report.stimuli for group in one.sums}
    for strata in sorted(together):
        if len(strata) > 1:
            names = groups_of(strata, told)
            yield _("Shown together, because one of them is too small: %(names)s.") % {
                "names": names
            }
    away = [name for key, name in _names(told) if _is_away(key, told.report.stimuli)]
    if away:
        yield _("Too few for numbers of their own: %(names)s.") % {"names": listed(away)}
    yield _(
        "Two things are shown all the same, because the panel is there for them: the numbers that"
        " decide, and warnings in full, without their group until %(texts)s people have read it."
    ) % {"texts": TEXT_LEAST}


def _names(told: Round) -> list[tuple[str, str]]:
    return [(key, row.name) for key, row in told.strata.items()]


def _is_away(key: str, stimuli: tuple[StimulusReport, ...]) -> bool:
    return not any(key in group.strata for one in stimuli for group in one.sums)
