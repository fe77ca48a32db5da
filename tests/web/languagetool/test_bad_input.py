"""What a client gets wrong is told as JSON, and the server goes on."""

import json
from urllib.parse import quote

import pytest

from tests.web.languagetool.ask import check, form, send

FORM = "application/x-www-form-urlencoded"
LINE = "multipart/form-data; boundary=line"
FIELD = b'--line\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'


def data(text: str) -> bytes:
    return form(language="de-DE", data=text)


def parts(*fields: tuple[bytes, bytes]) -> bytes:
    return b"".join(FIELD % field for field in fields) + b"--line--\r\n"


BAD = {
    "no language": (form(text="x"), FORM, 400, "language"),
    "unknown language": (form(text="x", language="tlh"), FORM, 400, "language"),
    "long unknown language": (form(text="x", language="x" * 90_000), FORM, 400, "language"),
    "no text": (form(language="de-DE"), FORM, 400, "text"),
    "nothing": (b"", FORM, 400, "text"),
    "JSON as the body": (b'{"text": "x", "language": "de"}', "application/json", 400, "text"),
    "unknown level": (form(text="x", language="de", level="all"), FORM, 400, "level"),
    "unknown speaker": (form(text="x", language="de", speaker="king"), FORM, 400, "speaker"),
    "unknown channel": (form(text="x", language="de", channel="icq"), FORM, 400, "channel"),
    "unknown action": (form(text="x", language="de", action="sing"), FORM, 400, "action"),
    "escaped bytes that are no UTF-8": (b"language=de&text=%FF", FORM, 400, "body"),
    "plain bytes that are no UTF-8": (b"language=de&text=\xff", "text/plain", 400, "body"),
    "1.5 MB of text": (form(language="de", text="a " * 750_000), FORM, 413, "text"),
    "more than 2 MB": (form(language="de", text="a" * 2_100_000), FORM, 413, "body"),
    "600,000 hashtags": (b"language=de&text=" + b"#a+" * 600_000, FORM, 413, "text"),
    "a million hashtags": (b"language=de&text=" + b"#a+" * 1_000_000, FORM, 413, "body"),
    "a zero byte": (form(language="de", text="a\0b"), FORM, 400, "text"),
    "half a character": (data(r'{"text": "a \ud83d b"}'), FORM, 400, "text"),
    "a zero in data": (data(r'{"text": "a\u0000b"}'), FORM, 400, "text"),
    "1000 fields": (form(**{f"f{number}": "1" for number in range(1000)}), FORM, 400, "body"),
    "data that is no JSON": (data("{text: x}"), FORM, 400, "data"),
    "data that is a list": (data("[]"), FORM, 400, "data"),
    "data without text": (data("{}"), FORM, 400, "data.annotation"),
    "100,000 brackets": (data("[" * 100_000), FORM, 400, "data"),
    "100,000 closed brackets": (data("[" * 100_000 + "]" * 100_000), FORM, 400, "data"),
    "100,000 annotations": (data('{"a":' * 100_000), FORM, 400, "data"),
    "a number without end": (data('{"text": ' + "9" * 100_000 + "}"), FORM, 400, "data"),
    "a piece of nothing": (
        data('{"annotation": [{"text": "a"}, {}]}'),
        FORM,
        400,
        "data.annotation.1",
    ),
    "a piece that is text": (data('{"annotation": ["a"]}'), FORM, 400, "data.annotation.0"),
    "markup read as a number": (
        data('{"annotation": [{"markup": "a", "interpretAs": 1}]}'),
        FORM,
        400,
        "data.annotation.0",
    ),
    "too many pieces": (
        data(json.dumps({"annotation": [{"text": ""}] * 20_001})),
        FORM,
        400,
        "data.annotation",
    ),
    "long annotated text": (
        data(json.dumps({"annotation": [{"text": "Wort " * 10_000}] * 3})),
        FORM,
        413,
        "text",
    ),
    "parts without a line between": (b"x", "multipart/form-data", 400, "body"),
    "no part": (b"x", LINE, 400, "text"),
    "1000 parts": (parts(*[(b"f%d" % n, b"1") for n in range(1000)]), LINE, 400, "body"),
    "70 parts": (parts(*[(b"f%d" % n, b"1") for n in range(70)]), LINE, 400, "body"),
    "parts that are no UTF-8": (
        parts((b"text", b"\xff"), (b"language", b"de")),
        LINE,
        400,
        "body",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_as_json_and_the_server_goes_on(base, case):
    body, content_type, status, where = BAD[case]
    answer = send(f"{base}/v2/check", body, content_type)
    assert (answer.status, answer.json["where"]) == (status, where)
    assert answer.headers["Content-Type"] == "application/json"
    assert set(answer.json) == {"error", "where"}
    assert 5 < len(answer.json["error"]) < 300
    assert "Traceback" not in answer.json["error"]
    assert check(base, "Ein Zauberwort.").rules == ["magic"]


def test_what_is_wrong_is_readable_from_another_origin(base):
    for body, content_type, status, where in BAD.values():
        if (status, where) != (413, "body"):
            answer = send(f"{base}/v2/check", body, content_type)
            assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_query_is_held_to_the_same_rules(base):
    assert send(f"{base}/v2/check?language=de&text=%FF").json["where"] == "body"
    assert send(f"{base}/v2/check?language=de&text=%00").json["where"] == "text"
    long = quote("ä " * 51_000)
    assert send(f"{base}/v2/check?language=de&text={long}").status == 413


def test_half_characters_in_markup_disturb_nobody(base):
    pieces = r'{"annotation": [{"markup": "\ud83d"}, {"text": " Zauberwort"}]}'
    answer = send(f"{base}/v2/check", data(pieces), FORM)
    assert [(match["offset"], match["length"]) for match in answer.json["matches"]] == [(2, 10)]


def test_an_unknown_address_is_told_as_json(base):
    answer = send(f"{base}/v2/nothing")
    assert (answer.status, answer.json["where"]) == (404, "/v2/nothing")


def test_the_longest_text_is_answered(base):
    text = "Ein Zauberwort. Das Werkbankwort. Wir arbeiten hier. " * 1_886
    answer = check(base, text[:100_000])
    assert (answer.status, set(answer.rules)) == (200, {"magic", "bench"})


def test_the_log_holds_nothing_that_was_sent(start_server):
    server = start_server()
    for body, content_type, _, _ in BAD.values():
        send(
            f"{server.base}/v2/check",
            body.replace(b"language=de", b"language=geheim"),
            content_type,
        )
    assert "geheim" not in server.log()
    assert "ERROR" not in server.log()
