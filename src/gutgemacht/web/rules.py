"""The guideline in force in this process: loaded once, again when a pack file changes.

A broken file changes nothing, and neither does a rule that no company may make: the rules before
stay, and the problems are told.
"""

import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from gutgemacht.check import Compiled, admitted, compile_guideline
from gutgemacht.guideline import Guideline, GuidelineError, Problem
from gutgemacht.guideline.shipped import COMPANY, PACKS, pack_folders
from gutgemacht.judges.company import at_hand

LOOK_EVERY = 1.0

logger = logging.getLogger("gutgemacht.rules")

Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class InForce:
    """Guideline and compiled rules, and what is wrong with files that are newer."""

    guideline: Guideline
    compiled: Compiled
    problems: tuple[Problem, ...] = ()


@dataclass
class _State:
    lock: threading.Lock = field(default_factory=threading.Lock)
    current: InForce | None = None
    signature: Signature = ()
    looked: float = 0.0


_state = _State()


def in_force() -> InForce:
    """What holds now; a change of the files is looked for once a second at most.

    Only the very first call waits for the rules; later ones get those that hold while newer
    ones are made ready beside them.
    """
    current = _state.current
    if current is None:
        with _state.lock:
            return _state.current or _look()
    if time.monotonic() - _state.looked >= LOOK_EVERY and _state.lock.acquire(blocking=False):
        threading.Thread(target=_look_and_release, name="rules", daemon=True).start()
    return current


def look_again() -> InForce:
    """What holds after files that this process has just changed; waits until it does."""
    with _state.lock:
        return _look()


def _look_and_release() -> None:
    try:
        _look()
    finally:
        _state.lock.release()


def _look() -> InForce:
    signature = _signature()
    if _state.current is None or signature != _state.signature:
        _state.current = _reloaded(_state.current)
        _state.signature = signature
    _state.looked = time.monotonic()
    return _state.current


def _reloaded(before: InForce | None) -> InForce:
    try:
        guideline = admitted(settings.DATA, timezone.localtime(), settings.SECRET_KEY)
    except GuidelineError as error:
        for problem in error.problems:
            logger.error("rules stay as they were: %s", problem)
        if before is None:
            # Sound rules are better than none while the broken file is mended.
            return _made_ready(error.sound, error.problems)
        return _made_ready(_patched(before.guideline, error), error.problems)
    if before is not None:
        logger.info("rules loaded again: %s", guideline.fingerprint)
    return _made_ready(guideline)


def _made_ready(guideline: Guideline, problems: Iterable[Problem] = ()) -> InForce:
    judges, missing = at_hand(guideline.company, settings.DATA)
    for problem in missing:
        logger.error("a judge is missing: %s", problem)
    return InForce(guideline, compile_guideline(guideline, judges), (*problems, *missing))


def _patched(before: Guideline, error: GuidelineError) -> Guideline:
    """What is sound now, and of what is broken now that which was in force before."""
    broken = {Path(problem.file).name for problem in error.problems}
    if COMPANY in broken or not error.sound.rules:
        return before
    kept = [
        rule
        for rule in before.rules
        if f"{rule.id}.yml" in broken and rule.id not in error.sound.by_id
    ]
    rules = sorted((*error.sound.rules, *kept), key=lambda rule: rule.id)
    return error.sound.model_copy(update={"rules": tuple(rules)})


def _signature() -> Signature:
    folders = pack_folders(settings.DATA / PACKS)
    files = [file for folder in folders for file in sorted(folder.rglob("*.yml"))]
    return signature_of([*files, settings.DATA / COMPANY])


def signature_of(files: Iterable[Path]) -> Signature:
    """Differs whenever one of these files has changed, come or gone."""
    return tuple((str(file), *_change(file)) for file in files)


def _change(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:  # Renamed or removed since it was listed, or a link to nowhere.
        return -1, -1
    return stat.st_mtime_ns, stat.st_size
