"""Whom a campaign speaks of is found by its words."""

import pytest

from gutgemacht.campaign.facets import FacetFinder
from gutgemacht.campaign.groups import groups_in
from gutgemacht.library import load_shipped


@pytest.fixture(scope="module")
def finder(tmp_path_factory) -> FacetFinder:
    return FacetFinder(load_shipped(tmp_path_factory.mktemp("house")).patterns)


def test_a_group_is_named_with_the_words_that_led_there(finder):
    found = groups_in(["Wir rufen alle Frauen auf. Mut und Lippenstift genügen."], finder)
    assert found[0].group == "women"
    assert found[0].words == ("Frauen", "Lippenstift")


def test_both_languages_are_read_each_text_in_its_own(finder):
    found = {one.group for one in groups_in(["Für Mütter gemacht.", "Mums love it."], finder)}
    assert found == {"mothers"}


def test_a_text_about_nobody_names_nobody(finder):
    assert groups_in(["Unser Labor hat Platz für alle, die gern bauen.", ""], finder) == []
