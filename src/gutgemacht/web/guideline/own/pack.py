"""The company's pack on the disk: the files are the truth, and none is ever half written."""

import io
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from django.conf import settings

from gutgemacht.guideline import Both, Glossary, GuidelineError, Pack, Problem, Rule
from gutgemacht.guideline.load import load_file, parse, rule_files
from gutgemacht.guideline.shipped import PACKS
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.write import written
from gutgemacht.web.company import put

ID = "company"
# Of a packed pack: enough for thousands of rules, too little to fill a disk.
MOST_FILES, MOST_BYTES = 2_000, 10_000_000


@dataclass(frozen=True)
class Kept:
    """A rule's file as it is on the disk, with what is wrong with it if it is broken."""

    id: str
    text: str
    rule: Rule | None
    problems: tuple[Problem, ...] = ()


def folder() -> Path:
    """Where the pack is, or will be."""
    return Path(settings.DATA) / PACKS / ID


def rule_file(rule_id: str) -> Path:
    """The file of a rule."""
    return folder() / "rules" / f"{rule_id}.yml"


def kept(rule_id: str) -> Kept | None:
    """The rule of that id as it is on the disk."""
    file = rule_file(rule_id)
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    try:
        return Kept(rule_id, text, load_file(file, Rule))
    except GuidelineError as error:
        return Kept(rule_id, text, None, tuple(error.problems))


def all_kept() -> list[Kept]:
    """All rules of the pack."""
    found = (kept(file.stem) for file in rule_files(folder()))
    return [one for one in found if one is not None]


def keep(file: Path, model: Strict) -> str:
    """Writes a rule or list, whole or not at all, and makes the pack where there is none yet."""
    text = written(model)
    pack = folder() / "pack.yml"
    if not pack.exists():
        put(pack, written(_new_pack()))
    put(file, text)
    return text


def remove(file: Path) -> None:
    """Takes a file away."""
    file.unlink(missing_ok=True)


def packed() -> bytes:
    """The pack as a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder().rglob("*.yml")):
            archive.writestr(f"{ID}/{file.relative_to(folder())}", file.read_bytes())
    return out.getvalue()


class PackError(ValueError):
    """A packed pack that cannot be taken; the message says where and what would be right."""


def unpacked(name: str, data: bytes) -> dict[PurePosixPath, str]:
    """The rule and list files of an upload, by their path inside the pack; raises PackError."""
    if not data.startswith(b"PK"):
        return {PurePosixPath("rules") / PurePosixPath(name).name: _text(name, data)}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackError(f"{name}: {error}") from None


def _members(archive: zipfile.ZipFile) -> dict[PurePosixPath, str]:
    members = [info for info in archive.infolist() if info.filename.endswith(".yml")]
    if len(members) > MOST_FILES or sum(info.file_size for info in members) > MOST_BYTES:
        raise PackError(f"more than {MOST_FILES} files or {MOST_BYTES:,} bytes when unpacked")
    found: dict[PurePosixPath, str] = {}
    room = MOST_BYTES
    for info in members:
        path = PurePosixPath(info.filename)
        # The folder around it and what else people pack with it do not matter.
        inner = PurePosixPath(*path.parts[-2:])
        if ".." in path.parts or len(inner.parts) < 2 or inner.parts[0] not in KINDS:
            continue
        with archive.open(info) as member:
            # What a ZIP file says of its sizes may be a lie.
            data = member.read(room + 1)
        room -= len(data)
        if room < 0:
            raise PackError(f"{info.filename}: more than {MOST_BYTES:,} bytes when unpacked")
        found[inner] = _text(info.filename, data)
    if not found:
        raise PackError("no rules/*.yml and no glossaries/*.yml are in it")
    return found


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"{name}: is not UTF-8 (byte {error.start})") from None


KINDS: Mapping[str, type[Rule] | type[Glossary]] = {"rules": Rule, "glossaries": Glossary}


def changed(
    files: Mapping[PurePosixPath, str], others: Collection[str]
) -> dict[PurePosixPath, str]:
    """Those of the files that are new or different, all of them sound; raises GuidelineError.

    `others` are the ids of rules that stand in other packs.
    """
    problems: list[Problem] = []
    for path, text in files.items():
        try:
            parse(text, KINDS[path.parts[0]], folder() / path)
        except GuidelineError as error:
            problems += [replace(problem, file=str(path)) for problem in error.problems]
        if path.parts[0] == "rules" and path.stem in others:
            message = f"{path.stem!r} is the id of a rule that comes with gutgemacht"
            problems.append(Problem(str(path), 1, "id", message))
    if problems:
        raise GuidelineError(problems)
    return {path: text for path, text in files.items() if _now(folder() / path) != text}


def _now(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def write_all(files: Mapping[PurePosixPath, str]) -> None:
    """Writes files that have been found sound."""
    if not (folder() / "pack.yml").exists():
        put(folder() / "pack.yml", written(_new_pack()))
    for path, text in files.items():
        put(folder() / path, text)


def _new_pack() -> Pack:
    return Pack(
        id=ID,
        version="1",
        title=Both(de="Unsere Regeln", en="Our rules"),
        purpose=Both(de="Was bei uns gilt.", en="What holds in our house."),
        owner="company",
        licence="internal",
    )
