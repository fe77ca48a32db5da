"""Lists of names: what rules refer to, and secret ones that no file tells."""

import pytest
from django.urls import reverse

from gutgemacht.web.guideline.own.models import Change
from gutgemacht.web.rules import in_force

from .forms import FORM

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def names(client, list_id: str, text: str):
    return client.post(reverse("own_rules:list", args=[list_id]), {"names": text})


def rules_of(client, text: str) -> str:
    return client.post("/draft/", {"text": text}).content.decode()


def test_a_secret_name_is_found_and_stands_readable_nowhere(house, editor, client):
    names(client, "code-names", "Zugvogel\nProjekt Biber")
    assert "Dieser Name ist noch nicht draußen" in rules_of(client, "Der Zugvogel fliegt.")
    files = [file for file in house.rglob("*") if file.is_file()]
    assert not any(b"Zugvogel" in file.read_bytes() for file in files)
    assert "Zugvogel" not in "".join(change.text + change.why for change in Change.objects.all())
    page = client.get(reverse("own_rules:list", args=["code-names"])).content.decode()
    assert "Zugvogel\nProjekt Biber" in page
    client.logout()
    for url in ("/guideline/", "/guideline/internal-name/", "/handbook/"):
        assert "Zugvogel" not in client.get(url).content.decode()


def test_an_open_list_is_readable_in_its_file(house, editor, client):
    names(client, "rivals", "Kaltfirma")
    page = client.get(reverse("own_rules:all")).content.decode()
    assert "list rivals" in page
    assert "own/list-rivals/" not in page
    assert "Kaltfirma" in (house / "packs/company/glossaries/rivals.yml").read_text()
    assert "Mitbewerbers" in rules_of(client, "Leiser als Kaltfirma.")
    names(client, "rivals", "")
    assert "Mitbewerbers" not in rules_of(client, "Leiser als Kaltfirma.")


def test_a_new_list_can_be_used_by_a_new_rule(house, editor, client):
    url = reverse("own_rules:new-list")
    client.post(url, {"title": "Alte Marken", "kind": "open", "names": "Wärmefix"})
    assert "alte-marken" in [one.id for one in in_force().guideline.glossaries if one.terms]
    bad = "Wärmefix ist da.\nMehr Wärmefix!\nWärmefix?"
    form = FORM | {"words_de": "", "glossaries": ["alte-marken"], "bad_de": bad}
    answer = client.post(reverse("own_rules:new"), form)
    assert answer.status_code == 302
    assert "Wir sagen nicht" in rules_of(client, "Unsere Wärmefix heizt.")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"title": "", "kind": "open", "names": "x"}, "Geben Sie der Liste einen Namen"),
        ({"title": "Kurz", "kind": "open", "names": "a*"}, "would match nearly everything"),
        ({"title": "Leer", "kind": "secret", "names": "***"}, "no letter or digit"),
    ],
)
def test_a_list_that_makes_no_sense_is_told_and_what_was_typed_stays(
    house, editor, client, form, words
):
    answer = client.post(reverse("own_rules:new-list"), form)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert words in page
    assert form["names"] in page
    assert not (house / "packs").exists()
