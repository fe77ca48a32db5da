"""Where the packs are: those that come with the product, and a company's own."""

from pathlib import Path

import gutgemacht


def shipped(folder: str) -> Path:
    """A data folder of the product: inside the installed package, or beside `src`."""
    package = Path(gutgemacht.__file__).parent
    installed = package / folder
    return installed if installed.is_dir() else package.parents[1] / folder


def pack_folders(own: Path | None = None) -> list[Path]:
    """The folders of all packs; `own` is the company's folder of packs, if it has one."""
    folders = [file.parent for file in sorted(shipped("packs").glob("*/pack.yml"))]
    if own is not None:
        folders += [file.parent for file in sorted(own.glob("*/pack.yml"))]
    return folders
