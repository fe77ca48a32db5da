"""A campaign that is read twice: a STOP, and then its changed version. Readers made by chance."""

import json
import random
from collections.abc import Iterator
from typing import Any

from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.pictures import kept
from tests.campaign.drawings import hair_dryer, rocket_bench
from tests.people import somebody
from tests.web.campaign.report.make import NOW, TEXT, campaign, close, panel, read

BETTER = "Frauen in die Technik! Unser Labor steht offen: Am Freitag startet die Rakete mit dir."
MESSAGES = {
    "well": [
        "Frauen sollen in die Technik gehen",
        "Ein Labor sucht Kolleginnen",
        "Mitmachen, auch wenn man jung ist",
        "Technik macht Spaß",
    ],
    "badly": [
        "Frauen können nur föhnen",
        "Ohne Rosa geht es wohl nicht",
        "Wir werden nicht ernst genommen",
        "Man hält uns für Kinder",
        "Technik, aber bitte niedlich",
    ],
}
WARNINGS = [
    ("Ingenieurinnen", "Der Föhn macht aus einem Beruf einen Witz."),
    ("Frauen in der Forschung", "Weil ihre Arbeit mit Schminke verglichen wird."),
    ("Mädchen, die Technik mögen", "Die rosa Farbe sagt: Das ist nichts Ernstes."),
    ("Meine Kolleginnen und ich", "„Föhn“ neben „Technik“, als gehörte das zu uns."),
]


def told(password: str) -> str:
    """The paths of both reports, as JSON; their author is Anna."""
    person = somebody("anna", Role.AUTHOR, password=password)
    whole = campaign(person)
    first = panel(
        whole, "Technikerinnen", "Kundinnen und Kunden", "Außenstehende", **_with(hair_dryer())
    )
    _answered(first, {"Technikerinnen": (12, 0.6), "Kundinnen und Kunden": (24, 0.1)}, TEXT)
    _answered(first, {"Außenstehende": (5, 0.2)}, TEXT)
    read(first.strata.all()[0], [{"hurts_whom": "Alle", "hurts_by": "Der Ton"}], late=True)
    close(first)
    second = panel(
        whole,
        "Technikerinnen",
        "Kundinnen und Kunden",
        texts=[BETTER],
        number=2,
        **_with(rocket_bench()),
    )
    _answered(second, {"Technikerinnen": (22, 0), "Kundinnen und Kunden": (24, 0)}, BETTER)
    close(second)
    third = panel(whole, "Technikerinnen", "Kundinnen und Kunden", texts=[BETTER], number=3)
    _answered(third, {"Technikerinnen": (17, 0.05), "Kundinnen und Kunden": (3, 0)}, BETTER)
    return json.dumps([_path(one) for one in (first, second, third)])


def _with(data: bytes) -> dict[str, Any]:
    return {"picture": kept(data, "bild.png", NOW)}


def _path(made: Panel) -> str:
    return f"/campaigns/{made.version.campaign_id}/panels/{made.pk}/report/"


def _answered(made: Panel, groups: dict[str, tuple[int, float]], text: str) -> None:
    chance = random.Random(7)
    for name, (readers, hurt) in groups.items():
        stratum = made.strata.get(name=name)
        read(stratum, _answers(readers, hurt, text, chance))


def _answers(
    readers: int, hurt: float, text: str, chance: random.Random
) -> Iterator[dict[str, Any]]:
    for _ in range(readers):
        yield _hurt(text, chance) if chance.random() < hurt else _calm(chance)


def _calm(chance: random.Random) -> dict[str, Any]:
    return {
        "gist": chance.choice(MESSAGES["well"]),
        "whom": chance.choice(["Frauen", "junge Frauen", "Studentinnen"]),
        "pairs": {name: chance.randint(3, 5) for name in ("pleasant", "respectful", "sincere")},
        "hurts_me": chance.choice([0, 0, 0, 1, 2]),
        "would": chance.choice(["nothing", "nothing", "pass-on"]),
        "free": chance.choice(["", "", "Schönes Bild.", "Mehr davon, bitte."]),
    }


def _hurt(text: str, chance: random.Random) -> dict[str, Any]:
    whom, by = chance.choice(WARNINGS)
    start = text.index("Föhn") if "Föhn" in text else 0
    words = {"start": start, "end": start + 4}
    tag = {"start": text.rindex(" ") + 1, "end": len(text)}
    spot = {"x": chance.choice([2, 3]) / 6, "y": chance.choice([2, 3]) / 6, "w": 2 / 6, "h": 1 / 6}
    return {
        "gist": chance.choice(MESSAGES["badly"]),
        "whom": chance.choice(["Frauen", "Mädchen"]),
        "pairs": {name: chance.randint(1, 3) for name in ("pleasant", "respectful", "sincere")},
        "hurts_whom": whom,
        "hurts_by": by,
        "marks": chance.sample([words, tag, spot], 2),
        "hurts_me": chance.choice([2, 3, 4]),
        "would": chance.choice(["object", "avoid"]),
    }
