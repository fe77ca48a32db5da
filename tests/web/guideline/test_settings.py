"""The settings of the company: saved to company.yml, in force at once, nothing lost."""

import pytest
from django.urls import reverse

from gutgemacht.guideline import Company
from gutgemacht.guideline.load import load_file
from gutgemacht.web.people.models import Person
from gutgemacht.web.rules import in_force, look_again

pytestmark = [pytest.mark.django_db, pytest.mark.database]

URL = "/guideline/settings/"
ALL = ["advertising", "ai-and-rights", "campaign", "claims", "core", "issuer", "reply"]
FORM = {
    "name": "Bergtal GmbH",
    "names": "bergtal\n nova \n",
    "packs": ["claims", "advertising"],
    "appetite": "calm",
    "off_rule": "",
    "off_reason": "",
    "most_false_alarms": "7",
}


def save(client, **changes):
    return client.post(URL, {**FORM, **changes})


def company(house) -> Company:
    return load_file(house / "company.yml", Company)


def test_what_is_saved_stands_in_the_file_and_holds_at_once(house, editor, client):
    answer = save(client)
    assert answer.url == f"{URL}?saved"
    assert "Gespeichert." in client.get(answer.url).content.decode()
    saved = company(house)
    assert (saved.name, saved.names) == ("Bergtal GmbH", ["bergtal", "nova"])
    assert saved.packs == ["core", "advertising", "claims"]
    assert (saved.appetite, saved.most_false_alarms) == ("calm", 7)
    assert in_force().guideline.company == saved
    assert "open-call" not in in_force().guideline.by_id


def test_all_packs_means_those_to_come_as_well(house, editor, client):
    save(client, packs=ALL)
    assert company(house).packs is None


def test_single_switches_are_saved_and_law_and_stop_are_always_on(house, editor, client):
    save(client, appetite="own", statuses=["trial"], effects=[], bases=["house"])
    switches = company(house).switches
    assert switches.statuses == {"active", "trial"}
    assert switches.effects == {"stop"}
    assert switches.bases == {"law", "house"}
    page = client.get("/draft/").content.decode()
    assert "unsere Auswahl an Notizen" in page
    save(client, appetite="strict")
    assert company(house).switches is None


def test_the_draft_hears_as_much_as_the_company_has_chosen(house, editor, client):
    text = {"text": "Unsere Nova ist klimaneutral!!!! #novatag"}
    before = client.post("/draft/notes/", text).content.decode()
    save(client, packs=ALL)
    page = client.get("/draft/").content.decode()
    assert '<option value="calm" selected>' in page
    after = client.post("/draft/notes/", text).content.decode()
    assert after.count("<article") < before.count("<article")
    chosen = client.post("/draft/notes/", {**text, "appetite": "normal"}).content.decode()
    assert chosen.count("<article") == before.count("<article")


def test_other_programs_hear_as_much_too(house, editor, client):
    form = {"text": "Unsere Nova ist da!!!!", "language": "de", "speaker": "company"}
    assert "many-exclamations" in client.post("/v2/check", form).content.decode()
    save(client, packs=ALL)
    assert "many-exclamations" not in client.post("/v2/check", form).content.decode()


def test_account_names_are_known_from_the_settings(house, editor, client):
    account = {"text": "zwergwal_service", "action": "account", "speaker": "employee"}
    assert "<article" not in client.post("/draft/notes/", account).content.decode()
    save(client, names="Zwergwal", appetite="normal", packs=ALL)
    assert "<article" in client.post("/draft/notes/", account).content.decode()


def test_a_rule_is_switched_off_with_a_reason_that_all_can_read(house, editor, client):
    save(client, packs=ALL, off_rule="young-team", off_reason="Wir sind  ein junges Team.")
    assert company(house).off == {"young-team": "Wir sind ein junges Team."}
    client.logout()
    for path in ("/guideline/", "/guideline/young-team/"):
        page = client.get(path).content.decode()
        assert "Hier abgeschaltet: Wir sind ein junges Team." in page
    assert f"{len(in_force().compiled.rules)} Regeln" in client.get("/guideline/").content.decode()


def test_it_is_switched_on_again(house, editor, client):
    save(client, off_rule="young-team", off_reason="Anders geregelt.")
    save(client, off_rule="real-men", off_reason="Anders geregelt.")
    save(client, **{"take-back": "young-team"})
    assert list(company(house).off) == ["real-men"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"most_false_alarms": "0"}, "most_false_alarms", "1"),
        ({"most_false_alarms": "viele"}, "most_false_alarms", "Zahl"),
        ({"appetite": "huge"}, "appetite", "huge"),
        ({"packs": ["nothing"]}, "packs", "nothing"),
        ({"off_rule": "young-team", "off_reason": "?"}, "off_reason", "Worten"),
        ({"off_rule": "", "off_reason": "Weil es so ist."}, "off_rule", "Um welche Regel"),
        ({"off_rule": "nothing", "off_reason": "Weil."}, "off_rule", "nothing"),
        ({"name": "x" * 200}, "name", "150"),
    ],
)
def test_a_mistake_names_its_field_and_keeps_what_was_typed(
    house, editor, client, changes, field, words
):
    answer = save(client, **changes)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert words in "".join(answer.context["form"].errors[field])
    assert 'role="alert"' in page
    assert "bergtal\n nova" in page
    assert not (house / "company.yml").exists()


def test_what_else_stands_in_the_file_stays(house, editor, client):
    file = house / "company.yml"
    file.write_text('# From us\nname: Bergtal   # short\noff:\n  real-men: "Nein."\n')
    look_again()
    save(client, name="Bergtal", off_rule="young-team", off_reason="Anders geregelt.")
    text = file.read_text()
    assert text.startswith("# From us\nname:")
    assert "# short" in text
    assert list(company(house).off) == ["real-men", "young-team"]


@pytest.mark.parametrize("broken", ["appetite: huge\n", "colour: red\n", "name: [Bergtal\n"])
def test_a_file_that_is_broken_is_not_written_over(house, editor, client, broken):
    file = house / "company.yml"
    file.write_text(broken)
    look_again()
    answer = save(client)
    assert answer.status_code == 400
    assert "company.yml:" in answer.content.decode()
    assert file.read_text() == broken


def test_only_guideline_editors_come_here(house, client):
    assert client.get(URL).url.startswith(reverse("people:sign-in"))
    ben = Person.objects.create_user("ben@bergtal.example", name="Ben Huber")
    client.force_login(ben)
    assert client.get(URL).status_code == 403
    assert save(client).status_code == 403
    assert URL not in client.get("/guideline/").content.decode()


def test_editors_find_it_from_the_list(house, editor, client):
    assert f'href="{URL}"' in client.get("/guideline/").content.decode()
    assert client.get(URL).status_code == 200


def test_the_cards_say_what_each_leaves_out(house, editor, client):
    page = client.get(URL).content.decode()
    assert "Lässt weg: Regeln auf Probe, Regelentwürfe, Hinweise, Empfehlung." in page
    assert "Lässt nichts weg." in page
