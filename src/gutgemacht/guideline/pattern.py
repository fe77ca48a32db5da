"""Patterns: expressions in RE2's linear-time syntax, as rule files write them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

import re2
from pydantic import AfterValidator, Field, ValidationInfo

# Letters and digits of the scripts in use on the web. RE2's own classes for all of Unicode
# take ten times as long to compile.
WORD = (
    r"0-9A-Za-z_\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2AF}\x{370}-\x{481}"
    r"\x{48A}-\x{52F}\x{531}-\x{587}\x{5D0}-\x{5EA}\x{620}-\x{669}\x{671}-\x{6D3}"
    r"\x{900}-\x{E7F}\x{10A0}-\x{11FF}\x{1E00}-\x{1FFF}\x{3040}-\x{30FF}\x{3400}-\x{4DBF}"
    r"\x{4E00}-\x{9FFF}\x{AC00}-\x{D7AF}"
)
# Of one expression, with what it remembers while it searches.
MOST_MEMORY = 1 << 23


class Known(NamedTuple):
    """What is known while a rule is read: the words its pack shares, and whether a test tries it.

    Expressions of a rule that a test tries need not be compiled before they are searched.
    """

    words: Mapping[str, list[str]] = {}
    tried: bool = False


def is_tried(info: ValidationInfo) -> bool:
    """True for a rule whose expressions a test tries."""
    known: Known | None = info.context
    return known is not None and known.tried


# An expression that finds something in each of these names nothing that must stand there.
_ANYTHING = ("qx", "vjwk zpfq", "Xqzv 7 wjk", "ζχ")

_REFUSED = re.compile(r"\\[bBCW]|\(\?[=!<]")
_NAMED = re.compile(r"(?<!\(\?)(?<!\(\?P)<([a-z][a-z-]*)>")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
# A class may begin with "]", and holds names such as "[:alpha:]".
_ESCAPE_OR_CLASS = re.compile(
    r"\\. | \[ \^? \]? (?: \\. | \[:\^?\w+:\] | [^\]\\] )* \]", re.DOTALL | re.VERBOSE
)


def linear(pattern: str) -> None:
    """Raises ValueError for what is broken, not linear, or matches the empty text."""
    if _compiled(_translated(pattern), pattern).search(""):
        raise ValueError(f"{pattern!r} matches the empty text and so everything")


@lru_cache(maxsize=1_024)
def expression(patterns: tuple[str, ...], edges: str) -> Any:
    """All patterns of a rule as one RE2 expression; group 1 is what they match.

    It begins and ends at a word's edge as `edges` says: both, start, end or none. Of several
    that match at a place the longest counts. Raises ValueError that names the broken one.
    """
    before = f"(?:^|[^{WORD}])" if edges in ("both", "start") else ""
    after = f"(?:$|[^{WORD}])" if edges in ("both", "end") else ""
    one_of = "|".join(f"(?:{_translated(pattern)})" for pattern in patterns)
    try:
        return _compiled(f"{before}({one_of}){after}", "all of them together")
    except ValueError:
        for pattern in patterns:
            linear(pattern)
        raise


def matches_anything(found: Any) -> bool:
    """True when an expression finds something in any words whatever."""
    return all(found.search(words) for words in _ANYTHING)


def _compiled(written: str, shown: str) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.longest_match = True
    options.max_mem = MOST_MEMORY
    try:
        return re2.compile(written, options)
    except re2.error as error:
        reason = error.args[0]
        text = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(f"{shown!r} is no pattern that can be used: {text}") from None


@lru_cache(maxsize=4_096)
def _translated(pattern: str) -> str:
    r"""`pattern` for RE2, with `\w` meaning letters of every script; raises ValueError."""
    refused = _REFUSED.search(pattern)
    if refused:
        raise ValueError(
            f"{pattern!r} uses {refused[0]!r}: look-around, \\b, \\C and \\W are not allowed; "
            "a pattern matches whole words by itself, see `edges`"
        )
    return _ESCAPE_OR_CLASS.sub(_with_unicode_words, pattern)


def _with_unicode_words(found: re.Match[str]) -> str:
    if not found[0].startswith("["):
        return f"[{WORD}]" if found[0] == r"\w" else found[0]
    return _ESCAPE.sub(lambda escape: WORD if escape[0] == r"\w" else escape[0], found[0])


def _is_linear(pattern: str, info: ValidationInfo) -> str:
    if not is_tried(info):
        linear(pattern)
    return pattern


Pattern = Annotated[str, AfterValidator(_is_linear), Field(min_length=1)]


def written_out(pattern: str, words: dict[str, str]) -> str:
    """`pattern` with `<name>` replaced by the alternatives of that name; raises ValueError."""

    def alternatives(match: re.Match[str]) -> str:
        if match[1] not in words:
            known = ", ".join(f"<{name}>" for name in words) or "none"
            raise ValueError(f"{match[0]} names no words; known here are {known}")
        return words[match[1]]

    return _NAMED.sub(alternatives, pattern)
