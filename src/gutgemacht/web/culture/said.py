"""Each sentence of a picture in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from gutgemacht.culture import Sentence
from gutgemacht.web.culture.words import amount

_OF = {
    "published": gettext_lazy("%(amount)s people published something for the company."),
    "ideas": gettext_lazy("%(amount)s people took an idea along to share it."),
    "cards": gettext_lazy("%(amount)s people practised with cards."),
    "mended": gettext_lazy("%(amount)s people mended something before it was published."),
    "panels-part": gettext_lazy("%(amount)s panels were followed by a change of the campaign."),
    "alarms-part": gettext_lazy("%(amount)s alarms had a first answer within the hour."),
    "may": gettext_lazy("%(amount)s say: I know what I may."),
    "may-not": gettext_lazy("%(amount)s say that they do not."),
    "dare": gettext_lazy("%(amount)s say: I dare."),
    "dare-not": gettext_lazy("%(amount)s say that they do not."),
    "whom": gettext_lazy("%(amount)s say: I know whom to ask."),
    "whom-not": gettext_lazy("%(amount)s say that they do not."),
}
_NONE = {
    "offered": gettext_lazy("No idea was offered."),
    "workshops": gettext_lazy("No workshop was held."),
    "panels": gettext_lazy("No panel of readers was held."),
    "alarms": gettext_lazy("There was no alarm."),
}
_ONE = {
    "offered": gettext_lazy("One idea was offered."),
    "workshops": gettext_lazy("One workshop was held."),
    "panels": gettext_lazy("One panel of readers was held."),
    "alarms": gettext_lazy("There was one alarm."),
}
# Of one thing alone: it did not, or it did.
_OF_ONE = {
    "panels-part": (
        gettext_lazy("Nothing was changed after it."),
        gettext_lazy("The campaign was changed after it."),
    ),
}
_MANY = {
    "advice": gettext_lazy("%(n)s drafts were talked over with a coach."),
    "published-times": gettext_lazy("%(n)s posts in all."),
    "offered": gettext_lazy("%(n)s ideas were offered."),
    "ideas-times": gettext_lazy("%(n)s times in all."),
    "clicks": gettext_lazy("%(n)s clicks came thanks to what people shared."),
    "cards-times": gettext_lazy("%(n)s cards in all."),
    "mended-times": gettext_lazy("%(n)s drafts in all."),
    "workshops": gettext_lazy("%(n)s workshops were held."),
    "joined": gettext_lazy("%(n)s phones joined workshops."),
    "panels": gettext_lazy("%(n)s panels of readers were held."),
    "alarms": gettext_lazy("There were %(n)s alarms."),
}


def said(sentence: Sentence) -> str:
    """A sentence in words."""
    name, one = sentence.name, sentence.sum
    few = {0: _NONE, 1: _ONE}.get(one.low, {})
    if name in few:
        return str(few[name])
    if one.of == 1 and name in _OF_ONE:
        return str(_OF_ONE[name][one.low])
    if name in _MANY:
        return str(_MANY[name]) % {"n": number_format(one.low, force_grouping=True)}
    return str(_OF[name]) % {"amount": amount(one)}
