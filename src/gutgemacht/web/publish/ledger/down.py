"""Taking down what somebody else did in the company's name: a wish, and what the network says."""

from datetime import datetime, timedelta

from django.db import transaction

from gutgemacht.publish.network import NetworkError, Sent
from gutgemacht.web.people.models import Person
from gutgemacht.web.phrases import as_text
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending.hands import WHO, Hands

AGAIN, TRIED_FOR = timedelta(seconds=30), timedelta(hours=1)


@transaction.atomic
def take_down(act: Act, person: Person, now: datetime) -> None:
    """Asks the worker to delete an act on the network."""
    wished = Act.objects.filter(pk=act.pk, gone_at=None)
    if wished.update(down_at=now, down_by=person, down_said="", down_trouble="", down_again=now):
        note(person, "take down", f"act {act.pk}", {"channel": act.channel_id}, now)


def take_something_down(hands: Hands) -> bool:
    """One act that shall go; False when there is none."""
    now = hands.clock()
    waiting = Act.objects.filter(down_again__lte=now, gone_at=None)
    act = waiting.select_related("channel").order_by("down_at").first()
    mine = act and Act.objects.filter(pk=act.pk, down_again=act.down_again)
    if not (act and mine and mine.update(down_again=now + AGAIN)):
        return False
    hands.step("act claimed")
    _answer(act, _asked(hands, act), hands.clock())
    return True


def _asked(hands: Hands, act: Act) -> NetworkError | None:
    try:
        hands.open_network(act.channel).take_back(Sent(act.network_id, act.url, act.at))
    except NetworkError as error:
        # What is no longer there is what was wanted.
        return None if error.trouble == "gone" else error
    return None


@transaction.atomic
def _answer(act: Act, error: NetworkError | None, now: datetime) -> None:
    act.down_trouble = error.trouble if error else ""
    act.down_said = as_text(error.said) if error else ""
    if error is None:
        act.gone_at = now
    is_over = error is None or error.for_good or now - (act.down_at or now) > TRIED_FOR
    if is_over:
        act.down_again = None
        what = "not taken down" if error else "taken down"
        note(
            WHO,
            what,
            f"act {act.pk}",
            {"channel": act.channel_id, "trouble": act.down_trouble},
            now,
        )
    fields = ["down_trouble", "down_said", "gone_at"]
    act.save(update_fields=[*fields, "down_again"] if is_over else fields)
