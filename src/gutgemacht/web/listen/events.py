"""What happened meanwhile: own posts, and alarms of a topic."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.publish.ledger.models import Act

MOST = 100
LONGEST = 60


@dataclass(frozen=True)
class Event:
    """A mark in the plot and a line below it; `kind` is "post" or "alarm"."""

    at: datetime
    kind: str
    words: str
    url: str

    def for_json(self) -> dict[str, object]:
        """As the plot takes it."""
        return {"at": int(self.at.timestamp()), "kind": self.kind, "words": self.words}


def events(topic: Topic, since: datetime, until: datetime) -> list[Event]:
    """The newest of them between the two, oldest first."""
    acts = Act.objects.filter(kind="post", at__range=(since, until)).select_related("channel")
    alarms = Alarm.objects.filter(topic=topic, since__range=(since, until), false_at=None)
    found = [_post(act) for act in acts[:MOST]] + [_alarm(one) for one in alarms[:MOST]]
    return sorted(found, key=lambda one: one.at)


def _post(act: Act) -> Event:
    said = act.text if len(act.text) <= LONGEST else act.text[:LONGEST].rstrip() + " …"
    words = _("Own post on %(channel)s: %(said)s") % {"channel": act.channel, "said": said}
    return Event(act.at, "post", words, reverse("ledger:one", args=[act.pk]))


def _alarm(alarm: Alarm) -> Event:
    words = _("Alarm, level %(level)s") % {"level": alarm.level}
    return Event(alarm.since, "alarm", words, reverse("alarms:one", args=[alarm.pk]))
