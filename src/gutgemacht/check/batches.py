"""The check step over batches of posts, for archives, workers and Spark's mapInArrow."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa

from gutgemacht.check.compile import Compiled
from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.report import report
from gutgemacht.check.run import check
from gutgemacht.guideline.words import DraftLanguage

POSTS = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("speaker", pa.string()),
        ("channel", pa.string()),
        ("action", pa.string()),
        ("country", pa.string()),
        ("lang", pa.string()),
        ("time", pa.timestamp("us")),
    ]
)
"""Columns of a post; all but `id` and `text` may be null, then the defaults hold."""

FINDING = pa.struct(
    [
        ("rule", pa.string()),
        ("revision", pa.int32()),
        ("basis", pa.string()),
        ("effect", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("title", pa.string()),
        ("why", pa.string()),
        ("instead", pa.string()),
        ("day", pa.string()),
        ("replacements", pa.list_(pa.string())),
        ("medium", pa.int32()),
        ("part", pa.string()),
        ("cue", pa.struct([(name, pa.int32()) for name in ("number", "start", "end", "line")])),
        ("read_as", pa.list_(pa.string())),
    ]
)

VERDICTS = pa.schema(
    [("id", pa.string()), ("verdict", pa.string()), ("findings", pa.list_(FINDING))]
)


def check_batches(
    batches: Iterator[pa.RecordBatch],
    compiled: Compiled,
    defaults: Context,
    explain: DraftLanguage | None = None,
) -> Iterator[pa.RecordBatch]:
    """Batches of POSTS -> batches of VERDICTS, row for row in the same order.

    `defaults` is the context of a post whose columns are null; `explain` None explains in
    the language of each post.
    """
    for batch in batches:
        rows = [_verdict(post, compiled, defaults, explain) for post in batch.to_pylist()]
        yield pa.RecordBatch.from_pylist(rows, schema=VERDICTS)


def _verdict(
    post: dict[str, Any], compiled: Compiled, defaults: Context, explain: DraftLanguage | None
) -> dict[str, Any]:
    given = {name: post[name] for name in ("time", "speaker", "channel", "action", "country")}
    given["language"] = post["lang"]
    context = replace(defaults, **{name: value for name, value in given.items() if value})
    verdict = check(Draft(post["text"]), compiled, context)
    language = explain or (verdict.language if verdict.language != "unknown" else "de")
    answer = report(verdict, language)
    return {"id": post["id"], "verdict": answer["verdict"], "findings": answer["findings"]}
