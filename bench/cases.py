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
ALL = 60


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
    finder.similar(asked[0]["text"])
    beside, searched, took = [], [], 0.0
    for draft in asked:
        day = date.fromisoformat(draft["day"]) if "day" in draft else None
        names = {name for on in (days_on(calendar, "DE", day) if day else ()) for name in on.names}
        start = time.perf_counter()
        found = finder.similar(draft["text"], days=names, most=ALL)
        took += time.perf_counter() - start
        beside.append(rank(found, draft["numbers"]))
        searched.append(rank(finder.search(draft["text"], most=ALL), draft["numbers"]))
        if EACH and half == "tune" and beside[-1]:
            tell(draft["text"], found[:3])
    for name, ranks in (("beside a draft", beside), ("by search", searched)):
        hits = (f"@{n} {sum(rank < n for rank in ranks) / len(ranks):.0%}" for n in (1, 3, 5))
        print(f"{half}, {name}: right case of {len(ranks)} {', '.join(hits)}")
    print(f"{half}: {1000 * took / len(asked):.1f} ms a draft")


def rank(found: list[Match], right: list[int]) -> int:
    numbers = [match.case.number for match in found]
    return min((numbers.index(number) for number in right if number in numbers), default=ALL)


def ordinary(finder: CaseFinder, half: str) -> None:
    shown = total = 0
    for post in silent(half):
        found = finder.similar(post["text"])
        total += 1
        shown += bool(found)
        if EACH and half == "tune" and found:
            tell(post["text"], found[:1])
    print(f"{half}, ordinary: {shown} of {total} posts get a case ({shown / total:.1%})")


def silent(half: str) -> Iterator[dict[str, str]]:
    for file in sorted((TEXTS / "silent").glob("*.jsonl")):
        posts = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        yield from (post for post in posts if post["half"] == half)


def tell(text: str, found: list[Match]) -> None:
    print(f"\n{text}")
    for match in found:
        alike = ", ".join(
            f"{like.facet.id} ({', '.join(span.cut(text) for span in like.spans)})"
            for like in match.alike
        )
        print(f"   {match.score:.2f} {match.case.id}: {alike}")


if __name__ == "__main__":
    main()
