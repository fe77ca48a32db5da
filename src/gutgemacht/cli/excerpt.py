"""Texts that a command reads, and the stretches of them that it shows."""

import re
import sys
from pathlib import Path

from rich.text import Text

from gutgemacht.check import DraftError, accepted, decoded
from gutgemacht.check.draft import LONGEST
from gutgemacht.cli.guideline import fail
from gutgemacht.text import Span

AROUND = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read_text(file: str, *, may_be_empty: bool = False) -> str:
    """The text of a file, or of standard input for "-"; ends the command when it is none."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as source:
            # Enough to see that it is too long.
            data = source.read(4 * LONGEST + 4)
        text = data.decode(errors="ignore") if len(data) > 4 * LONGEST else decoded(data)
        return text if may_be_empty and not text.strip() else accepted(text)
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except DraftError as error:
        fail(f"{'standard input' if file == '-' else file}: {error}")


def excerpt(text: str, span: Span, style: str) -> Text:
    """A stretch of a text, underlined, with a little around it."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    return Text.assemble(
        ("…" if start else "", "dim"),
        shown(text[start : span.start]),
        (shown(span.cut(text)), f"underline {style}"),
        shown(text[span.end : end]),
        ("…" if end < len(text) else "", "dim"),
    )


def shown(stretch: str) -> str:
    """Without line ends, and without signs that would command the terminal."""
    return _CONTROL.sub(" ", stretch)
