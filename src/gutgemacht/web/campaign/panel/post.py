"""What became of the letters of a group, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q

from gutgemacht.web.campaign.panel.letters import letter_of
from gutgemacht.web.campaign.panel.models import Stratum


@dataclass(frozen=True)
class Post:
    """So many letters; `refused` are the addresses that the mail server does not know."""

    letters: int
    waiting: int
    put_off: int
    answered: int
    to_remind: int
    refused: tuple[str, ...]


def post_of(stratum: Stratum) -> Post:
    """The letters of a group that were not withdrawn; how many have answered, and not who."""
    rows = stratum.invitations.filter(withdrawn_at=None)
    waiting = Q(sent_at=None, refused_at=None, used_at=None)
    counts = rows.aggregate(
        letters=Count("pk"),
        waiting=Count("pk", filter=waiting),
        put_off=Count("pk", filter=waiting & Q(attempts__gt=0)),
        answered=Count("pk", filter=~Q(used_at=None)),
        to_remind=Count(
            "pk", filter=Q(used_at=None, reminded_at=None, refused_at=None) & ~Q(sent_at=None)
        ),
    )
    refused = rows.exclude(refused_at=None)
    names = tuple(letter.address for row in refused if (letter := letter_of(row)))
    return Post(refused=names, **counts)
