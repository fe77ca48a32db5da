"""How well the small judges read mentions, how fast they are, and what they weigh.

usage: python -m bench.judgement.mentions CORPORA

CORPORA holds the public files (docs/judgement.md, "Corpora"). The figure in five parts trains the
German judge of offence anew.
"""

import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from bench.judgement import corpora as public
from bench.judgement.labelled import answer, mentions, ordinary_posts
from bench.judgement.row import Row, show

import gutgemacht.judges
from gutgemacht.judges.linear import Judges, load
from gutgemacht.judges.linear.judges import NAMES
from gutgemacht.judges.linear.lexicon import lexicon
from gutgemacht.judges.linear.train import Plan, macro_f1, train
from gutgemacht.judges.linear.train import Row as Taught
from gutgemacht.text import Language

LANGUAGES: tuple[Language, ...] = ("de", "en")
YES_OR_NO = ("offence", "kind", "outrage", "facts")


def rows(corpora: Path) -> Iterable[Row]:
    """All figures: of our own texts, of public ones, of what it costs."""
    judges = load()
    yield from _written(judges)
    yield from _public(judges, corpora)
    yield from _cost(judges)


def three_way_f1(found: Sequence[str], right: Sequence[str]) -> float:
    """The mean of F1 over negative, neutral and positive, in percent."""
    each = []
    for tone in public.TONES:
        both = sum(one == other == tone for one, other in zip(found, right, strict=True))
        named = found.count(tone) + right.count(tone)
        each.append(2 * both / named if named else 1.0)
    return 100 * sum(each) / len(each)


def _written(judges: Judges) -> Iterator[Row]:
    for language in LANGUAGES:
        held = mentions(language, "hold")
        split = f"written mentions {language}, hold, {len(held)}"
        opinions = [judges.opinion(row["text"], language) for row in held]
        tones = [opinion.sentiment or "" for opinion in opinions]
        right = [row["sentiment"] for row in held]
        yield Row("sentiment macro-F1", split, three_way_f1(tones, right), 68)
        for name in YES_OR_NO:
            found = np.array([opinion.sees(name) for opinion in opinions])
            answers = np.array([answer(row, name) for row in held])
            yield Row(f"{name} macro-F1", split, macro_f1(found, answers), 75)
        posts = ordinary_posts(language, "hold")
        for name in ("offence", "outrage") if posts else ():
            seen = [judges.opinion(post, language).sees(name) for post in posts]
            split = f"ordinary posts {language}, hold, {len(posts)}"
            yield Row(f"{name} false alarms %", split, 100 * float(np.mean(seen)), 3, "lower")


def _public(judges: Judges, folder: Path) -> Iterator[Row]:
    tweets = public.germeval_offence(folder)
    trained = train(Plan("offence", "de"), [Taught(*tweet) for tweet in tweets])
    answers = np.array([tweet.answer for tweet in tweets])
    value = macro_f1(trained.unseen > 0, answers)
    yield Row("offence de macro-F1", "GermEval 2018 train, in five parts", value, 75)
    posts = public.edos(folder, "dev")
    found = np.array([judges.opinion(post.text, "en").sees("sexism") for post in posts])
    value = macro_f1(found, np.array([post.answer for post in posts]))
    yield Row("sexism en macro-F1", "EDOS dev", value, 78)
    tones = public.umsab_german(folder)
    heard = [judges.opinion(text, "de").sentiment or "" for text, _ in tones]
    value = three_way_f1(heard, [tone for _, tone in tones])
    yield Row("sentiment de macro-F1", "UMSAB German val", value, 68)


def _cost(judges: Judges) -> Iterator[Row]:
    for language in LANGUAGES:
        speed = _speed(judges, language, [row["text"] for row in mentions(language, "tune")])
        split = f"all {len(NAMES[language])} judges {language}, one core"
        yield Row("mentions per second", split, speed, 2_000)
    data = Path(gutgemacht.judges.__file__).parent / "data"
    for file in sorted(data.glob("*.model")):
        yield Row("size in KB", file.stem, file.stat().st_size / 1000, 250, "lower")
    yield Row("size in KB", "models and lexicons", sum(
        file.stat().st_size for file in data.iterdir() if file.suffix in (".model", ".tsv")
    ) / 1000, 2_000, "lower")  # fmt: skip
    yield Row("memory in MB", "all judges and lexicons", _memory(), 20, "lower")


ROUNDS = 3


def _speed(judges: Judges, language: Language, texts: list[str]) -> float:
    """Texts per second of processor time, in the fastest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            judges.opinion(text, language)
        taken.append(time.process_time() - start)
    return len(texts) / min(taken)


def _memory() -> float:
    """What the judges keep, once they have read a text of each language."""
    lexicon.cache_clear()
    tracemalloc.start()
    judges = load()
    for language in LANGUAGES:
        judges.opinion("Danke", language)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / 1e6


if __name__ == "__main__":
    show(rows(Path(sys.argv[1])))
