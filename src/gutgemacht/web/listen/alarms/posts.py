"""Our own posts: how people answer them today, beside how they usually do."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from pydantic import TypeAdapter

from gutgemacht.listen.own_post import (
    DAY,
    Habit,
    Notice,
    OwnPost,
    habit_state,
    look,
    notice,
    read_habit,
)
from gutgemacht.web.listen.alarms.models import Alarm, House, PostWatch
from gutgemacht.web.listen.alarms.waves import CALM, rises
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.publish.ledger.models import Act

YOUNG = timedelta(days=2)
# One in 200 posts that are answered as usual gets a notice; one in 10,000 this.
LEVEL, RARE, RARE_LEVEL = 3, 1e-4, 4
POST = Alarm.Kind.POST
NOTICE: TypeAdapter[Notice] = TypeAdapter(Notice)


@transaction.atomic
def look_at_posts(now: datetime) -> None:
    """Counts the day of every post that is young or answered, and opens alarms.

    The day is counted anew each time, so that it does not matter when a mention came in.
    """
    House.row()
    house = House.objects.select_for_update().get(pk=1)
    habit = read_habit(house.habit) if house.habit else Habit()
    for act in _acts(now):
        habit = _look_at(act, habit, now)
    Alarm.objects.filter(kind=POST, calm_at=None, last_at__lte=now - CALM).update(calm_at=now)
    house.habit = habit_state(habit)
    house.save(update_fields=["habit"])


def seen_post(act_id: int) -> Notice | None:
    """How a post is answered now; None where it is not looked at."""
    row = PostWatch.objects.filter(act=act_id).first()
    habit = House.row().habit
    if row is None:
        return None
    return look(OwnPost.read(row.state), read_habit(habit) if habit else Habit())


def _acts(now: datetime) -> "QuerySet[Act]":
    answered = Mention.objects.filter(at__gt=now - DAY, at__lte=now).exclude(act=None)
    recent = Q(at__gt=now - YOUNG) | Q(pk__in=answered.values("act"))
    acts = Act.objects.filter(recent, kind="post", at__lte=now, gone_at=None)
    return acts.select_related("channel", "watch").order_by("pk")


def _look_at(act: Act, habit: Habit, now: datetime) -> Habit:
    """One post; returns the habit, with the day that has ended if it was as usual."""
    row: PostWatch = getattr(act, "watch", None) or PostWatch(act=act)
    before = OwnPost.read(row.state) if row.state else _first(act, now)
    post = before.at(now)
    if post.day > before.day and notice(before, habit) is None:
        habit = habit.with_day(before)
    post = _counted(post, act)
    row.state = post.state()
    row.save()
    found = notice(post, habit)
    if found:
        _raise(act, found, now)
    return habit


def _first(act: Act, now: datetime) -> OwnPost:
    """A post that is seen late has the likes of its other days behind it."""
    old = act.at <= now - DAY
    return OwnPost(str(act.pk), act.at, approved=_approved(act) if old else 0)


def _counted(post: OwnPost, act: Act) -> OwnPost:
    """The day of a post with all who answered or quoted it so far."""
    fresh = OwnPost(
        post.post, post.since, post.day, approvals=post.approvals, approved=post.approved
    ).liked(_approved(act))
    of_day = Mention.objects.filter(
        act=act, kind__in=("reply", "quote"), at__gte=post.since, at__lt=post.since + DAY
    )
    for pk, network, author, tone in of_day.order_by("at", "pk").values_list(
        "pk", "network", "author", "tone"
    ):
        # Who is not named may be anybody.
        fresh = fresh.answered(f"{network} {author or pk}", negative=tone < 0)
    return fresh


def _approved(act: Act) -> int:
    counts = act.counts or {}
    return int(counts.get("likes", 0)) + int(counts.get("shares", 0))


def _raise(act: Act, found: Notice, now: datetime) -> None:
    level = RARE_LEVEL if found.chance <= RARE else LEVEL
    alarm = Alarm.objects.filter(act=act, kind=POST, calm_at=None).first()
    if alarm is None:
        alarm = Alarm(act=act, kind=POST, about=act.channel.name, level=level, loud=True)
        alarm.since, alarm.seen_at, alarm.rose_at = found.since, now, now
        alarm.size = found.answers
    rises(alarm, level, found.answers, now, loud=True)
    alarm.last_at, alarm.explanation = now, NOTICE.dump_python(found, mode="json")
    alarm.save()
