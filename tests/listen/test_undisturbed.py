"""Batches put off the search for circles, and do not put it off for good."""

import gc
import weakref

import pytest

from gutgemacht.listen.undisturbed import SELDOM, undisturbed


class Held:
    """Something that holds itself."""

    def __init__(self):
        self.itself = self


def test_a_circle_outlives_the_batch_and_is_found_after_some():
    gc.collect()
    with undisturbed():
        circle = weakref.ref(Held())
        for _ in range(1_000):
            Held()
        assert circle()
    for _ in range(SELDOM):
        with undisturbed():
            pass
        gc.collect()
    assert circle() is None


def test_circles_are_looked_for_again_also_after_an_error():
    with pytest.raises(ValueError, match="unfit"), undisturbed():
        _fail()
    assert gc.isenabled()


def _fail():
    raise ValueError("unfit")
