"""The pages of the cases, as people open them."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from gutgemacht.library import Hours
from gutgemacht.library.load import load_shipped
from gutgemacht.web.cases.beside import beside
from gutgemacht.web.cases.words import how_long, moment
from tests.web.house import house

pytestmark = pytest.mark.database


@pytest.fixture
def page(db):
    def opened(address: str, language: str = "en") -> str:
        answer = Client(headers={"accept-language": language}).get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return opened


def listed(body: str) -> list[str]:
    shown = body.split('<ul class="cases">', 1)
    return re.findall(r'<h2><a href="/cases/([^/"]+)/">', shown[-1])


def test_all_cases_stand_there_the_newest_first_and_as_dots(page):
    body = page("/cases/")
    assert len(listed(body)) == 60
    assert len(re.findall(r'<a href="/cases/[^"]+" aria-label=', body)) == 60
    library = load_shipped()
    years = [library.by_id[name].since for name in listed(body)]
    assert years == sorted(years, reverse=True)


def test_choices_narrow_the_list_and_nothing_left_says_what_to_do(page):
    austria = listed(page("/cases/?country=AT&kind=green-claim"))
    assert austria == []
    assert "Take one choice back" in page("/cases/?country=AT&kind=green-claim")
    hurt = listed(page("/cases/?group=women&mechanism=cliche"))
    library = load_shipped()
    assert hurt
    assert all("women" in library.by_id[name].pattern.groups for name in hurt)


def test_a_question_in_either_language_finds_by_meaning(page):
    assert listed(page("/cases/?q=Muttertag+V%C3%A4ter"))[0] == "clumsy-fathers"
    assert "Fits by:" in page("/cases/?q=lipstick+for+girls")
    assert "Nothing like it is known" in page("/cases/?q=xyzzy")
    page("/cases/?q=" + "x" * 5_000 + "%00")


def test_a_rule_leads_to_the_cases_that_it_would_have_caught(page):
    body = page("/cases/?rule=read-by-audience")
    library = load_shipped()
    assert all("read-by-audience" in library.by_id[n].caught.rules for n in listed(body))
    assert '<a href="/guideline/read-by-audience/">' in body


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_case_can_be_read_in_full(page, language):
    for case in load_shipped().cases:
        body = page(f"/cases/{case.id}/", language)
        for source in case.sources:
            assert (source.url or "").split("&")[0] in body
        assert ("doubt" in body) == bool(case.unverified)


def test_an_unknown_case_is_not_found(db):
    assert Client().get("/cases/no-such-case/").status_code == 404


def test_a_broken_file_of_the_company_is_told_and_all_others_stay(page, tmp_path, settings):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "ours.yml").write_text("id: ours\n", encoding="utf-8")
    with house(tmp_path, settings):
        from gutgemacht.web.cases import library

        library.look_again()
        body = page("/cases/")
        assert "The file of a case is broken" in body
        assert str(Path("cases") / "ours.yml") in body
        assert len(listed(body)) == 60
    library.look_again()


def test_beside_a_draft_stand_at_most_three_with_what_was_alike_and_what_was_not():
    text = "Gönn dir heute zwei zum Preis von einem. Die App schickt es automatisch."
    with translation.override("de"):
        found = beside(text, date(2026, 11, 9), "de")
    assert 1 <= len(found) <= 3
    assert found[0].id == "cheese-on-a-day-of-mourning"
    assert "Gedenktag" in [likeness.title for likeness in found[0].alike]
    assert found[0].there
    assert found[0].url == "/cases/cheese-on-a-day-of-mourning/"
    assert beside("Wir haben geöffnet.", None, "de") == []


def test_times_are_told_as_exactly_as_they_are_known():
    with translation.override("en"):
        assert [moment(value) for value in ("2012", "2015-12", "2015-12-04")] == [
            "2012", "December 2015", "4. December 2015",
        ]  # fmt: skip
        assert how_long(None) == ""
        assert how_long(Hours(least=0)) == "within the hour"
        assert how_long(Hours(least=1)) == "after about 1 hour"
        assert how_long(Hours(least=24, most=48)) == "after 1 to 2 days"
        assert how_long(Hours(least=20, most=36)) == "after 20 to 36 hours"
        assert how_long(Hours(least=72)) == "after about 3 days"
