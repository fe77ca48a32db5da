"""Whether somebody opened a link, or a program: by plain signs, and nothing is kept of them."""

import re
from collections.abc import Mapping

_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|externalhit|whatsapp|headless|https?://|\+http", re.I
)
_AHEAD = ("sec-purpose", "purpose", "x-purpose", "x-moz")


def is_somebody(headers: Mapping[str, str]) -> bool:
    """True when a person opens a link in a browser; `headers` are found in small letters.

    Networks that fetch a preview, search engines and scripts name themselves, or do not speak like
    a browser; browsers that fetch ahead say so.
    """
    agent = headers.get("user-agent", "")
    ahead = any("prefetch" in headers.get(name, "").lower() for name in _AHEAD)
    return agent.startswith("Mozilla/") and not ahead and not _PROGRAM.search(agent)
