"""An idea as pages show it: how fresh it is, its pictures whose right holds, its link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from gutgemacht.ideas import Freshness, freshness, is_held
from gutgemacht.web.ideas.models import Idea, IdeaPicture, Share


@dataclass(frozen=True)
class Shown:
    """An idea with what holds today; `ended` are pictures whose right has ended."""

    idea: Idea
    state: Freshness
    pictures: tuple[IdeaPicture, ...]
    ended: tuple[IdeaPicture, ...]

    @property
    def host(self) -> str:
        """Where its link leads."""
        return (urlsplit(self.idea.link).hostname or "").removeprefix("www.")


def shown(idea: Idea, day: date) -> Shown:
    """The idea as it is on a day."""
    rows = tuple(idea.pictures.all())
    held = tuple(row for row in rows if is_held(row.until, day))
    ended = tuple(row for row in rows if not is_held(row.until, day))
    return Shown(idea, freshness(idea.until, day), held, ended)


def all_shown(ideas: QuerySet[Idea] | Iterable[Idea], day: date) -> list[Shown]:
    """Several of them."""
    return [shown(idea, day) for idea in ideas]


def fresh_ideas(day: date) -> QuerySet[Idea]:
    """The ideas that are offered on a day."""
    fresh = Q(until=None) | Q(until__gte=day)
    return Idea.objects.filter(fresh, put_away_at=None).prefetch_related("pictures")


def short_link(share: Share, request: HttpRequest) -> str:
    """The address of a link, whole; empty where the idea has none."""
    if not share.idea.link:
        return ""
    path = reverse("links:open", args=[share.code])
    return settings.ADDRESS + path if settings.ADDRESS else request.build_absolute_uri(path)
