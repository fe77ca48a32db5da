"""QR codes of links, as paths of SVG: nothing of a link leaves the house to draw one."""

from dataclasses import dataclass

import qrcode  # type: ignore[import-untyped]

QUIET = 4
"""So many modules around a code stay empty (ISO/IEC 18004)."""


@dataclass(frozen=True)
class Code:
    """The dark modules of a code in a square of `size` modules."""

    path: str
    size: int


def code_of(link: str) -> Code:
    """The code that a phone reads as this link."""
    made = qrcode.QRCode(border=QUIET, error_correction=qrcode.ERROR_CORRECT_M)
    made.add_data(link)
    rows = made.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on]
    return Code("".join(dark), len(rows))
