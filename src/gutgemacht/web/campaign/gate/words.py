"""What the gate says to people: why readers are asked, what is missing, what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gutgemacht.campaign.gate import Asked, Gate, GateReason
from gutgemacht.web.campaign.gate.against import Gone, gone_against
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import told_of
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force


@dataclass(frozen=True)
class Reading:
    """The gate as a page shows it; `campaign` is what opens it or comes nearest, with its page.

    `bare` says that readers have seen exactly this and did not say go, `gone` who went against it.
    """

    open: bool
    why: str
    said: str
    campaign: str = ""
    page: str = ""
    bare: bool = False
    gone: Gone | None = None


def reading_of(gate: Gate) -> Reading | None:
    """What a page shows of it; None where nobody asks for readers."""
    if gate.asked is None:
        return None
    why, said = asked_words(gate.asked), sentence(gate)
    panel = gate.read and Panel.objects.filter(pk=gate.read.panel).first()
    if not panel:
        return Reading(gate.open, why, said)
    campaign = panel.version.campaign
    return Reading(
        open=gate.open,
        why=why,
        said=said,
        campaign=str(campaign),
        page=told_of(panel)["page"],
        bare=gate.why in (("stop",), ("undecided",)),
        gone=next(iter(gone_against([panel])), None) if gate.open else None,
    )


def asked_words(asked: Asked) -> str:
    """Who asks for readers."""
    if not asked.rules:
        return _("In this house readers see every post before it goes out.")
    known, language = in_force().guideline.by_id, page_language()
    titles = [known[name].title.in_(language) for name in asked.rules if name in known]
    return _("The guideline asks for readers: %s") % " · ".join(titles)


def sentence(gate: Gate) -> str:
    """What readers said, or what is missing until it may go out."""
    if gate.open:
        return _opened(gate)
    if gate.why in _WHOLE:
        return _WHOLE[gate.why]()
    words = changed_words()
    new = ", ".join(words[reason] for reason in gate.why)
    return _("Readers have seen it otherwise. New to them: %s. Please have it read again.") % new


def changed_words() -> dict[GateReason, str]:
    """What is new to readers."""
    return {
        "words": _("the words"),
        "language": _("the language"),
        "network": _("the network"),
        "picture": _("the pictures"),
        "crop": _("the crop of a picture"),
        "alt": _("the alt text of a picture"),
        "warning": _("the warning before it"),
        "country": _("the country"),
        "day": _("the day"),
    }


def _opened(gate: Gate) -> str:
    if gate.asked is None or gate.read is None:
        return _("Nobody asks for readers.")
    if gate.read.decision == "GO":
        return _("Readers have seen exactly this and say go.")
    return _("Somebody goes against what readers said, by name and with a reason.")


_WHOLE = {
    ("unread",): lambda: _(
        "It goes out once people it is meant for have read it. Nobody has read it yet."
    ),
    ("sent-before",): lambda: _(
        "It has gone out since it was read. Once more is a new post, so please have it read again."
    ),
    ("expired",): lambda: _(
        "It was read too long ago for that day. The times may have changed, so please have it read"
        " again."
    ),
    ("stop",): lambda: _("Readers say stop. Please read why, and change what hurts."),
    ("undecided",): lambda: _("Readers are not sure yet. A few more answers would decide it."),
}
