"""What the outbox tells for the culture picture."""

from datetime import datetime

from django.db.models import Count

from gutgemacht.culture import Doing
from gutgemacht.web.culture.counted import people_of_the_house
from gutgemacht.web.publish.sending.models import Outbox

S = Outbox.State


def published(since: datetime, until: datetime) -> Doing:
    """How many posts each of those who published wrote for the company."""
    rows = Outbox.objects.filter(
        state__in=(S.SENT, S.TAKEN_BACK), ended_at__gte=since, ended_at__lt=until
    )
    # What was cut for several channels is one post.
    each = rows.order_by().values("author").annotate(posts=Count("version__draft", distinct=True))
    return Doing(tuple(each.values_list("posts", flat=True)), people_of_the_house())


COUNTED = {"published": published}
