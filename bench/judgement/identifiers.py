"""How well identifiers are found: made ones, labelled ones of somebody else, and ordinary posts.

usage: python -m bench.judgement.identifiers CORPORA [--each]

Made numbers have valid check digits and are written in every way people write them, from a fixed
seed. The rows of cases/identifiers were written apart from the detectors: those of the half `tune`
were mended on, those of `hold` are only measured. A found identifier on an ordinary post counts as
false unless it is what it says it is; those of CORPORA, see docs/judgement.md, are read too.
"""

import csv
import json
import random
import re
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.judgement.row import Row, show
from stdnum import iban, luhn
from stdnum.at import tin, vnr
from stdnum.de import idnr
from stdnum.iso7064 import mod_11_10

from gutgemacht.check.identifiers import find
from gutgemacht.guideline.identifiers import SECRET

ROOT = Path(__file__).parents[2]
SEED, EACH = 20261127, 200
POSTS_GOAL = 0.3


def rows(corpora: Path) -> Iterator[Row]:
    """All figures, in percent but for false ones (per 1,000 posts)."""
    yield from _made()
    yield from _labelled()
    yield from _ordinary(corpora)


# --- made numbers ---------------------------------------------------------------------------


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _born(chance: random.Random) -> str:
    return f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}{chance.randint(0, 99):02}"


def _iban(chance: random.Random) -> str:
    country, length = chance.choice((("DE", 18), ("AT", 16), ("CH", 17), ("LI", 17)))
    number = _digits(chance, length)
    return country + iban.calc_check_digits(f"{country}00{number}") + number


def _card(chance: random.Random) -> str:
    start, length = chance.choice((("4", 16), ("52", 16), ("2221", 16), ("37", 15), ("6011", 16)))
    number = start + _digits(chance, length - len(start) - 1)
    return number + luhn.calc_check_digit(number)


def _tax_id(chance: random.Random) -> str:
    while True:
        places = chance.sample("0123456789", 9)
        places.insert(chance.randint(0, 9), chance.choice(places))
        number = "".join(places)
        number += mod_11_10.calc_check_digit(number)
        if idnr.is_valid(number):
            return number


def _tax_account(chance: random.Random) -> str:
    while True:
        number = chance.choice(("04", "12", "46", "51", "68", "91")) + _digits(chance, 6)
        number += tin.calc_check_digit(number)
        if tin.is_valid(number):
            return number


def _austrian_insurance(chance: random.Random) -> str:
    while True:
        number = f"{chance.randint(100, 999)}0{_born(chance)}"
        check = vnr.calc_check_digit(number)
        if len(check) == 1:
            return number[:3] + check + number[4:]


def _letter(chance: random.Random) -> tuple[str, str]:
    place = chance.randint(1, 26)
    return chr(ord("A") + place - 1), f"{place:02}"


def _sum(number: str, weights: tuple[int, ...]) -> int:
    return sum(sum(divmod(int(d) * w, 10)) for d, w in zip(number, weights, strict=True)) % 10


def _pension(chance: random.Random) -> str:
    start = f"{chance.randint(2, 89):02}{_born(chance)}"
    letter, place = _letter(chance)
    serial = _digits(chance, 2)
    check = _sum(start + place + serial, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1))
    return f"{start}{letter}{serial}{check}"


def _health(chance: random.Random) -> str:
    letter, place = _letter(chance)
    number = _digits(chance, 8)
    return f"{letter}{number}{_sum(place + number, (1, 2) * 5)}"


def _ahv(chance: random.Random) -> str:
    number = "756" + _digits(chance, 9)
    total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(number))
    return f"{number}{-total % 10}"


def _grouped(number: str, groups: tuple[int, ...], sign: str) -> str:
    parts, place = [], 0
    for size in groups:
        parts.append(number[place : place + size])
        place += size
    return sign.join(part for part in (*parts, number[place:]) if part)


