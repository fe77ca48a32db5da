"""Streams come in steps, and the next is heard while one is kept."""

import threading

import pytest

from gutgemacht.listen.source import joined
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.listen.steps import ahead, stepped
from tests.web.listen.world import NOON, heard, mention

WAIT = 10


def test_parts_of_a_stream_are_one_step_until_it_is_silent():
    gap = (Phrase("Lücke"),)
    parts = [
        heard(mention(1), cursor="1", gaps=gap, until=NOON),
        heard(mention(2), cursor="2", gaps=gap, gone=("9",), broken=2),
        heard(cursor="3"),
    ]
    (step,) = stepped(iter(parts))
    assert step == joined(parts)
    assert (len(step.mentions), step.cursor, step.gaps, step.until) == (2, "3", gap, NOON)
    assert (step.gone, step.broken) == (("9",), 2)


def test_steps_come_in_their_order_and_end():
    said = [heard(mention(number), cursor=str(number)) for number in range(5)]
    assert list(ahead(iter(said))) == said


def test_the_next_step_is_heard_while_one_is_kept():
    second_heard = threading.Event()

    def stream():
        yield heard(cursor="1")
        second_heard.set()
        yield heard(cursor="2")

    steps = ahead(stream())
    assert next(steps).cursor == "1"
    assert second_heard.wait(WAIT)


def test_no_step_is_heard_more_than_one_ahead():
    begun = []

    def stream():
        for number in range(4):
            begun.append(number)
            yield heard(cursor=str(number))

    for number, _ in enumerate(ahead(stream())):
        assert len(begun) <= number + 2


def test_what_came_before_an_error_is_kept_before_it():
    def stream():
        yield heard(cursor="1")
        raise NetworkError("down", Phrase("gone"))

    steps = ahead(stream())
    assert next(steps).cursor == "1"
    with pytest.raises(NetworkError, match="gone"):
        next(steps)


def test_nobody_waits_for_a_silent_stream_when_it_is_left():
    speaks, spoke = threading.Event(), threading.Event()

    def stream():
        yield heard(cursor="1")
        speaks.wait(WAIT)
        spoke.set()

    steps = ahead(stream())
    next(steps)
    steps.close()
    assert not spoke.is_set()
    speaks.set()
