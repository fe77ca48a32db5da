"""Trains all small judges for mentions; the same files give the same bytes.

    make models CORPORA=FOLDER        (all, about ten minutes)
    .venv/bin/python -m tools.train_models FOLDER kind.de offence.de

FOLDER holds the public files that docs/judgement.md, "Corpora", names. Writes lexicons, models
and their cards to src/gutgemacht/judges/data. Texts of corpora stay where they are.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.judgement import corpora
from bench.judgement.labelled import answer, lessons, mentions, ordinary_posts, words
from tools.make_lexicons import lexicon

import gutgemacht.judges
from gutgemacht.judges.linear.features import page
from gutgemacht.judges.linear.judges import file_name
from gutgemacht.judges.linear.train import Floats, Plan, Row, Trained, macro_f1, train

DATA = Path(gutgemacht.judges.__file__).parent / "data"


# What words of a judge are called in the lists, where not as the judge. No insult is meant well.
WORDS = {"offence": {"rude"}, "negative": {"negative", "rude"}}


class Part(NamedTuple):
    """Rows of one origin; its first line on the card is `origin`."""

    origin: str
    rows: list[Row]


class Recipe(NamedTuple):
    """What a judge looks for, what it is not good at, what teaches it, what was kept apart."""

    plan: Plan
    looks_for: str
    limits: str
    parts: Callable[[Path, Plan], Iterator[Part]]
    apart: Callable[[Path], Part] | None = None


OWN = "Mentions written for gutgemacht, cases/mentions (Apache 2.0), the half to learn from"
LESSONS = "Short texts written to teach this judge, cases/mentions (Apache 2.0)"
LISTS = "Words and phrases written for gutgemacht, cases/mentions (Apache 2.0), each as a text"
POSTS = "Ordinary posts written for gutgemacht, cases/texts/silent (Apache 2.0)"
GERMEVAL = (
    "GermEval 2018 training part, tweets (M. Wiegand, M. Siegel, J. Ruppenhofer; "
    "uds-lsv/GermEval-2018-Data; CC BY 4.0)"
)
EDOS = "EDOS training part, Gab and Reddit (H. R. Kirk and others, SemEval-2023 task 10; CC0)"


def written(folder: Path, plan: Plan) -> Iterator[Part]:
    """Mentions, lessons and lists of words of ours."""
    rows = mentions(plan.language, "tune")
    yield Part(OWN, [Row(row["text"], answer(row, plan.name)) for row in rows])
    taught = [Row(*lesson, typical=False) for lesson in lessons(plan.language, plan.name)]
    if taught:
        yield Part(LESSONS, taught)
    told = WORDS.get(plan.name, {plan.name})
    yield Part(
        LISTS,
        [
            Row(word, not told.isdisjoint(tells), weight=0.3, typical=False)
            for word, tells in words(plan.language).items()
        ],
    )


def german_offence(folder: Path, plan: Plan) -> Iterator[Part]:
    """GermEval, mentions of ours, ordinary posts."""
    tweets = corpora.germeval_offence(folder)
    yield Part(GERMEVAL, [Row(*tweet) for tweet in tweets])
    # Eight tweets on politics for one mention of a company would decide alone.
    yield from (
        Part(origin, [row._replace(weight=3.0 * row.weight) for row in rows])
        for origin, rows in written(folder, plan)
    )
    yield _ordinary(plan)


def english_sexism(folder: Path, plan: Plan) -> Iterator[Part]:
    """EDOS alone: its dev part is the measure."""
    yield Part(EDOS, [Row(*post) for post in corpora.edos(folder, "train")])


def edos_dev(folder: Path) -> Part:
    """The part that EDOS keeps apart."""
    return Part("EDOS development part", [Row(*post) for post in corpora.edos(folder, "dev")])


def _ordinary(plan: Plan) -> Part:
    posts = ordinary_posts(plan.language, "tune")
    return Part(POSTS, [Row(post, answer=False, weight=0.05, typical=False) for post in posts])


FEW = (
    "It has learnt from few texts, all written by the same hand. Irony without a telling word, "
    "dialect and topics it has not met escape it. Teach it with your own corrections."
)
RAISES = "It may raise attention; it must never block or decide alone. "
RECIPES = [
    Recipe(
        Plan("offence", "de"),
        "insults and degrading words toward somebody",
        RAISES
        + "Hate without a hard word escapes it, and quoting an insult looks like one. Tweets "
        "of 2018 on politics taught it what is rude; at 90 % precision it finds a quarter.",
        german_offence,
    ),
    Recipe(
        Plan("offence", "en"),
        "insults and degrading words toward somebody",
        RAISES
        + "No free English set of offences may be shipped; insults of women are heard by the "
        "judge of sexism as well. " + FEW,
        written,
    ),
    Recipe(
        Plan("sexism", "en"),
        "sexist words, in the sense of EDOS: threats, derogation, animosity, prejudice",
        RAISES + "Kindly meant sexism and the stereotypes of advertising escape it (the rules on "
        "stereotypes read these). There is no German judge, for want of free German texts.",
        english_sexism,
        edos_dev,
    ),
] + [
    Recipe(Plan(name, language), looks_for, FEW, written)
    for language in ("de", "en")
    for name, looks_for in (
        ("negative", "displeasure"),
        ("positive", "pleasure"),
        ("kind", "kind words toward somebody: thanks, praise, encouragement"),
        ("outrage", "moral anger that calls for consequences"),
        ("facts", "statements that somebody should check: figures, sources, accusations"),
    )
]


def main(folder: Path, chosen: list[str]) -> None:
    """Trains the chosen judges, or all, and writes their files."""
    for language in ("de", "en"):
        (DATA / f"lexicon.{language}.tsv").write_text(lexicon(folder, language), encoding="utf-8")
    for recipe in RECIPES:
        file = DATA / file_name(recipe.plan.name, recipe.plan.language)
        if not chosen or file.stem in chosen:
            parts = list(recipe.parts(folder, recipe.plan))
            trained = train(recipe.plan, [row for part in parts for row in part.rows])
            file.write_bytes(trained.model.dump())
            apart = [recipe.apart(folder)] if recipe.apart else []
            text = card(recipe, parts, trained, apart)
            file.with_suffix(".md").write_text(text, encoding="utf-8")
            print(file.stem, file.stat().st_size)


def card(recipe: Recipe, parts: list[Part], trained: Trained, apart: list[Part]) -> str:
    """What a user of the judge should know, as Markdown."""
    plan, model = recipe.plan, trained.model
    return f"""\
