"""How pages say what the domain knows by a key."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.guideline import ApprovalRule, TrustRule, TrustStep
from gutgemacht.publish.approval import Band, Need, NeedReason, RefusalReason
from gutgemacht.publish.trust import LEVELS, Raised, Requirement, Standing, Start, TrustLevel
from gutgemacht.web.learn.practice.basics import wanted


def level_words() -> dict[TrustLevel, str]:
    """The levels, in their order."""
    return {
        "before": _("seen before"),
        "afterwards": _("seen afterwards"),
        "free": _("free"),
    }


def level_meanings() -> dict[TrustLevel, str]:
    """What a level means for a post."""
    return {
        "before": _("Somebody reads each post before it goes out."),
        "afterwards": _("Posts go out at once; somebody looks at each of them later."),
        "free": _("Posts go out at once; nobody needs to look at them."),
    }


def why_words() -> dict[NeedReason, str]:
    """Why a post is here."""
    return {
        "stop": _("the guideline says stop, and it shall go out all the same"),
        "law": _("a question of law"),
        "question": _("a question of the guideline"),
        "undeclared": _("an answer of the author is still open"),
        "seen-before": _("posts of this person are seen before they go out"),
        "seen-afterwards": _("posts of this person are seen once they are out"),
        "free": _("this person is free on this channel"),
    }


def band_words() -> dict[Band, str]:
    """How soon something should be looked at."""
    return {"now": _("within the hour"), "today": _("today"), "later": _("later")}


def need_sentence(need: Need) -> str:
    """Who must say yes."""
    if need.override:
        who = _("Two people say yes, each with a reason")
    else:
        who = ngettext("%d person says yes", "%d people say yes", need.persons) % need.persons
    if need.lawyer:
        return (
            _("%(who)s, one of them a lawyer.") % {"who": who}
            if need.persons > 1
            else _("A lawyer says yes.")
        )
    return f"{who}."


def refusal_words() -> dict[RefusalReason, str]:
    """Why an answer did not count, and what helps."""
    return {
        "withdrawn": _(
            "This question was taken back: the author has changed the post meanwhile, or no"
            " longer wants it. Nothing was approved."
        ),
        "decided": _("Somebody else was faster: this is decided already."),
        "expired": _("This question has expired. The author can ask again."),
        "other-content": _(
            "The post has changed since you opened this page. Please read it as it is now."
        ),
        "own": _(
            "Nobody says yes to what they wrote themselves. Please let somebody else read it."
        ),
        "no-deputy": _("You do not stand in for this person at the moment."),
        "no-right": _("This needs somebody with another role."),
        "twice": _("You have said yes already. One more person is needed."),
        "lawyer-needed": _("Only the yes of a lawyer is missing now."),
        "override-needed": _("Against a stop, only some may say yes."),
        "reason-needed": _("Please say why; the author and the log need it."),
    }


def cause_sentence(standing: Standing) -> str:
    """Why a level is as it is."""
    if isinstance(standing.why, Start):
        return _("This is where everybody begins.")
    if isinstance(standing.why, Raised):
        if not standing.why.by:
            return _("You have reached all that the step asks for.")
        return _("%(who)s raised it: %(reason)s") % _told(standing.why.by, standing.why.reason)
    return _("%(who)s lowered it: %(reason)s") % _told(standing.why.by, standing.why.reason)


def _told(who: str, reason: str) -> dict[str, str]:
    return {"who": who, "reason": reason}


def requirement_words(requirement: Requirement, needed: int) -> str:
    """What a step asks for."""
    if requirement == "approved-in-a-row":
        words = ngettext(
            "%d post in a row without a stop or a wish for changes",
            "%d posts in a row without a stop or a wish for changes",
            needed,
        )
        return words % needed
    if requirement == "days-on-channel":
        return ngettext("%d day on the channel", "%d days on the channel", needed) % needed
    return {
        "basics-learned": _("handbook confirmed, or the basic cards learnt")
        if wanted()
        else _("handbook read and confirmed"),
        "second-factor": _("a second step when signing in"),
        "lifted-by-a-person": _("somebody raises it again"),
    }[requirement]


def trust_rule(rule: TrustRule) -> list[tuple[str, str, list[str]]]:
    """The rule in words: (level, what it means, what is asked for it)."""
    words, meanings = level_words(), level_meanings()
    asked: dict[TrustLevel, list[str]] = {
        "before": [],
        "afterwards": _step(rule.afterwards),
        "free": _step(rule.free),
    }
    return [(words[level], meanings[level], asked[level]) for level in LEVELS]


def _step(step: TrustStep) -> list[str]:
    asked: list[tuple[Requirement, int]] = [
        ("basics-learned", int(step.basics_learned)),
        ("approved-in-a-row", step.approved_in_a_row),
        ("days-on-channel", step.days),
        ("second-factor", int(step.second_factor)),
    ]
    return [requirement_words(*one) for one in asked if one[1]]


def approval_rule(rule: ApprovalRule) -> list[str]:
    """How the company approves, in sentences."""
    before = ngettext(
        "Where posts are seen before, %d person says yes.",
        "Where posts are seen before, %d people say yes.",
        rule.before,
    )
    law = _("A question of law is answered by a lawyer.")
    days = ngettext(
        "A question that nobody answers within %d day expires.",
        "A question that nobody answers within %d days expires.",
        rule.days,
    )
    return [
        before % rule.before,
        *([law] if rule.lawyer else []),
        _("Nobody says yes to their own, nor does somebody who stands in for them."),
        _("Against a stop two people say yes, each with a reason that stays in the log."),
        days % rule.days,
    ]
