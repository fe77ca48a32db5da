"""Where the packs are: those that come with the product, and a company's own."""

from collections.abc import Collection, Iterable
from pathlib import Path

import gutgemacht
from gutgemacht.guideline.company import Company
from gutgemacht.guideline.load import GuidelineError, load, load_file
from gutgemacht.guideline.rule import Guideline
from gutgemacht.guideline.seal import Seal

# In a data folder.
COMPANY, PACKS, SECRET_KEY = "company.yml", "packs", "secret-key"
# Packs without which nothing works: the declaration, the appetites, the days.
ALWAYS = ("core", "calendar")


def shipped(folder: str) -> Path:
    """A data folder of the product: inside the installed package, or beside `src`."""
    package = Path(gutgemacht.__file__).parent
    installed = package / folder
    return installed if installed.is_dir() else package.parents[1] / folder


def pack_folders(own: Path | None = None, chosen: Collection[str] | None = None) -> list[Path]:
    """The folders of all packs.

    `own` is the company's folder of packs, if it has one; `chosen` names those of ours that it
    uses, None means all.
    """
    folders = [
        file.parent
        for file in sorted(shipped("packs").glob("*/pack.yml"))
        if chosen is None or file.parent.name in (*chosen, *ALWAYS)
    ]
    return folders + _packs_in(own)


def own_folders(data: Path | None) -> list[Path]:
    """The folders of the company's own packs."""
    return _packs_in(data / PACKS if data is not None else None)


def _packs_in(folder: Path | None) -> list[Path]:
    return [file.parent for file in sorted(folder.glob("*/pack.yml"))] if folder else []


def load_house(
    data: Path | None, secret: str = "", extra: Iterable[Path] = (), tried: Collection[Path] = ()
) -> Guideline:
    """The guideline of a data folder: our packs and its `packs/`, as its `company.yml` decides.

    `extra` are folders of packs that stand elsewhere, `tried` those whose expressions a test
    tries. `secret` opens sealed names; without it the data folder's own secret key does. Raises
    GuidelineError naming all that is wrong, with what can be used all the same.
    """
    company, problems = Company(), []
    file = data / COMPANY if data is not None else None
    if file is not None and file.exists():
        try:
            company = load_file(file, Company)
        except GuidelineError as error:
            problems = error.problems
    own = data / PACKS if data is not None else None
    if not secret and data is not None and (data / SECRET_KEY).is_file():
        secret = (data / SECRET_KEY).read_text(encoding="utf-8").strip()
    try:
        seal = Seal(secret) if secret else None
        guideline = load([*pack_folders(own, company.packs), *extra], company, seal, tried)
    except GuidelineError as error:
        raise GuidelineError([*problems, *error.problems], error.sound) from None
    if problems:
        raise GuidelineError(problems, guideline)
    return guideline
