"""How many mentions a second are heard, read, kept and counted, and whether memory stays flat.

usage: python -m bench.ingest [--mentions 200000] [--topics 1000] [--databases sqlite postgresql]

A stream of invented mentions (texts of `cases/mentions`, names and hashtags of the topics) goes
through the worker's way into SQLite and, where it is installed, PostgreSQL. Then a year of hours
and days of all topics is put there, and pages are opened. Everything is deleted afterwards.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from bench.ingest.postgres import binaries, server

RATES = {"sqlite": 5_000, "postgresql": 10_000}


def main() -> None:
    """Runs each database and prints a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mentions", type=int, default=200_000)
    parser.add_argument("--topics", type=int, default=1_000)
    parser.add_argument("--databases", nargs="+", choices=RATES, default=list(RATES))
    options = parser.parse_args()
    for database in options.databases:
        if database == "postgresql" and binaries() is None:
            print("postgresql: not installed here")
            continue
        _print(_run(database, options.mentions, options.topics), options.topics)


def _run(database: str, mentions: int, topics: int) -> Mapping[str, Any]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {**os.environ, "GUTGEMACHT_DATA": folder}
        environment.pop("GUTGEMACHT_DATABASE", None)
        installed = binaries()
        if database == "postgresql" and installed is not None:
            environment["GUTGEMACHT_DATABASE"] = stack.enter_context(server(installed))
        command = [sys.executable, "-m", "bench.ingest.run", mentions, topics, RATES[database]]
        done = subprocess.run(
            [str(one) for one in command], env=environment, check=True, stdout=subprocess.PIPE
        )
    figures: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _print(figures: Mapping[str, Any], topics: int) -> None:
    begun, end = figures["memory"]
    print(f"{figures['database']}: {figures['kept']:,} mentions, {topics:,} topics")
    print(f"  mentions a second             {figures['rate']:10,.0f}")
    print(f"  CPU a mention, our processes  {figures['cpu']:10,.0f} µs")
    print(f"  from mention to pulse at most {figures['lag']:10,.1f} s")
    print(f"  one look of the alarm at all  {figures['watch']:10,.1f} s")
    print(f"  memory, both processes        {begun:10,} MB once warm, {end:,} MB at the end")
    print(f"  a year, {figures['pulses']:,} stretches, opens in")
    for page in ("overview", "topic", "plot", "hours", "market"):
        print(f"    {page:28}{figures[page]:10,.0f} ms")


if __name__ == "__main__":
    main()
