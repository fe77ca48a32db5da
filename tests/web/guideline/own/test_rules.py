"""The company's own rules: written on a page, kept as files, in force everywhere."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gutgemacht.check import failures
from gutgemacht.guideline import Rule
from gutgemacht.guideline.load import load_file
from gutgemacht.web.guideline.own.models import Change
from gutgemacht.web.people.models import Person
from gutgemacht.web.rules import in_force

from .forms import FORM, ID

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NEW = reverse("own_rules:new")


def file_of(house, rule_id: str = ID):
    return house / "packs" / "company" / "rules" / f"{rule_id}.yml"


def write(client, **changes):
    return client.post(NEW, FORM | changes)


def edit(client, house, **changes):
    page = client.get(reverse("own_rules:edit", args=[ID]))
    before = page.context["form"]["before"].value()
    given = FORM | {"before": before, "reason": "Es fehlte etwas."} | changes
    return client.post(reverse("own_rules:edit", args=[ID]), given)


def found(client, text: str) -> str:
    return client.post("/draft/", {"text": text}).content.decode()


def test_a_rule_written_on_the_page_is_a_file_and_holds_everywhere_at_once(house, editor, client):
    answer = write(client)
    assert answer.url == reverse("own_rules:edit", args=[ID])
    rule = load_file(file_of(house), Rule)
    assert (rule.status, rule.revision, rule.effect) == ("active", 1, "ask")
    assert failures(rule) == []
    assert rule.examples["de"].bad[0].text == "Ein echtes [[Schnäppchen]]!"
    assert rule.title.en == rule.title.de
    assert ID in in_force().guideline.by_id
    assert "Wir sagen nicht" in found(client, "Heute im Angebot: ein Schnäppchen!")
    handbook = client.get("/handbook/download/?format=md&country=DE")
    pages = client.get("/handbook/").content.decode()
    assert "Wir sagen nicht" in pages or "Wir sagen nicht" in handbook.content.decode()


def test_a_draft_is_kept_and_nobody_hears_it(house, editor, client):
    write(client, do="draft", bad_de="", good_de="")
    assert load_file(file_of(house), Rule).status == "draft"
    assert "Wir sagen nicht" not in found(client, "Ein Schnäppchen!")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bad_de": "Ein Schnäppchen!\nGünstig!\nSchnäppchen da!"}, "muss gefunden werden"),
        ({"good_de": "Kein Schnäppchen.\nGut.\nSchön."}, "soll in Ruhe bleiben"),
        ({"good_de": "Gut."}, "die sie in Ruhe lassen muss; es sind 1"),
        ({"words_de": ""}, "Nennen Sie ein Wort"),
        ({"kind": "pattern", "words_de": r"\w+"}, "match any words whatever"),
        ({"kind": "pattern", "words_de": "(Schnäppchen"}, "no pattern that can be used"),
        ({"words_de": "d*"}, "would match nearly everything"),
        ({"instead_de": "Schreiben Sie nichts Negatives über die Firma."}, "Das darf keine Firma"),
    ],
)
def test_what_is_missing_stands_beside_it_and_nothing_is_saved(
    house, editor, client, changes, words
):
    answer = write(client, **changes)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert words in page
    assert "Nennen Sie den Preis" in page or "nichts Negatives" in page
    assert not file_of(house).exists()
    assert not Change.objects.exists()


def test_a_rule_that_speaks_all_the_time_cannot_come_into_force(house, editor, client):
    words = "die\nder\ndas\nund"
    answer = write(client, words_de=words, bad_de="Die Uhr.\nDer Hut.\nDas Tor.")
    assert "mehr als jeder fünfte" in answer.content.decode()
    assert not file_of(house).exists()


def test_the_panel_alone_answers_while_one_writes(house, editor, client):
    answer = client.post(NEW, FORM | {"do": "try"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith("<aside")
    assert page.count("<mark>Schnäppchen") == 3
    assert "So kann sie in Kraft treten" in page
    assert not file_of(house).exists()


def test_every_change_says_why_and_can_be_undone(house, editor, client):
    write(client)
    first = file_of(house).read_text()
    assert edit(client, house, reason="").status_code == 400
    edit(client, house, words_de="Schnäppchen", bad_de=FORM["bad_de"].replace("preis", ""))
    assert load_file(file_of(house), Rule).revision == 2
    edit(client, house, words_de="Schnäppchen", bad_de="Schnäppchen\n" * 3, do="retired")
    assert "Wir sagen nicht" not in found(client, "Ein Schnäppchen!")
    page = client.get(reverse("own_rules:past", args=[ID])).content.decode()
    assert "Es fehlte etwas." in page
    assert str(editor) in page
    oldest = Change.objects.filter(rule=ID).last()
    assert oldest.text == first
    client.post(reverse("own_rules:restore", args=[oldest.pk]))
    assert load_file(file_of(house), Rule).status == "active"
    assert "Wir sagen nicht" in found(client, "Ein Schnäppchen!")


def test_of_two_who_change_the_same_rule_the_second_is_told(house, editor, client):
    write(client)
    page = client.get(reverse("own_rules:edit", args=[ID]))
    before = page.context["form"]["before"].value()
    edit(client, house, effect="hint")
    late = FORM | {"before": before, "reason": "Zu spät.", "effect": "stop"}
    answer = client.post(reverse("own_rules:edit", args=[ID]), late)
    assert answer.status_code == 400
    assert "inzwischen geändert" in answer.content.decode()
    assert load_file(file_of(house), Rule).effect == "hint"


def test_what_the_form_does_not_show_stays_in_the_file(house, editor, client):
    write(client)
    text = file_of(house).read_text()
    more = 'unless:\n  - within: 3\n    patterns: ["kein schnäppchen"]\ncatalogue: ["G10"]\n'
    file_of(house).write_text(text.replace("title:\n", more + "title:\n", 1))
    edit(client, house, effect="hint")
    rule = load_file(file_of(house), Rule)
    assert rule.effect == "hint"
    assert rule.catalogue == ["G10"]
    assert rule.unless[0].patterns == ["kein schnäppchen"]


def test_a_removed_rule_can_be_brought_back_from_its_history(house, editor, client):
    write(client)
    client.post(reverse("own_rules:remove", args=[ID]), {"reason": ""})
    assert file_of(house).exists()
    client.post(reverse("own_rules:remove", args=[ID]), {"reason": "Doch nicht."})
    assert not file_of(house).exists()
    kept = Change.objects.filter(rule=ID).exclude(text="").first()
    client.post(reverse("own_rules:restore", args=[kept.pk]))
    assert file_of(house).exists()


def test_two_rules_of_one_title_get_names_of_their_own(house, editor, client):
    write(client)
    write(client)
    assert file_of(house, f"{ID}-2").exists()


def test_a_broken_file_is_told_with_its_place_and_the_others_go_on(house, editor, client):
    write(client)
    file_of(house, "broken").write_text("id: broken\neffect: maybe\n")
    page = client.get(reverse("own_rules:edit", args=["broken"])).content.decode()
    assert "2: effect" in page
    write(client, title_de="Zweite Regel", words_de="Ramsch", bad_de="Ramsch\nRamsch!\nRamsch?")
    assert "zweite-regel" in in_force().guideline.by_id
    assert ID in in_force().guideline.by_id


def upload(client, name: str, data: bytes):
    url = reverse("own_rules:import")
    return client.post(url, {"file": SimpleUploadedFile(name, data)}, follow=True)


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_what_is_taken_out_can_be_brought_in_again(house, editor, client):
    write(client)
    packed = client.get(reverse("own_rules:export")).content
    first = file_of(house).read_text()
    client.post(reverse("own_rules:remove", args=[ID]), {"reason": "Probe."})
    upload(client, "company.zip", packed)
    assert file_of(house).read_text() == first
    assert ID in in_force().guideline.by_id
    assert Change.objects.first().what == "imported"


def test_an_import_is_taken_whole_or_not_at_all(house, editor, client):
    write(client)
    good = file_of(house).read_text().replace(ID, "good")
    bad = good.replace("id: good", "id: bad").replace("effect: ask", "effect: maybe")
    page = upload(
        client, "two.zip", zipped(**{"rules/good.yml": good, "rules/bad.yml": bad})
    ).content.decode()
    assert "rules/bad.yml:" in page
    assert "effect" in page
    assert not file_of(house, "good").exists()


def test_one_rule_file_can_be_brought_in_alone(house, editor, client):
    write(client)
    text = file_of(house).read_text().replace(ID, "single").replace("Schnäppchen", "Rabatz")
    upload(client, "single.yml", text.encode())
    assert file_of(house, "single").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.zip", b"PK\x03\x04 broken", "x.zip"),
        ("x.zip", zipped(**{"readme.txt": "Hallo"}), "no rules/*.yml"),
        ("x.zip", zipped(**{"rules/big.yml": "x" * 11_000_000}), "10,000,000 bytes"),
        ("x.zip", zipped(**{f"rules/r{n}.yml": "" for n in range(2_001)}), "2000 files"),
        ("x.yml", b"\xff\xfe", "not UTF-8"),
        ("real-men.yml", b"id: real-men\n", "comes with gutgemacht"),
    ],
)
def test_a_file_that_cannot_be_taken_changes_nothing(house, editor, client, name, data, words):
    page = upload(client, name, data).content.decode()
    assert words in page
    assert not (house / "packs").exists()


def test_a_path_out_of_the_folder_is_left_alone(house, editor, client):
    write(client)
    text = file_of(house).read_text().replace(ID, "sneaky")
    upload(client, "x.zip", zipped(**{"../../rules/sneaky.yml": text}))
    assert not list(house.rglob("sneaky.yml"))


def test_only_editors_come_here(house, client):
    client.force_login(Person.objects.create_user("ben@bergtal.example"))
    for name in ("all", "new", "lists", "export"):
        assert client.get(reverse(f"own_rules:{name}")).status_code == 403
    assert write(client).status_code == 403
    client.logout()
    assert client.get(NEW).status_code == 302
