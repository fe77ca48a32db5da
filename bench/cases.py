"""Is the right case among the first, and how often does an ordinary post get one?

usage: python bench/cases.py [--each]

Reads cases/texts/similar (drafts built like a case, without its words) and cases/texts/silent.
`tune` was looked at while words were written, `hold` never. --each prints every draft of `tune`
whose case does not come first, and the ordinary posts of `tune` that get a case.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gutgemacht.campaign.similar import CaseFinder, Match
from gutgemacht.guideline import days_on, load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.guideline.yaml import read
from gutgemacht.library import load_shipped

TEXTS = Path(__file__).parents[1] / "cases" / "texts"
HALVES = ("tune", "hold")
EACH = "--each" in sys.argv


def main() -> None:
    finder = CaseFinder(load_shipped())
    for half in HALVES:
        drafts(finder, half)
    for half in HALVES:
        ordinary(finder, half)


def drafts(finder: CaseFinder, half: str) -> None:
    file = TEXTS / "similar" / f"{half}.yml"
    asked = read(file.read_text(encoding="utf-8"))[0]
    calendar = load(pack_folders()).days
    ranks, took = [], 0.0
    for draft in asked:
        day = date.fromisoformat(draft["day"]) if "day" in draft else None
        names = {name for on in (days_on(calendar, "DE", day) if day else ()) for name in on.names}
        start = time.perf_counter()
        found = finder.similar(draft["text"], days=names, most=len(finder.library.cases))
        took += time.perf_counter() - start
        numbers = [match.case.number for match in found]
        rank = min((numbers.index(n) for n in draft["numbers"] if n in numbers), default=99)
        ranks.append(rank)
        if EACH and half == "tune" and rank:
            tell(draft["text"], found[:3] + ([found[rank]] if 3 <= rank < 99 else []), rank)
    hits = ", ".join(f"@{n} {sum(rank < n for rank in ranks) / len(ranks):.0%}" for n in (1, 3, 5))
    print(
        f"similar {half}: {len(ranks)} drafts, right case {hits}; {1000 * took / len(ranks):.1f} ms"
    )


def ordinary(finder: CaseFinder, half: str) -> None:
    shown = total = 0
    for post in silent(half):
        found = finder.similar(post["text"])
        total += 1
        shown += bool(found)
        if EACH and half == "tune" and found:
            tell(post["text"], found[:1], 0)
    print(f"ordinary {half}: {shown} of {total} posts get a case ({shown / total:.1%})")


def silent(half: str) -> Iterator[dict[str, str]]:
    for file in sorted((TEXTS / "silent").glob("*.jsonl")):
        posts = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        yield from (post for post in posts if post["half"] == half)


def tell(text: str, found: list[Match], rank: int) -> None:
    print(f"\n{rank + 1}: {text}")
    for match in found:
        alike = ", ".join(
            f"{like.facet.id} ({', '.join(span.cut(text) for span in like.spans)})"
            for like in match.alike
        )
        print(f"   {match.score:.2f} {match.case.id}: {alike}")


if __name__ == "__main__":
    main()
