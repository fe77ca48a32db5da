"""The guideline, to be read."""

import pytest

from gutgemacht.web.rules import in_force


def page(client, path, language="de"):
    return client.get(path, headers={"accept-language": language})


def test_every_rule_in_force_stands_in_the_list(client):
    text = page(client, "/guideline/").content.decode()
    rules = in_force().compiled.rules
    assert all(f'href="/guideline/{compiled.rule.id}/"' in text for compiled in rules)
    assert f"{len(rules)} Regeln" in text


def test_law_and_advice_are_told_apart(client):
    text = page(client, "/guideline/", "en").content.decode()
    assert '<b class="law">law' in text
    assert "<i>advice</i>" in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_has_a_page_with_examples_and_sources(client, language):
    for compiled in in_force().compiled.rules:
        response = page(client, f"/guideline/{compiled.rule.id}/", language)
        assert response.status_code == 200
        assert "<mark>" in response.content.decode() or not compiled.rule.marks_needed


def test_where_and_since_when_a_rule_is_law(client):
    text = page(client, "/guideline/bare-climate-claim/").content.decode()
    assert "DE, seit 2026-09-27" in text


def test_an_unknown_rule_is_a_page_that_leads_back(client):
    response = page(client, "/guideline/nothing/")
    assert response.status_code == 404
    assert "Zurück zum Entwurf" in response.content.decode()
