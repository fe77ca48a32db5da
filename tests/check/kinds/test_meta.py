import pytest

from gutgemacht.check import Medium

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
