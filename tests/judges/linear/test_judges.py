"""All small judges together, as they are shipped."""

import subprocess
import sys
from importlib.resources import files

import pytest

from gutgemacht.judges.linear import JudgeError, Judges, load
from gutgemacht.judges.linear.features import page
from gutgemacht.judges.linear.judges import NAMES, file_name
from tests.judges.linear.make import judges, model

SHIPPED = load()
LARGEST = 250_000
CODE = """
import sys
from importlib.resources import files
from gutgemacht.judges.linear import load
load().opinion("Vielen Dank an euer Team, das war großartig!")
print("scipy" in sys.modules)
"""


def test_there_is_a_judge_for_every_name():
    assert set(SHIPPED.models) == {(of, name) for of, names in NAMES.items() for name in names}


@pytest.mark.parametrize("key", SHIPPED.models, ids=lambda key: ".".join(key[::-1]))
def test_a_shipped_judge_is_small_and_has_its_card(key):
    language, name = key
    data = files("gutgemacht.judges") / "data"
    assert len((data / file_name(name, language)).read_bytes()) < LARGEST
    card = (data / file_name(name, language).replace(".model", ".md")).read_text(encoding="utf-8")
    for part in ("Looks for", "What taught it", "How good it is", "What it is not good at"):
        assert part in card


@pytest.mark.parametrize(
    ("text", "sentiment", "seen"),
    [
        ("Vielen lieben Dank an euer Team, ihr wart so nett zu uns!", "positive", "kind"),
        ("Nie wieder! Unfreundlich, überteuert und das Essen war kalt.", "negative", ""),
        ("Ihr seid doch alle Vollidioten, haltet einfach die Fresse!", "negative", "offence"),
        ("Thank you so much, your team was wonderful and so kind!", "positive", "kind"),
        ("Worst service ever, my order arrived broken and nobody answers.", "negative", ""),
        ("You are a bunch of lying morons and pathetic idiots.", "negative", "offence"),
    ],
)
def test_plain_cases_are_plain(text, sentiment, seen):
    opinion = SHIPPED.opinion(text)
    assert opinion.sentiment == sentiment
    if seen:
        assert opinion.sees(seen)
    assert opinion.sees("offence") == (seen == "offence")


@pytest.mark.parametrize("text", ["Wir öffnen morgen um 9 Uhr.", "The shop opens at nine o'clock."])
def test_all_at_once_say_what_each_says_alone(text):
    opinion = SHIPPED.opinion(text)
    for (language, name), one in SHIPPED.models.items():
        if language == opinion.language:
            alone = one.probability(page(text, language))
            assert opinion.probabilities[name] == pytest.approx(alone, abs=1e-4)


def test_a_text_of_unknown_language_has_no_opinion():
    opinion = SHIPPED.opinion("ok 👍")
    assert (opinion.language, dict(opinion.probabilities)) == ("unknown", {})
    assert opinion.sentiment is None
    assert not opinion.sees("offence")


@pytest.mark.parametrize("text", ["", " ", "\ud800", "@a", "https://a.example", "🙂" * 5_000])
def test_strange_texts_are_read_in_both_languages(text):
    for language in NAMES:
        values = SHIPPED.opinion(text, language).probabilities.values()
        assert all(0 <= value <= 1 for value in values)


def test_an_explanation_names_words_of_the_text():
    text = "Vielen Dank für eure Geduld mit meiner Oma!"
    spans = [share.span for share in SHIPPED.explain(text, "kind").shares[:5]]
    assert any("dank" in span.cut(text).lower() for span in spans)


def test_a_judge_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(JudgeError, match="no judge 'sexism' for 'de' texts; known: offence"):
        SHIPPED.explain("Ein deutscher Satz, der lang genug ist.", "sexism")


def test_a_judge_of_the_company_goes_before_the_shipped_one(tmp_path):
    (tmp_path / "offence.de.model").write_bytes(model().dump())
    own = load(tmp_path)
    assert own.models["de", "offence"].dump() == model().dump()
    assert own.models["de", "kind"].dump() == SHIPPED.models["de", "kind"].dump()


def test_a_folder_without_judges_changes_nothing(tmp_path):
    assert set(load(tmp_path / "not there").models) == set(SHIPPED.models)


def test_a_damaged_judge_of_the_company_is_named(tmp_path):
    (tmp_path / "kind.en.model").write_bytes(b"spoilt")
    with pytest.raises(JudgeError, match=r"kind\.en\.model.*delete it and teach the judge again"):
        load(tmp_path)


def test_one_judge_alone_has_no_sentiment():
    assert judges().opinion("so ein idiot", "de").sentiment is None
    assert Judges([]).opinion("so ein idiot", "de").probabilities == {}


def test_asking_needs_no_scipy():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
