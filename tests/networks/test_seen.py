"""What is new and gone, whatever happens between two looks."""

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.networks.seen import MOST, Listed, Page, Seen, enough, news

PAGE = 5

steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 12)),
        st.tuples(st.just("insert"), st.integers(0, 4)),
        st.tuples(st.just("remove"), st.integers(0, 8)),
        st.tuples(st.just("change"), st.integers(0, 8)),
        st.tuples(st.just("look"), st.just(0)),
    ),
    max_size=40,
)


def pages(things: list[tuple[str, str]]):
    for start in range(0, max(1, len(things)), PAGE):
        last = start + PAGE >= len(things)
        page: Page = (things[start : start + PAGE], last)
        yield page


@given(steps, st.integers(0, 12))
def test_from_the_first_look_on_everything_is_told_once(steps, before):
    """A small history: all of it is seen, whole, whatever is put in or taken out anywhere."""
    things = [(f"old-{number}", "") for number in range(before)]
    seen, told, gone, number = Seen({}, first=True), [], [], 0
    added: list[str] = []
    expected_gone: set[str] = set()
    first_look: set[str] | None = None
    for step, value in [*steps, ("look", 0), ("look", 0)]:
        if step == "add":
            for _ in range(value):
                things.insert(0, (f"new-{number}", ""))
                added.append(f"new-{number}")
                number += 1
        elif step == "insert":
            things.insert(min(value, len(things)), (f"new-{number}", ""))
            added.append(f"new-{number}")
            number += 1
        elif step == "remove" and value < len(things):
            expected_gone.add(things.pop(value)[0])
        elif step == "look":
            whole = list(pages(things))
            listed = [thing for page, _ in whole for thing in page]
            result = news(seen, Listed(listed, whole=True))
            told += result.new
            gone += result.gone
            seen = Seen.of_data(result.seen.as_data())
            first_look = first_look if first_look is not None else set(dict(listed))
    assert len(told) == len(set(told))
    assert set(dict(things)) <= set(told)
    assert set(gone) == expected_gone & set(told)
    assert not set(gone) & set(dict(things))


@given(st.lists(st.integers(0, 30), max_size=20))
def test_of_a_long_history_what_is_put_in_front_is_told_once_and_in_order(counts):
    things = [(f"old-{number}", "") for number in range(MOST * 3)]
    seen, told, number = Seen({}, first=True), [], 0
    for count in [0, *counts]:
        for _ in range(count):
            things.insert(0, (f"new-{number}", ""))
            number += 1
        result = news(seen, enough(seen, pages(things)))
        told += result.new
        assert result.gone == ()
        seen = result.seen
    new = [name for name in told if name.startswith("new")]
    assert new == [f"new-{n}" for n in range(number)]
    assert len(told) == len(new) + PAGE


def test_what_slides_in_from_behind_is_not_new():
    things = [(f"{number}", "") for number in range(20)]
    seen = news(Seen({}, first=True), enough(Seen({}, first=True), pages(things))).seen
    del things[1]
    result = news(seen, enough(seen, pages(things)))
    assert result.new == ()
    assert result.gone == ("1",)


def test_what_changed_is_told_again():
    seen = Seen({"a": "1", "b": "1"}, whole=True)
    assert news(seen, Listed([("a", "2"), ("b", "1")], whole=True)).new == ("a",)


def test_a_broken_cursor_is_none():
    for data in (None, [], [1, 2], {"a": 1}, [{}, "x"]):
        assert Seen.of_data(data).first