def _phone(chance: random.Random) -> str:
    start, mobile = chance.choice((("+43", "664"), ("+49", "171"), ("+49", "152"), ("+41", "79")))
    start = chance.choice((start, start.replace("+", "00"), "0", f"{start} (0)"))
    signs = chance.choice((" ", "/", "-", ".", " / ", ""))
    rest = _grouped(_digits(chance, 7 if mobile != "152" else 8), (3, 2), chance.choice(" -."))
    bracket = chance.random() < 0.2 and start == "0"
    joined = "" if start == "0" else chance.choice((" ", "-", ""))
    number = f"({start}{mobile}) {rest}" if bracket else f"{start}{joined}{mobile}{signs}{rest}"
    return number if chance.random() < 0.8 else number.replace(" ", "\u00a0")


def _birth(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1930, 2015)
    return chance.choice(
        (
            f"{day}.{month}.{year}",
            f"{day:02}.{month:02}.{year}",
            f"{day:02}/{month:02}/{year}",
            f"{year}-{month:02}-{day:02}",
            f"{day}. März {year}",
            f"{day} March {year}",
            f"October {day}, {year}",
            f"{day:02}.{month:02}.{year % 100:02}",
        )
    )


def _address(chance: random.Random) -> str:
    name = chance.choice("Linden Mozart Schiller Berg Garten Mühl Kirch Birken".split())
    way = chance.choice("straße str. gasse weg allee platz".split())
    house = f"{chance.randint(1, 200)}{chance.choice(('', 'a', '/3', '/2/11'))}"
    town = chance.choice(("", ", 4020 Linz", ", 80331 München", ", CH-8001 Zürich", ", 1070 Wien"))
    english = f"{chance.randint(1, 200)} {name.title()} {chance.choice(('Road', 'Street', 'Lane'))}"
    return english if chance.random() < 0.2 else f"{name}{way} {house}{town}"


def _plate(chance: random.Random) -> str:
    letters = "".join(chance.choices("ABCDEFGHKLMNPRSTUVXYZ", k=2))
    number = chance.randint(100, 9999)
    german = f"{chance.choice('M B HH KA WÜ'.split())}-{letters}{chance.choice(' -')}{number}"
    austrian = f"{chance.choice('W L GM SL'.split())}-{number}{chance.choice(('', ' '))}{letters}"
    swiss = f"{chance.choice(('ZH', 'BE', 'SG'))}·{chance.randint(10000, 999999)}"
    return chance.choice((german, austrian, swiss))


def _ip(chance: random.Random) -> str:
    four = ".".join(str(chance.randint(11, 223)) for _ in range(4))
    six = "2001:db8:" + ":".join(f"{chance.randint(0, 65535):x}" for _ in range(6))
    return chance.choice((four, six))


class Made(NamedTuple):
    """A kind of identifier: how one is made and grouped, and the sentences it stands in."""

    name: str
    kind: str
    make: Callable[[random.Random], str]
    groups: tuple[int, ...]
    sentences: tuple[str, ...]


