"""What most people see of a post: its beginning, up to where a feed says "more"."""

from dataclasses import dataclass

from gutgemacht.text import beginning


@dataclass(frozen=True)
class FirstLook:
    """`shown` stands before "more", `line` is the first line of it; `more` tells of a rest."""

    shown: str
    line: str
    more: bool


def first_look(text: str, cut: int | None) -> FirstLook:
    """The beginning of a post in a feed that shows `cut` characters, or all of it (None).

    Empty lines at the start are no line; a text without words has an empty one.
    """
    text = text.strip()
    shown = text if cut is None else beginning(text, cut)
    return FirstLook(shown, shown.partition("\n")[0].rstrip(), shown != text)
