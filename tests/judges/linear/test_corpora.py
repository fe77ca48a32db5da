"""The public files that training reads."""

import pytest
from bench.judgement import corpora
from bench.judgement.labelled import lessons, mentions
from tools.make_lexicons import lexicon


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ldnoobw_de.txt").write_text("mistding\n", encoding="utf-8")
    (tmp_path / "zurich_polarity_de.lex").write_text(
        "%% a remark\nBruchbude NEG=1\nGlanzstück POS=0.7\ndrei POS=1\nGut SHI=0\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_missing_file_is_named_with_the_place_that_tells_where_it_is_from(tmp_path):
    with pytest.raises(SystemExit, match=r"germeval2018_train\.tsv is missing; docs/judgement\.md"):
        corpora.germeval_offence(tmp_path)


def test_a_lexicon_puts_public_words_beside_those_written_here(folder):
    lines = dict(line.split("\t") for line in lexicon(folder, "de").splitlines() if "\t" in line)
    assert lines["bruchbude"] == "negative"
    assert lines["glanzstück"] == "positive"
    assert lines["mistding"] == "rude"
    assert lines["drei"] == "nothing"


@pytest.mark.parametrize("language", ["de", "en"])
def test_lessons_are_no_mentions_that_are_measured(language):
    held = {row["text"] for row in mentions(language, "hold")}
    for judge in ("offence", "positive", "negative"):
        taught = lessons(language, judge)
        assert taught
        assert not held & {text for text, _ in taught}
