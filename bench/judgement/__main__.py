"""All figures of judgement beside their goals.

usage: python -m bench.judgement CORPORA

CORPORA is the folder of public files, see docs/judgement.md. What misses its goal says SHORT.
"""

import sys
from pathlib import Path

from bench.judgement import hashtags, hate, identifiers, mentions, stereotypes, whole
from bench.judgement.row import show

if __name__ == "__main__":
    for part in (hashtags, identifiers, hate, stereotypes, mentions, whole):
        print(f"\n{part.__doc__.splitlines()[0]}")
        show(part.rows(Path(sys.argv[1])))
