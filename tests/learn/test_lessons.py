"""Every lesson is whole in both languages, and a broken file says where and what."""

import json
import shutil
from pathlib import Path

import pytest

from gutgemacht.guideline.shipped import shipped
from gutgemacht.learn import cards_of, cards_of_case
from gutgemacht.learn.lesson import MOST_WORDS
from gutgemacht.learn.lessons import LessonError, Lessons, gone, load_lessons, load_shipped
from gutgemacht.learn.schema import lesson_schema
from gutgemacht.library import load_shipped as load_cases

LESSONS = load_shipped()
FIRST = "how-the-social-web-works"


@pytest.fixture(scope="module")
def there(ground):
    """Asks whether a card can be made, in both languages."""
    cases = load_cases()

    def made(of: str, kind: str, language: str) -> set[str]:
        if kind == "case":
            cards = cards_of_case(cases.by_id[of], cases, language) if of in cases.by_id else ()
        else:
            rule = ground.guideline.by_id.get(of)
            cards = cards_of(rule, ground, language) if rule else ()
        return {card.id for card in cards}

    def there(name: str) -> bool:
        of, kind, _ = name.split(".")
        return all(name in made(of, kind, language) for language in ("de", "en"))

    return there


@pytest.fixture
def own(tmp_path) -> Path:
    """A company's folder with a copy of the first lesson under another name."""
    file = tmp_path / "ours.yml"
    text = (shipped("lessons") / f"{FIRST}.yml").read_text(encoding="utf-8")
    file.write_text(text.replace(f"id: {FIRST}", "id: ours"), encoding="utf-8")
    return file


def broken(own: Path, old: str, new: str) -> list[str]:
    text = own.read_text(encoding="utf-8")
    assert old in text
    own.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LessonError) as caught:
        load_lessons(shipped("lessons"), own.parent)
    assert caught.value.sound.by_id.keys() == LESSONS.by_id.keys()
    assert all(problem.file == str(own) for problem in caught.value.problems)
    return [
        f"{own.read_text(encoding='utf-8').splitlines()[problem.line - 1].strip()[:20]} | "
        f"{problem.key} | {problem.message}"
        for problem in caught.value.problems
    ]


def test_there_are_eight_lessons_in_order():
    assert [lesson.number for lesson in LESSONS.lessons] == list(range(1, 9))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("lesson", LESSONS.lessons, ids=lambda lesson: lesson.id)
def test_a_lesson_takes_five_to_eight_minutes(lesson, language):
    assert 5 <= lesson.minutes(language) <= 8


@pytest.mark.parametrize("lesson", LESSONS.lessons, ids=lambda lesson: lesson.id)
def test_a_lesson_asks_something_and_names_its_sources(lesson):
    assert any(step.question for step in lesson.steps)
    assert list(lesson.cards())
    assert len(lesson.sources) >= 4
    assert all(source.url for source in lesson.sources.values())


@pytest.mark.parametrize("lesson", LESSONS.lessons, ids=lambda lesson: lesson.id)
def test_a_lesson_was_written_twice_and_not_copied(lesson):
    texts = [lesson.title, lesson.promise, lesson.opening, lesson.tomorrow, *lesson.take]
    texts += [part for step in lesson.steps for part in (step.title, step.text)]
    same = [both.de for both in texts if both.de == both.en]
    assert same in ([], ["Hashtags"])


def test_every_card_of_every_lesson_can_be_made_in_both_languages(there):
    assert list(gone(LESSONS, there)) == []


def test_a_card_that_has_gone_is_named_with_file_line_and_key():
    first = LESSONS.by_id[FIRST]
    only = Lessons((first,), LESSONS.files)
    (problem,) = gone(only, lambda name: name != "hack-a-hair-dryer.case.1")
    line = Path(problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.strip() == "card: hack-a-hair-dryer.case.1"
    assert problem.key == "steps.3.card"
    assert "goes on without it" in problem.message


def test_a_company_adds_lessons_of_its_own(own):
    assert "ours" in load_lessons(shipped("lessons"), own.parent).by_id


def test_a_folder_that_is_not_there_holds_no_lessons(tmp_path):
    assert load_lessons(shipped("lessons"), tmp_path / "none").by_id.keys() == LESSONS.by_id.keys()


def test_a_text_that_is_too_long_says_how_long_it_may_be(own):
    (said,) = broken(own, "Freitag, kurz vor Feierabend.", "Wort " * (MOST_WORDS + 1))
    assert said.startswith("de: >- | opening.de | has ")
    assert f"at most {MOST_WORDS}" in said


def test_a_language_that_is_missing_is_told(own):
    (said,) = broken(own, '  en: "How the social web works"\n', "")
    assert "title.en | is missing" in said


def test_a_source_that_nobody_listed_is_told_at_its_place(own):
    said = broken(own, "sources: [takeoff]", "sources: [takeof]")
    assert any("steps.0.sources.0 | 'takeof' is no source below" in one for one in said)


def test_a_step_asks_one_thing_only(own):
    (said,) = broken(own, "    sources: [kitchen]\n", "    card: shouting.spot.1\n")
    assert "steps.1.card | a step has a card or a question" in said


def test_the_right_answer_is_one_of_the_choices(own):
    (said,) = broken(own, "right: 3", "right: 4")
    assert "steps.1.question.right | 4 is none of the 3 choices" in said


def test_an_id_that_is_taken_or_not_the_files_name_is_told(own):
    said = " ".join(broken(own, "id: ours", f"id: {FIRST}"))
    assert "make them equal" in said
    assert "is the id of" in said


def test_a_file_that_is_no_yaml_leaves_all_others(tmp_path):
    shutil.copytree(shipped("lessons"), tmp_path / "all")
    (tmp_path / "all" / "hashtags.yml").write_text("id: [", encoding="utf-8")
    with pytest.raises(LessonError) as caught:
        load_lessons(tmp_path / "all")
    assert len(caught.value.sound.lessons) == 7


def test_the_schema_for_editors_is_current():
    kept = (shipped("lessons") / "schema" / "lesson.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == lesson_schema()
