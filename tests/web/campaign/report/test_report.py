"""What the report tells of a panel, in every format."""

import csv
import io
import json

import pytest

from gutgemacht.web.people.models import Role
from tests.people import signed_in, somebody
from tests.web.campaign.report.make import campaign, close, panel, read

pytestmark = pytest.mark.django_db

CALM = {
    "gist": "Frauen sollen in die Technik",
    "whom": "Frauen",
    "pairs": {"pleasant": 4, "respectful": 4, "sincere": 3},
}
HURT = {
    "gist": "Frauen können nur föhnen",
    "whom": "Frauen",
    "pairs": {"pleasant": 1, "respectful": 1, "sincere": 2},
    "hurts_whom": "Ingenieurinnen",
    "hurts_by": "durch den Föhn als Werkzeug",
    "hurts_me": 4,
    "would": "object",
    "marks": [{"start": 35, "end": 43}],
}


@pytest.fixture
def author():
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def whole(author):
    return campaign(author)


def address(made, name=""):
    return f"/campaigns/{made.version.campaign_id}/panels/{made.pk}/report/{name}"


def body(person, made, name="", language="de"):
    response = signed_in(person, language).get(address(made, name))
    assert response.status_code == 200
    return response.content.decode()


def test_on_top_stands_the_decision_with_its_numbers(author, whole):
    made = panel(whole, "Technikerinnen", "Alle anderen")
    women, others = made.strata.all()
    read(women, [CALM] * 8 + [HURT] * 2)
    read(others, [CALM] * 21)
    close(made)
    shown = body(author, made)
    open("/tmp/report.html", "w").write(shown)
    data = json.loads(body(author, made, "report.json"))
    assert data["decision"] == "STOP"
    rows = list(csv.DictReader(io.StringIO(body(author, made, "report.csv"))))
    assert {"groups": str(women.pk), "question": "objects", "count": "2", "of": "10"}.items() <= {
        key: value for key, value in rows[0].items()
    }.items()
    pdf = signed_in(author).get(address(made, "report.pdf"))
    open("/tmp/report.pdf", "wb").write(pdf.content)
    assert pdf.content.startswith(b"%PDF")
