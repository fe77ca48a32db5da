"""Links, codes and posters: how readers find the pages."""

import re

import pytest
from django.test import Client

from gutgemacht.web.campaign.panel.codes import code_of
from tests.web.campaign.panel.plans import opened, planned

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def panel(desk, campaign):
    return opened(desk, campaign)


def _page(panel, more: str = "people/") -> str:
    return f"/campaigns/{panel.version.campaign_id}/panels/{panel.pk}/{more}"


def _links(desk, panel) -> list[str]:
    return re.findall(
        r'value="http://testserver(/read/[^"]+)"', desk.get(_page(panel)).content.decode()
    )


def test_each_group_has_a_link_of_its_own(desk, panel):
    links = _links(desk, panel)
    assert len(set(links)) == 2
    for link in links:
        assert Client().get(link).status_code == 200


def test_a_renewed_link_ends_the_old_one_and_no_other(desk, panel):
    before = _links(desk, panel)
    group = panel.strata.first()
    desk.post(_page(panel, f"groups/{group.pk}/renew/"))
    after = _links(desk, panel)
    assert Client().get(before[0]).status_code == 404
    assert Client().get(after[0]).status_code == 200
    assert before[1] == after[1]


def test_a_code_is_drawn_in_the_house(desk, panel):
    group = panel.strata.first()
    answer = desk.get(_page(panel, f"groups/{group.pk}/code.svg"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.count(b"<path") == 2
    small, large = code_of("https://a.example/read/1.x/"), code_of("https://a.example/" + "x" * 200)
    assert small.size < large.size


def test_a_poster_speaks_each_language_and_names_nobody(desk, panel):
    group = panel.strata.first()
    path = _page(panel, f"groups/{group.pk}/poster/")
    german = desk.get(f"{path}?language=de").content.decode()
    english = desk.get(f"{path}?language=en").content.decode()
    assert 'lang="de"' in german.split("<head>")[0]
    assert 'lang="en"' in english.split("<head>")[0]
    for page in (german, english):
        main = page.split("<main>")[1]
        assert "Hair dryer" not in main
        assert "/read/" in main
    assert desk.get(f"{path}?language=xx").status_code == 200


def test_there_are_no_links_before_it_opens(desk, campaign):
    panel = planned(desk, campaign)
    assert desk.get(_page(panel)).status_code == 302
