"""What the report tells of a panel, in every format."""

import csv
import io
import json
import re
import subprocess

import pytest

from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.pictures import kept
from tests.campaign.drawings import hair_dryer
from tests.people import signed_in, somebody
from tests.web.campaign.report.make import NOW, TEXT, campaign, close, panel, read

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CALM = {"gist": "Frauen sollen in die Technik", "whom": "Frauen", "free": "Schönes Bild"}
HURT = {
    "gist": "Frauen können nur föhnen",
    "hurts_whom": "Ingenieurinnen",
    "hurts_by": "durch den Föhn als Werkzeug",
    "hurts_me": 4,
    "would": "object",
    "marks": [{"start": TEXT.index("Föhn"), "end": TEXT.index("Föhn") + 4}],
}
EVIL = '#panic("x") $ \\ ] <b>*_`= @none // ' * 3


@pytest.fixture
def author():
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def whole(author):
    return campaign(author)


@pytest.fixture
def get(author):
    """What a page of a report says to its author."""

    def got(made, name="", language="de"):
        address = f"/campaigns/{made.version.campaign_id}/panels/{made.pk}/report/{name}"
        response = signed_in(author, language).get(address)
        assert response.status_code == 200
        return response

    return got


def words(response) -> str:
    """The words of a page, without its marks."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())


def paper(response) -> str:
    """The words of a PDF."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=response.content, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def stopped(whole):
    """Two of ten are hurt, and nobody of the 21 others."""
    made = panel(whole, "Technikerinnen", "Alle anderen")
    women, others = made.strata.all()
    read(women, [CALM] * 8 + [HURT] * 2)
    read(others, [CALM] * 21)
    close(made)
    return made


def test_on_top_stands_the_decision_with_its_numbers_and_what_they_mean(whole, get):
    shown = words(get(stopped(whole)))
    assert "STOP: So, wie es ist, widersprechen zu viele." in shown
    assert "2 von 10 widersprechen; unter 100 solchen Menschen wären es 6 bis 52." in shown
    assert "Zu 91 % sicher widersprechen mehr als 10 von 100." in shown
    assert "0 von 21 widersprechen; unter 100 solchen Menschen wären es 0 bis 16." in shown


def test_english_is_spoken_too(whole, get):
    shown = words(get(stopped(whole), language="en"))
    assert "2 of 10 object; among 100 such people it would be 6 to 52." in shown
    assert "7 of 31" not in shown


def test_meant_stands_beside_understood_in_the_readers_own_words(whole, get):
    shown = words(get(stopped(whole)))
    assert whole.intent in shown
    assert "Frauen können nur föhnen × 2" in shown
    assert "Frauen sollen in die Technik × 21" in shown


def test_what_was_meant_is_what_its_version_meant(whole, get):
    made = stopped(whole)
    version = made.version
    version.meant = {"intent": "So war es damals gemeint", "addressed": "alle"}
    version.save()
    whole.intent = "Etwas anderes"
    whole.save()
    shown = words(get(made))
    assert "So war es damals gemeint" in shown
    assert "Etwas anderes" not in shown


def test_marked_words_are_warm_and_listed_with_their_share(whole, get):
    response = get(stopped(whole))
    assert '<mark class="heat-1">Föhn</mark>' in response.content.decode()
    assert "„Föhn“ 2 von 31 (1 bis 21 von 100)" in words(response)


def test_a_warning_is_there_from_the_first_reader_on_and_when_it_comes_late(whole, get):
    made = panel(whole, "Technikerinnen")
    read(made.strata.get(), [HURT])
    read(made.strata.get(), [{"hurts_whom": "Lehrerinnen", "hurts_by": "der Ton"}], late=True)
    for shown in (words(get(made)), paper(get(made, "report.pdf"))):
        assert "durch den Föhn als Werkzeug" in shown
        assert "Lehrerinnen" in shown
        assert "1 Antwort kam, als ihre Gruppe schon vollzählig oder zu Ende war." in shown
    assert json.loads(get(made, "report.json").content)["late"] == 1