# {plan.name} ({plan.language})

Looks for {recipe.looks_for}.

Logistic regression weighted by naive Bayes over hashed n-grams of words (1 and 2) and letters
(2 to 5), and what words tell by `lexicon.{plan.language}.tsv`. {len(model.keys):,} weights of
8 bits, closeness {plan.closeness:g}. Made by `make models`; its n-grams cannot be read back.

## What taught it

{"".join(_taught(part) for part in parts)}
The lexicon names its own sources and licences. This file of weights is under the licence of
gutgemacht (Apache 2.0), with the attributions above.

## How good it is

On texts that it had not seen while it was fitted (5 parts in turn; the threshold is from the same
scores, so that strangers' texts give less), and on what was kept apart:

{"".join(_unseen(parts, trained))}{"".join(_kept_apart(apart, trained))}
`python -m bench.judgement.mentions` measures it on texts kept apart.

## What it is not good at

{recipe.limits}
"""


def _taught(part: Part) -> str:
    yes = sum(row.answer for row in part.rows)
    return f"- {part.origin}: {len(part.rows):,} texts, {yes:,} of them yes\n"


def _unseen(parts: list[Part], trained: Trained) -> Iterator[str]:
    place = 0
    for part in parts:
        # The lexicon holds these very words, so that they are no strangers to the judge.
        if part.origin != LISTS:
            yield _figure(part, trained.unseen[place : place + len(part.rows)])
        place += len(part.rows)


def _kept_apart(parts: list[Part], trained: Trained) -> Iterator[str]:
    model = trained.model
    for part in parts:
        scores = [model.score(page(row.text, model.language)) for row in part.rows]
        yield _figure(part, np.array(scores))


def _figure(part: Part, scores: Floats) -> str:
    answers = np.array([row.answer for row in part.rows])
    if answers.any():
        figure = f"macro-F1 {macro_f1(scores > 0, answers):.1f}"
    else:
        figure = f"false alarms {100 * float(np.mean(scores > 0)):.1f} %"
    return f"- {part.origin.split(',')[0]}: {figure}\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
