"""What a list of mentions is asked for, as its address says."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from gutgemacht.web.listen.models import Mention

LONGEST_WORDS = 200
ASKING = ("question", "complaint")
TONES = ("-1", "0", "1")
DAYS = ("1", "7", "30")


@dataclass(frozen=True)
class Asked:
    """What is asked for; nonsense asks for nothing.

    `says` may be "asked": a question or a complaint. `act` is the number of a post of ours. `days`
    asks for what was said within so many days until now.
    """

    topic: str = ""
    network: str = ""
    tone: str = ""
    kind: str = ""
    says: str = ""
    standing: str = ""
    act: str = ""
    words: str = ""
    days: str = ""

    @classmethod
    def by(cls, told: Mapping[str, str]) -> "Asked":
        """As an address or a kept search says."""
        # PostgreSQL can neither hold nor look for a zero byte.
        found = {
            name: str(told.get(name, "")).replace("\0", "").strip()[:LONGEST_WORDS]
            for name in cls.__dataclass_fields__
        }
        for name in ("topic", "act"):
            found[name] = found[name] if _is_number(found[name]) else ""
        found["tone"] = found["tone"] if found["tone"] in TONES else ""
        found["days"] = found["days"] if found["days"] in DAYS else ""
        return cls(**found)

    @property
    def told(self) -> dict[str, str]:
        """Only what is asked for, as a search keeps it."""
        return {name: value for name, value in asdict(self).items() if value}

    def of(self, mentions: "QuerySet[Mention]") -> "QuerySet[Mention]":
        """The mentions that are asked for, the newest first; the same words are shown once."""
        found = mentions.filter(same_as=None, gone_at=None).filter(self._says())
        if self.topic:
            found = found.filter(belongs__topic=int(self.topic))
        if self.act:
            found = found.filter(act=int(self.act))
        if self.days:
            found = found.filter(at__gte=timezone.now() - timedelta(days=int(self.days)))
        if self.tone:
            found = found.filter(tone=int(self.tone))
        for name in ("network", "kind", "standing"):
            if value := getattr(self, name):
                found = found.filter(**{name: value})
        if self.words:
            wanted = Q(text__icontains=self.words) | Q(author__icontains=self.words)
            found = found.filter(wanted | Q(author_name__icontains=self.words))
        return found.order_by("-at", "-pk")

    def _says(self) -> Q:
        if not self.says:
            return Q()
        return Q(says__in=ASKING if self.says == "asked" else (self.says,))


def after_key(mentions: "QuerySet[Mention]", key: str) -> "QuerySet[Mention]":
    """Those that come after the one of that key, which `key_of` has made."""
    at, _, number = key.partition("-")
    if not (at.isdecimal() and len(at) < 18 and _is_number(number)):
        return mentions
    moment = datetime.fromtimestamp(int(at) // 1_000_000, UTC)
    moment = moment.replace(microsecond=int(at) % 1_000_000)
    return mentions.filter(Q(at__lt=moment) | Q(at=moment, pk__lt=int(number)))


def key_of(mention: Mention) -> str:
    """Where a list goes on after this mention, however many come before it meanwhile."""
    whole = int(mention.at.replace(microsecond=0).timestamp())
    return f"{whole * 1_000_000 + mention.at.microsecond}-{mention.pk}"


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < 16
