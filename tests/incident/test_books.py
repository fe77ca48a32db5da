"""Questions, steps and words as data: ours are whole, and a company's own take their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline import Problem
from gutgemacht.incident.data import load_books
from gutgemacht.incident.statement import filled, open_blanks
from gutgemacht.incident.triage import CLUSTERS, propose

BOOKS = load_books()
TEMPLATES = BOOKS.statements.templates


def test_what_comes_with_the_product_is_whole():
    assert BOOKS.problems == ()
    assert {"holding", "apology", "correction", "rumour", "hacked"} == {t.id for t in TEMPLATES}
    assert [question.id for question in BOOKS.triage.questions][:3] == [
        "danger",
        "hacked",
        "true-or-not",
    ]


def test_special_steps_come_only_when_they_are_needed():
    common = {step.id for step in BOOKS.playbook.steps_for(frozenset())}
    staff = {step.id for step in BOOKS.playbook.steps_for(frozenset({"staff"}))}
    hacked = [step.id for step in BOOKS.playbook.steps_for(frozenset({"hacked"}))]
    assert "speak-first" in staff - common
    assert "tokens" not in common
    assert hacked.index("tokens") < hacked.index("triage")


def test_a_companys_own_playbook_takes_the_place_of_ours(tmp_path):
    (tmp_path / "incident").mkdir()
    own = "steps:\n  - id: call\n    minute: 1\n" + "".join(
        f"    {key}: {{de: Anrufen, en: Call}}\n" for key in ("who", "what", "how")
    )
    (tmp_path / "incident" / "playbook.yml").write_text(own)
    books = load_books(tmp_path)
    assert [step.id for step in books.playbook.steps] == ["call"]
    assert len(books.statements.templates) == len(TEMPLATES)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("steps: []\n", "steps"),
        ("steps:\n  - id: call\n    minute: soon\n", "minute"),
        ("steps: [\n", ""),
    ],
)
def test_a_broken_one_is_told_by_file_and_key_and_ours_holds(tmp_path, text, place):
    (tmp_path / "incident").mkdir()
    file = tmp_path / "incident" / "playbook.yml"
    file.write_text(text)
    books = load_books(tmp_path)
    assert books.playbook == BOOKS.playbook
    assert books.problems
    assert all(isinstance(one, Problem) and str(file) in str(one) for one in books.problems)
    assert any(place in str(one) for one in books.problems)


given_answers = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([answer.id for answer in question.answers])
        for question in BOOKS.triage.questions
    },
)


@given(given_answers)
def test_a_further_answer_never_lowers_the_level_or_the_responsibility(answers):
    whole = propose(BOOKS.triage, answers)
    for left_out in answers:
        fewer = propose(BOOKS.triage, {k: v for k, v in answers.items() if k != left_out})
        assert fewer.level <= whole.level
        if fewer.cluster and whole.cluster:
            assert CLUSTERS.index(fewer.cluster) <= CLUSTERS.index(whole.cluster)


def test_what_was_avoidable_is_answered_with_an_apology():
    hurt = propose(BOOKS.triage, {"hurt": "group", "danger": "no"})
    assert (hurt.cluster, hurt.strategies) == ("preventable", ("rebuild",))
    rumour = propose(BOOKS.triage, {"true-or-not": "false"})
    assert rumour.cluster == "victim"
    again = propose(BOOKS.triage, {"whose": "mishap", "before": "yes"})
    assert again.cluster == "preventable"
    assert propose(BOOKS.triage, {"staff": "yes"}).kinds == {"staff"}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_statement_says_what_is_still_to_be_filled_in(template, language):
    empty = filled(template, {}, language)
    assert len(open_blanks(empty, template, language)) == len(template.blanks)
    full = filled(template, {blank.id: "X" for blank in template.blanks}, language)
    assert open_blanks(full, template, language) == ()
    assert not set("[‹") & set(full)
