"""Three minutes, kept in the session of one browser: when they began and how many answers."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from gutgemacht.web.learn.practice.choosing import Round

KEY = "practice"
# Whoever comes back after lunch begins anew.
LASTS = timedelta(hours=1)


def current(request: HttpRequest, now: datetime) -> Round | None:
    """The three minutes under way; None when there are none, or too long ago.

    Where the clock was set back since, they begin with it.
    """
    kept: dict[str, Any] | None = request.session.get(KEY)
    if kept is None:
        return None
    sitting = Round(**kept | {"began": datetime.fromisoformat(kept["began"])})
    if now - sitting.began > LASTS:
        return None
    if now < sitting.began:
        sitting.began = now
        keep(request, sitting)
    return sitting


def keep(request: HttpRequest, sitting: Round) -> None:
    """Keeps what has changed."""
    request.session[KEY] = asdict(sitting) | {"began": sitting.began.isoformat()}


def end(request: HttpRequest) -> None:
    """Nothing of it is kept."""
    request.session.pop(KEY, None)
