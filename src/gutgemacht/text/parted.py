"""The parted view: the folded text with a blank between the words of a hashtag."""

from collections.abc import Iterator
from itertools import accumulate

from gutgemacht.text.fold import fold
from gutgemacht.text.hashtags import Hashtag, hashtags
from gutgemacht.text.segment import split
from gutgemacht.text.view import View


def parted(text: str) -> View:
    """The folded view of `text` with a blank before every further word of a hashtag.

    Where capitals show no words, frequencies do. A blank that was put in stands for nothing.
    """
    view = fold(text)
    begins = {place for tag in hashtags(text) for place in _begins(tag, text)}
    if not begins:
        return view
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, letter in enumerate(view.text):
        start, end = view.span(place, place + 1)
        if start in begins and starts[-1:] != [start]:
            letters.append(" ")
            starts.append(start)
            ends.append(start)
        letters.append(letter)
        starts.append(start)
        ends.append(end)
    return View("".join(letters), starts, ends)


def _begins(tag: Hashtag, text: str) -> Iterator[int]:
    """Where the second and all further words of a hashtag begin in `text`."""
    if len(tag.words) > 1:
        return (word.start for word in tag.words[1:])
    word = tag.words[0]
    return (word.start + place for place in _inner_begins(word.cut(text)))


def _inner_begins(word: str) -> tuple[int, ...]:
    view, words = fold(word), split(word, 1)[0].words
    if "".join(words) != view.text:
        return ()
    return tuple(
        view.span(place, place + 1).start for place in list(accumulate(map(len, words)))[:-1]
    )
