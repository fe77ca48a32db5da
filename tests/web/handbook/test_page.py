"""The handbook in the pages, for everybody."""

import pytest

from gutgemacht.web.rules import in_force

pytestmark = pytest.mark.django_db


def page(client, path="/handbook/", language="de"):
    return client.get(path, headers={"accept-language": language})


def test_it_is_read_without_an_account(client):
    text = page(client).content.decode()
    assert "Was Sie schützt" in text
    assert "Melden Sie sich an" in text
    assert "Ich habe diese Fassung gelesen" not in text
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_in_force_has_its_place(client, language):
    text = page(client, language=language).content.decode()
    rules = in_force().guideline.rules
    assert all(f'id="{r.id}"' in text for r in rules if r.status in ("trial", "active"))


def test_the_navigation_leads_there(client):
    text = page(client, "/draft/").content.decode()
    assert 'href="/handbook/"' in text
    assert ">Handbuch</a>" in text


@pytest.mark.parametrize(("country", "law"), [("DE", True), ("CH", False), ("all", True)])
def test_the_country_decides_what_is_law(client, country, law):
    text = page(client, f"/handbook/?country={country}").content.decode()
    assert ("§ 22 KUG" in text) is law


def test_a_country_that_is_none_is_all_of_them(client):
    assert "§ 22 KUG" in page(client, "/handbook/?country=XX").content.decode()


@pytest.mark.parametrize(
    ("file", "kind", "start"),
    [
        ("handbook.pdf", "application/pdf", b"%PDF"),
        ("pocket.pdf", "application/pdf", b"%PDF"),
        ("handbook.md", "text/markdown; charset=utf-8", b"# Handbuch"),
    ],
)
def test_what_can_be_taken_away(client, file, kind, start):
    answer = page(client, f"/handbook/{file}?country=AT")
    assert answer.headers["Content-Type"] == kind
    assert answer.content.startswith(start)
    assert "-de-at." in answer.headers["Content-Disposition"]


def test_its_own_style_is_served(client):
    assert "/static/handbook/handbook.css" in page(client).content.decode()
    assert client.get("/static/handbook/handbook.css").status_code == 200
