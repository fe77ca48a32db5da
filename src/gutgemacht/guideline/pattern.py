"""Patterns: expressions in RE2's linear-time syntax, as rule files write them."""

import re
from functools import lru_cache
from typing import Annotated, Any

import re2
from pydantic import AfterValidator, Field

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

# An expression that finds something in each of these names nothing that must stand there.
_ANYTHING = ("qx", "vjwk zpfq", "Xqzv 7 wjk", "ζχ")

_REFUSED = re.compile(r"\\[bBCW]|\(\?[=!<]")
_NAMED = re.compile(r"(?<!\(\?)(?<!\(\?P)<([a-z][a-z-]*)>")
_SIGN = re.compile(r"\\.|\[:\^?\w+:\]|\[\^?\]?|.", re.DOTALL)


@lru_cache(maxsize=4_096)
def linear(pattern: str) -> str:
    r"""`pattern` for RE2, with `\w` meaning letters of every script.

    Raises ValueError for what has no linear-time meaning or is broken.
    """
    refused = _REFUSED.search(pattern)
    if refused:
        raise ValueError(
            f"{pattern!r} uses {refused[0]!r}: look-around, \\b, \\C and \\W are not allowed; "
            "a pattern matches whole words by itself, see `edges`"
        )
    written = _with_unicode_words(pattern)
    if _compiled(written, pattern).search(""):
        raise ValueError(f"{pattern!r} matches the empty text and so everything")
    return written


@lru_cache(maxsize=1_024)
def expression(patterns: tuple[str, ...], edges: str) -> Any:
    """All patterns of a rule as one RE2 expression; group 1 is what they match.

    It begins and ends at a word's edge as `edges` says: both, start, end or none. Of several
    that match at a place the longest counts. Raises ValueError.
    """
    before = f"(?:^|[^{WORD}])" if edges in ("both", "start") else ""
    after = f"(?:$|[^{WORD}])" if edges in ("both", "end") else ""
    one_of = "|".join(f"(?:{linear(pattern)})" for pattern in patterns)
    return _compiled(f"{before}({one_of}){after}", "all of them together")


def matches_anything(patterns: tuple[str, ...], edges: str) -> bool:
    """True when the patterns together find something in any words whatever."""
    found = expression(patterns, edges)
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


def _with_unicode_words(pattern: str) -> str:
    out: list[str] = []
    inside = False
    for sign in _SIGN.findall(pattern):
        if sign == r"\w":
            out.append(WORD if inside else f"[{WORD}]")
            continue
        out.append(sign)
        if sign.startswith(("\\", "[:")):
            continue
        # "[]" and "[^]" open a class that holds "]"; inside of one they close it.
        inside = not sign.endswith("]") if inside else sign.startswith("[")
    return "".join(out)


def _is_linear(pattern: str) -> str:
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
