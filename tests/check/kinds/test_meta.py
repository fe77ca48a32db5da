import pytest

from gutgemacht.check import Medium
from gutgemacht.media import Device, Facts, Location, Rights

from .speak import context, rule, spoken, suggested, verdict

NIGHT = context().time


def meta(form):
    return {"kind": "meta", "form": form}


@pytest.mark.parametrize(
    ("form", "media", "expected"),
    [
        ("alt-text", [Medium("image")], [""]),
        ("alt-text", [Medium("image", alt="")], [""]),
        ("alt-text", [Medium("image", alt="  \n")], [""]),
        ("alt-text", [Medium("image", alt="Eine Pumpe"), Medium("image")], [""]),
        ("alt-text", [Medium("image", alt="Eine Pumpe")], []),
        ("alt-text", [Medium("video")], []),
        ("alt-text", [], []),
        ("captions", [Medium("video")], [""]),
        ("captions", [Medium("video", captions=True), Medium("video")], [""]),
        ("captions", [Medium("video", captions=True)], []),
        ("captions", [Medium("image")], []),
        ("location-data", [Medium("image", facts=Facts(location=Location(48.13, 11.57)))], [""]),
        ("location-data", [Medium("image"), Medium("video")], []),
        ("device-data", [Medium("image", facts=Facts(device=Device(serial="7")))], [""]),
        ("device-data", [Medium("image", facts=Facts(device=Device(owner="Anna")))], [""]),
        ("device-data", [Medium("image", facts=Facts(device=Device("Bergtal", "3")))], []),
        ("ai-mark", [Medium("image", facts=Facts(source="trainedAlgorithmicMedia"))], [""]),
        ("ai-mark", [Medium("image", facts=Facts(source="compositeSynthetic"))], [""]),
        ("ai-mark", [Medium("image", facts=Facts(source="digitalCapture"))], []),
        ("ai-mark", [Medium("image", facts=Facts(c2pa=True))], []),
    ],
)
def test_media_without_a_description(form, media, expected):
    assert spoken("Text", meta(form), media=tuple(media)) == expected


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (22, 59, []),
        (23, 0, [""]),
        (0, 0, [""]),
        (4, 59, [""]),
        (5, 0, []),
        (12, 0, []),
    ],
)
def test_publishing_at_night(hour, minute, expected):
    assert spoken("Text", meta("night"), time=NIGHT.replace(hour=hour, minute=minute)) == expected


def test_an_insecure_link_is_found_with_its_secure_twin():
    text = "Auf http://bergtal.example/x?y=1 und HTTP://b.example"
    assert spoken(text, meta("insecure-link")) == [
        "http://bergtal.example/x?y=1",
        "HTTP://b.example",
    ]
    assert suggested(text, meta("insecure-link")) == [
        "https://bergtal.example/x?y=1",
        "https://b.example",
    ]


@pytest.mark.parametrize(
    "text", ["https://bergtal.example", "bergtal.example", "http:", "xhttp://y"]
)
def test_a_secure_link_or_none_is_left_alone(text):
    assert spoken(text, meta("insecure-link")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier: https://bit.ly/3abc.", ["https://bit.ly/3abc."]),
        ("bit.ly/x und t.co/y", ["bit.ly/x", "t.co/y"]),
        ("Https://LNKD.in/x", ["Https://LNKD.in/x"]),
        ("https://bergtal.example/x", []),
        ("https://orbit.ly/x", []),
        ("reddit.co/x", []),
        ("bit.ly", []),
    ],
)
def test_a_short_link_hides_its_target(text, expected):
    assert [link.rstrip(".") for link in spoken(text, meta("short-link"))] == [
        link.rstrip(".") for link in expected
    ]


@pytest.mark.parametrize(
    ("account", "company", "expected"),
    [
        ("bergtal_fan", ("Bergtal",), [""]),
        ("Berg-Tal.Anna", ("Nova", "Bergtal"), [""]),
        ("\uff22ergtal", ("Bergtal",), [""]),
        ("anna", ("Bergtal",), []),
        ("", ("Bergtal",), []),
        ("anna", ("",), []),
        ("anna", ("--",), []),
        ("anna", (), []),
    ],
)
def test_an_account_that_carries_the_name_of_the_company(account, company, expected):
    assert spoken("x", meta("account-name"), account=account, company=company) == expected


def test_what_speaks_of_the_whole_draft_stands_at_its_start_and_is_empty():
    [finding] = verdict("Text", rule(find=meta("captions")), media=(Medium("video"),)).findings
    assert tuple(finding.span) == (0, 0)
    assert finding.text == ""


def test_each_picture_is_spoken_of_by_its_number():
    media = (Medium("image"), Medium("image", alt="Die Nova"), Medium("image"))
    found = verdict("Text", rule(find=meta("alt-text")), media=media).findings
    assert [(finding.medium, finding.part) for finding in found] == [(0, "alt"), (2, "alt")]


def test_the_alt_text_of_the_file_is_offered():
    media = (Medium("image", facts=Facts(alt="Zwei Monteure")),)
    [finding] = verdict("Text", rule(find=meta("alt-text")), media=media).findings
    assert finding.instead == ("Zwei Monteure",)


@pytest.mark.parametrize(
    ("rights", "company", "expected"),
    [
        (Rights(notice="© Studio Beispiel"), ("Bergtal",), [""]),
        (Rights(creators=("A. Beispiel",)), (), [""]),
        (Rights(notice="© Berg-Tal GmbH"), ("Bergtal",), []),
        (Rights(creators=("A. Beispiel",), credit="Bergtal GmbH"), ("Bergtal",), []),
        (Rights(terms="nur einmal"), ("Bergtal",), []),
        (Rights(), ("Bergtal",), []),
        (Rights(notice="© Studio"), ("", "--"), [""]),
    ],
)
def test_a_notice_of_others_than_the_company(rights, company, expected):
    media = (Medium("image", facts=Facts(rights=rights)),)
    assert spoken("x", meta("rights-notice"), media=media, company=company) == expected
