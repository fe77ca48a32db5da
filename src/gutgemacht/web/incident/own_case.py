"""A case of the company's own: one file in `cases/` of its data folder, beside the library."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from gutgemacht.guideline.load import parse
from gutgemacht.guideline.write import written_data
from gutgemacht.library import Case, load_shipped
from gutgemacht.library.load import OWN_CASES, LibraryError
from gutgemacht.web.company import put
from gutgemacht.web.rules import in_force

LONGEST_ID = 50
# What a kind is an example of, until somebody says it more exactly in the file.
MECHANISMS = {
    "hacked": "hijacked-account",
    "wrong-account": "wrong-account",
    "automation": "automatic-post",
    "employee": "staff-joke",
    "service": "sharp-reply",
    "green-claim": "green-claim",
    "covert-ad": "unlabelled-ad",
    "vote": "rules-changed",
    "hashtag": "open-call",
    "handled-well": "owned-up",
}
OTHERWISE = "unlucky-words"


@dataclass(frozen=True)
class Given:
    """What the form says, in one language."""

    title: str
    published: str
    read: str
    response: str
    lesson: str
    kind: str
    since: date


def write_case(data: Path, given: Given, number: int) -> str:
    """Writes the file and returns the id; raises ValueError or GuidelineError naming what lacks."""
    for name in ("title", "published", "read", "lesson"):
        if not getattr(given, name):
            raise ValueError(_("title, what was published, how it was read and the lesson"))
    file = _free(data / OWN_CASES, given.title)
    text = written_data(_case(given, file.stem, number, data))
    parse(text, Case, file)
    put(file, text)
    return file.stem


def _free(folder: Path, title: str) -> Path:
    name = slugify(title)[:LONGEST_ID].strip("-") or "case"
    taken = {file.stem for file in folder.glob("*.yml")} if folder.is_dir() else set()
    number = 2
    wanted = f"own-{name}"
    while wanted in taken:
        wanted, number = f"own-{name}-{number}", number + 1
    return folder / f"{wanted}.yml"


def _case(given: Given, name: str, number: int, data: Path) -> dict[str, Any]:
    company = (*in_force().guideline.company.names, _("our company"))[0]
    facts = {
        "id": name,
        "number": _next_number(data),
        "title": _both(given.title),
        "company": company,
        "since": given.since.isoformat(),
        "kinds": [given.kind or "service"],
        "pattern": {"mechanisms": [MECHANISMS.get(given.kind, OTHERWISE)], "media": ["post"]},
        "published": _both(given.published),
        "read": _both(given.read),
        "lesson": _both(given.lesson),
        "caught": {},
        "sources": [{"name": _("Incident %s of our own") % number}],
    }
    return facts | ({"response": _both(given.response)} if given.response else {})


def _both(text: str) -> dict[str, str]:
    return {"de": text, "en": text}


def _next_number(data: Path) -> int:
    try:
        cases = load_shipped(data).cases
    except LibraryError as error:
        cases = error.sound.cases
    return max((case.number for case in cases), default=0) + 1
