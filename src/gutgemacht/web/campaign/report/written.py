"""The report in the language of the page."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gutgemacht.web.campaign.reading.wording import questions
from gutgemacht.web.campaign.report import top
from gutgemacht.web.campaign.report.document import Document
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.campaign.report.method import hidden, method
from gutgemacht.web.campaign.report.shown import shown
from gutgemacht.web.frame import page_language


def written(told: Round, today: date) -> Document:
    """All that the page and the print show."""
    language, decision = page_language(), told.report.decision
    campaign = told.row.version.campaign
    version = _("version %(number)s") % {"number": told.row.version.number}
    return Document(
        language=language,
        title=str(campaign),
        subtitle=_("What readers understood: %(version)s") % {"version": version},
        day=date_format(today),
        decision=decision,
        decided=top.decided(decision, closed=told.closed),
        way=top.way(decision, closed=told.closed),
        empty=_empty(told),
        outcomes=top.outcomes(told),
        warnings=top.warnings(told),
        warned=top.warned(told),
        message=told.report.panel.meant.message,
        addressed=told.report.panel.meant.whom,
        shown=shown(told, questions()[language]),
        method=tuple(method(told)),
        hidden=tuple(hidden(told)),
    )


def _empty(told: Round) -> str:
    if any(each.readers for one in told.report.stimuli for each in one.outcomes):
        return ""
    if told.closed:
        return _(
            "The panel has ended and nobody has read it. Ask again, perhaps other people or in"
            " another way."
        )
    return _("Nobody has answered yet. Hand out the links; what comes in stands here.")