MADE = tuple(
    Made(name, kind, make, groups, tuple(sentences.split("|")))
    for name, kind, make, groups, sentences in (
        (
            *("iban", "iban", _iban, (4,) * 6),
            "Bitte an {} überweisen.|IBAN: {}|IBAN{}|Please pay to {}, thanks.|Konto {} ist ihres",
        ),
        (
            *("card", "card", _card, (4,) * 4),
            "Seine Karte ist {}.|Her card {} was charged twice.|Nummer {}, bitte prüfen!",
        ),
        (
            *("tax id, DE", "tax-number", _tax_id, (2, 3, 3, 3)),
            "Ihre Steuer-ID ist {}.|IdNr {} von Frau Kern|The number {} is hers.",
        ),
        (
            *("tax account, AT", "tax-number", _tax_account, (2, 3, 4)),
            "Seine Steuernummer lautet {}.|Finanzamt: {}|Her Austrian tax number is {}, I think.",
        ),
        (
            *("insurance, AT", "insurance-number", _austrian_insurance, (4, 6)),
            "SVNR {} bitte eintragen.|Herr Moser, {}, kommt um neun.|Her insurance number is {}.",
        ),
        (
            *("pension, DE", "insurance-number", _pension, (2, 6, 1, 3)),
            "Rentenversicherungsnummer {} liegt vor.|Wir brauchen {} dafür.|It is {}.",
        ),
        (
            *("health, DE", "insurance-number", _health, (1, 3, 3, 3)),
            "Versichertennummer {}, gültig.|Gesundheitskarte {} ist da.|Health insurance: {}",
        ),
        (
            *("AHV, CH", "insurance-number", _ahv, (3, 4, 4, 2)),
            "AHV-Nummer {}.|Frau Aebi, {}, ist angemeldet.|The number is {}.",
        ),
    )
)
WRITTEN = tuple(
    Made(name, name, make, (), tuple(sentences.split("|")))
    for name, make, sentences in (
        ("phone", _phone, "Ruft {} an!|Tel. {}|Her number: {}, ask for Toni.|Frau Kern, {}"),
        ("birth-date", _birth, "geboren am {} in Linz|Frau Kern, geb. {}, hat|born on {}|DOB: {}"),
        ("address", _address, "Sie wohnt {}.|Paket an Toni, {}!|She lives at {}, ring twice."),
        ("plate", _plate, "Wer parkt hier? {}!|Der Fahrer von {} war es.|Plate {} again"),
        ("ip", _ip, "Der Zugriff kam von {}.|Server {} antwortet nicht|It was {}, again."),
    )
)
SIGNS = ("", " ", ".", "-", "/", "\u00a0", "  ", "–")
# w letters and digits, h hexadecimal digits, U capitals and digits.
SECRETS = """AKIA{U16} ghp_{w36} github_pat_{w60} glpat-{w20} xoxb-{d11}-{d12}-{w24} sk_live_{w24}
    rk_live_{w24} AIza{w35} GOCSPX-{w28} SG.{w22}.{w43} npm_{w36} pypi-{w70} hf_{w34} dop_v1_{h64}
    sk-ant-api03-{w40} sk-proj-{w48} key-{h32} {h32}-us12 shpat_{h32} dapi{h32} lin_api_{w40}
    PMAK-{h24}-{h34} glsa_{w32} NRAK-{U27} hvs.{w24} sq0atp-{w22} {d10}:{w35} AC{h32} sntrys_{w50}
    eyJ{w20}.eyJ{w30}.{w43} ATATT3{w60} dckr_pat_{w27} figd_{w40}
    https://a.example/x?token={w20} postgres://nova:{w9}@db.example/x https://a.example/?sig={w30}
    """.split()
SECRET_SENTENCES = ("Der Bot läuft mit {}", "Use {} for the test, please.", "key: {}", "({})")


def _made() -> Iterator[Row]:
    chance = random.Random(SEED)
    for title, goal, group in (("checked", 99.5, MADE), ("written", 95, WRITTEN)):
        shares = [_share(chance, made) for made in group]
        for made, share in zip(group, shares, strict=True):
            yield Row(f"{title}, {made.name}", "made", share, goal, "higher")
        yield Row(f"{title}, all", "made", sum(shares) / len(shares), goal, "higher")
    yield Row("keys of services and links", "made", _keys(chance), 99, "higher")


def _share(chance: random.Random, made: Made) -> float:
    found = 0
    for number in range(EACH):
        written = made.make(chance)
        if made.groups:
            written = _grouped(written, made.groups, SIGNS[number % len(SIGNS)])
            written = written.lower() if number % 5 == 0 else written
        text = made.sentences[number % len(made.sentences)].format(written)
        told = find(text, "DE", "unknown")
        hit = any(one.kind == made.kind and one.span.cut(text) == written for one in told)
        if not hit and "--each" in sys.argv:
            print("missed", made.name, repr(text), [(o.kind, o.span.cut(text)) for o in told])
        found += hit
    return 100 * found / EACH


