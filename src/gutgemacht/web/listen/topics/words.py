"""Why a topic cannot have these words, and what helps."""

from django.utils.translation import gettext as _

from gutgemacht.listen.topic_words import FEWEST_LETTERS, LONGEST_WORD, MOST_WORDS, TopicError


def refusal(error: TopicError) -> str:
    """What is said beside the field."""
    said = {
        "none": _("Please name at least one word to listen for."),
        "many": _("A topic takes at most %(most)s words. Please make two topics of it."),
        "long": _("“%(word)s” is too long: at most %(longest)s characters, please."),
        "short": _("“%(word)s” is too short: at least %(fewest)s letters, please."),
        "wide": _("“%(word)s” would be found everywhere. Please write more before the star."),
        "person": _(
            "“%(word)s” is the name of somebody who works here. Whoever searches for single "
            "employees watches how they behave; that needs the works council (§ 87(1) no. 6 "
            "BetrVG, § 96(1) no. 3 ArbVG) and is not what listening is for. Please take the name "
            "out: what is said about the company is found without it. If the company is called "
            "so too, add its legal form, such as GmbH."
        ),
    }[error.why]
    limits = {"most": MOST_WORDS, "longest": LONGEST_WORD, "fewest": FEWEST_LETTERS}
    return said % {"word": error.word, **limits}
