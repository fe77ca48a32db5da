"""What a culture picture says in words: calm, with what it means, and how sure it is."""

from django.utils.translation import gettext as _

from gutgemacht.culture import Quarter, Sentence, Share, Sum
from gutgemacht.culture.sentences import Area


def quarter_words(quarter: Quarter) -> str:
    """A quarter as people call it."""
    return _("Quarter %(number)s of %(year)s") % {"number": quarter.number, "year": quarter.year}


def question_words() -> dict[str, str]:
    """The questions of the pulse survey (may I? dare I? do I know whom to ask?)."""
    return {
        "may": _("I know what I may say on social media, for the company and as myself."),
        "dare": _("I dare to say something about my work there, mistakes included."),
        "whom": _("I know whom I can ask when I am unsure."),
    }


def step_words() -> dict[int, str]:
    """The five steps of an answer."""
    return {
        1: _("no"),
        2: _("rather not"),
        3: _("so-so"),
        4: _("rather yes"),
        5: _("yes"),
    }


def area_words() -> dict[Area, tuple[str, str]]:
    """Each part of the picture: its name, and what it means."""
    return {
        "part": (
            _("Taking part"),
            _(
                "Nobody has to. Three to ten in a hundred are usual elsewhere, and a few who like"
                " to are worth more than many who must."
            ),
        ),
        "learning": (
            _("Learning"),
            _("Short and by choice. Who learnt what belongs to the one who learnt it."),
        ),
        "before": (
            _("Seen before it went out"),
            _(
                "What is mended before publication harms nobody. Many of these are a good sign:"
                " people ask, and others look."
            ),
        ),
        "alarms": (
            _("When it grew loud"),
            _("How often we were scolded says little; how soon somebody answered says a lot."),
        ),
        "pulse": (
            _("May I, dare I, whom do I ask?"),
            _("From the pulse survey. Whoever did not answer may see it otherwise."),
        ),
    }


def range_words(share: Share) -> str:
    """How sure a share is."""
    return _("between %(low)s and %(high)s in 100 (95 %% certain)") % {
        "low": round(share.low * 100),
        "high": round(share.high * 100),
    }


def changed_words(sentence: Sentence) -> str:
    """What changed since the quarter before; empty where nothing can be said."""
    change = sentence.change
    if change is None:
        return ""
    if change.way == "unsure":
        return _("No clear difference from the quarter before.")
    if change.low is None or change.high is None:
        more, fewer = _("More than in the quarter before."), _("Fewer than in the quarter before.")
        return more if change.way == "more" else fewer
    low, high = sorted((abs(change.low), abs(change.high)))
    numbers = {"low": round(low * 100), "high": round(high * 100)}
    if change.way == "more":
        return _("More than in the quarter before, by %(low)s to %(high)s in 100.") % numbers
    return _("Fewer than in the quarter before, by %(low)s to %(high)s in 100.") % numbers


def amount(one: Sum) -> str:
    """A sum as it may be told: exact, at most, at least."""
    if one.of is None:
        return str(one.low)
    numbers = {"low": one.low, "high": one.high, "of": one.of}
    if one.is_exact:
        return _("%(low)s of %(of)s") % numbers
    if one.low == 0:
        return _("At most %(high)s of %(of)s") % numbers
    return _("At least %(low)s of %(of)s") % numbers


def missing_words() -> dict[str, str]:
    """What a fact is about, where nothing may be told of it."""
    return {
        "published": _("how many published something"),
        "offered": _("how many ideas were offered"),
        "ideas": _("how many took an idea along"),
        "clicks": _("how many clicks came thanks to them"),
        "cards": _("how many practised with cards"),
        "workshops": _("how many workshops were held"),
        "joined": _("how many joined workshops"),
        "advice": _("how many asked a coach"),
        "mended": _("what was mended before publication"),
        "panels": _("how many panels were held"),
        "alarms": _("how many alarms there were"),
        "may": _("whether people know what they may do"),
        "dare": _("whether people dare"),
        "whom": _("whether people know whom to ask"),
    }


def limits() -> tuple[str, ...]:
    """How to read it, and why some of it is not shown."""
    return (
        _(
            "A range says how far chance alone could have carried the number. One clear difference"
            " in about twenty is none."
        ),
        _(
            "Of people a number is shown when at least eight did it and at least eight did not."
            " Otherwise it says at most or at least, and below 16 people nothing."
        ),
        _(
            "How often something was done is shown only with an exact number of people, and when"
            " no one person did more than half of it."
        ),
        _(
            "Answers to the survey are shown from eight on, words from ten on. It is never shown"
            " that all think the same, because then everybody's answer would be known."
        ),
        _(
            "There are no teams and no persons in it. A picture is made once, three days after"
            " its quarter, and never changes; answers and who gave them are then deleted."
        ),
        _(
            "Private checks and the reading of lessons are counted nowhere, so they are in no"
            " picture."
        ),
    )