def _keys(chance: random.Random) -> float:
    found = total = 0
    for form in SECRETS:
        for sentence in SECRET_SENTENCES:
            text = sentence.format(_PLACE.sub(lambda match: _signs(chance, *match.groups()), form))
            hit = any(one.kind in SECRET for one in find(text, "DE", "unknown"))
            if not hit and "--each" in sys.argv:
                print("missed", repr(text))
            found, total = found + hit, total + 1
    return 100 * found / total


_PLACE = re.compile(r"\{([wdhU])(\d+)\}")
_SIGNS = {
    "w": string.ascii_letters + string.digits,
    "d": string.digits,
    "h": "0123456789abcdef",
    "U": string.ascii_uppercase + string.digits,
}


def _signs(chance: random.Random, kind: str, count: str) -> str:
    # A key without a digit is possible and rare.
    return "".join(chance.choices(_SIGNS[kind], k=int(count) - 1)) + "7"


# --- rows of somebody else ------------------------------------------------------------------


def _labelled() -> Iterator[Row]:
    for name, key, secret in (("private", "pii", False), ("secrets", "secrets", True)):
        file = ROOT / "cases" / "identifiers" / f"{name}.jsonl"
        for half in ("tune", "hold"):
            texts = [row for row in _json(file) if row["half"] == half]
            found = wanted = false = 0
            for row in texts:
                text = row["text"]
                spans = [_place(text, one["value"]) for one in row[key]]
                told = [
                    one.span
                    for one in find(text, "DE", row.get("language", "unknown"))
                    if (one.kind in SECRET) == secret
                ]
                wanted += len(spans)
                found += sum(any(a < end and start < b for a, b in told) for start, end in spans)
                false += sum(
                    not any(a < end and start < b for start, end in spans) for a, b in told
                )
            yield Row(f"{name}, found", half, 100 * found / wanted, 99 if secret else 95, "higher")
            yield Row(f"{name}, false", half, 100 * false / len(texts), 0, "lower")


def _place(text: str, value: str) -> tuple[int, int]:
    start = text.index(value)
    return start, start + len(value)


def _json(file: Path) -> Iterator[dict]:
    for line in file.open(encoding="utf-8"):
        yield json.loads(line)


# --- ordinary posts -------------------------------------------------------------------------


def _ordinary(corpora: Path) -> Iterator[Row]:
    silent = [
        (language, row["text"])
        for language in ("de", "en")
        for row in _json(ROOT / "cases" / "texts" / "silent" / f"{language}.jsonl")
    ]
    yield _loudness("silent posts", silent)
    for name, texts in _corpora(corpora):
        yield _loudness(name, texts)


def _corpora(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    tweets = (folder / "germeval2018_train.tsv").read_text(encoding="utf-8").splitlines()
    yield "GermEval 2018", [("de", line.split("\t")[0]) for line in tweets]
    with (folder / "edos_train_dev.csv").open(encoding="utf-8") as file:
        yield "EDOS", [("en", row["text"]) for row in csv.DictReader(file)]


# Real mail addresses, telephone numbers and postal addresses that firms publish themselves are no
# false alarm of the detectors; whether a rule speaks of them is told by `make bench-rules`.
PUBLISHED = ("email", "phone", "address")


def _loudness(name: str, texts: list[tuple[str, str]]) -> Row:
    told = [
        (one.kind, one.span.cut(text))
        for language, text in texts
        for one in find(text, "DE", language)
    ]
    if "--each" in sys.argv:
        for kind, written in told:
            print("told", name, kind, repr(written))
    false = sum(kind not in PUBLISHED for kind, _ in told)
    return Row(f"false per 1,000, {name}", "posts", 1000 * false / len(texts), POSTS_GOAL, "lower")


if __name__ == "__main__":
    show(rows(Path(sys.argv[1])))