def test_below_ten_there_are_no_words_and_below_eight_no_numbers(whole, get):
    made = panel(whole, "Technikerinnen")
    read(made.strata.get(), [CALM] * 7)
    close(made)
    shown = words(get(made))
    assert "Bisher haben es 7 Menschen gelesen; Zahlen stehen hier ab 8." in shown
    assert "Weniger als 8 Menschen haben es gelesen." in shown
    assert CALM["gist"] not in shown
    (one,) = json.loads(get(made, "report.json").content)["stimuli"]
    assert one["sums"] == one["words"] == []
    assert one["outcomes"][0]["at"] is None
    assert len(get(made, "report.csv").content.decode().splitlines()) == 1


def test_two_panels_are_compared_with_what_is_uncertain(whole, get):
    stopped(whole)
    made = panel(whole, "Technikerinnen", number=2)
    read(made.strata.get(), [CALM] * 21)
    close(made)
    shown = words(get(made))
    assert "Es widersprechen weniger als in der letzten Leserunde (zu 9" in shown
    assert "damals 2 von 10 (6 bis 52 von 100), jetzt 0 von 21 (0 bis 16 von 100)" in shown


def test_sums_as_json_and_csv_say_the_same_and_quote_nobody(whole, get):
    made = stopped(whole)
    data = json.loads(get(made, "report.json").content)
    text = get(made, "report.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert data["decision"] == "STOP"
    group = str(data["groups"][0]["id"])
    (objects,) = [row for row in rows if row["groups"] == group and row["question"] == "objects"]
    assert (objects["count"], objects["of"]) == ("2", "10")
    would = data["stimuli"][0]["sums"][0]["would"]["object"]
    (row,) = [one for one in rows if (one["groups"], one["answer"]) == (group, "object")]
    assert (would["count"], would["of"]) == (int(row["count"]), int(row["of"])) == (2, 10)
    for told in (json.dumps(data, ensure_ascii=False), text):
        assert not re.search("föhnen|Werkzeug|Bild", told)


def test_pictures_lie_under_a_veil_where_nobody_pointed(whole, get):
    picture = kept(hair_dryer(), "föhn.png", NOW)
    made = panel(whole, "Technikerinnen", picture=picture)
    spot = {"x": 0.0, "y": 0.0, "w": 1 / 3, "h": 1 / 3}
    read(made.strata.get(), [HURT | {"marks": [spot]}] * 8)
    close(made)
    response = get(made)
    assert 'mask="url(#veil-' in response.content.decode()
    assert "oben links 8 von 8 (67 bis 100 von 100)" in words(response)
    seen = get(made, f"pictures/{Stimulus.objects.get().pk}/")
    assert seen["Content-Type"] == "image/jpeg"
    assert get(made, "report.pdf").content.startswith(b"%PDF")


def test_texts_command_neither_page_nor_print(whole, get):
    whole.title = whole.intent = EVIL[:150]
    whole.save()
    made = panel(whole, "#panic() =", texts=[EVIL])
    evil = {"gist": EVIL, "hurts_whom": EVIL, "hurts_by": "<script>alert(1)</script> #evil"}
    read(made.strata.get(), [evil] * 12)
    close(made)
    assert "<script>alert" not in get(made).content.decode()
    response = get(made, "report.pdf")
    assert "<script>alert(1)</script> #evil" in paper(response)
    assert b"/MarkInfo" in response.content


def test_a_panel_nobody_has_read_says_what_to_do(whole, get):
    made = panel(whole, "Technikerinnen")
    assert "Geben Sie die Links weiter" in words(get(made))
    close(made)
    assert "niemand hat gelesen" in words(get(made))
    assert get(made, "report.pdf").content.startswith(b"%PDF")


def test_what_is_planned_foreign_or_put_away_is_not_found(author, whole):
    made = stopped(whole)
    berta = signed_in(somebody("berta", Role.AUTHOR))
    path = f"/campaigns/{whole.pk}/panels/{made.pk}/report/"
    assert berta.get(path).status_code == 200
    assert berta.get(f"/campaigns/{whole.pk + 1}/panels/{made.pk}/report/").status_code == 404
    whole.put_away_at = NOW
    whole.save()
    assert berta.get(path).status_code == 404
    assert signed_in(author).get(path).status_code == 200
    made.state = "planned"
    made.save()
    assert signed_in(author).get(path).status_code == 404
