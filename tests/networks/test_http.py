"""What the one way to other hosts allows, and what its errors tell."""

import logging
import socket
import threading
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from websockets.sync.server import serve

from gutgemacht import __version__
from gutgemacht.networks.http import Http, address
from gutgemacht.networks.socket import messages
from gutgemacht.publish.network import NetworkError
from tests.networks.server import Asked, Said, serving


class Fixed:
    """Says the same to everybody, and remembers what it was asked."""

    def __init__(self, said: Said) -> None:
        self.said, self.down = said, False
        self.asked: list[Asked] = []

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        return self.said


def ask(said: Said, **parts) -> tuple[NetworkError, Fixed]:
    double = Fixed(said)
    with serving(double) as base, pytest.raises(NetworkError) as told:
        Http(base, frozenset({urlsplit(base).netloc})).ask("GET", "/a", **parts)
    return told.value, double


@pytest.mark.parametrize(
    ("named", "is_"),
    [
        ("social.example", "https://social.example"),
        (" https://Social.Example/about?a=1 ", "https://social.example"),
        ("social.example:8443", "https://social.example:8443"),
    ],
)
def test_an_address_is_read_as_people_write_it(named, is_):
    assert address(named) == is_


@pytest.mark.parametrize(
    "named",
    [
        "",
        "https://",
        "http://social.example",
        "ftp://a.example",
        "a b.example",
        "https://a:b",
        "https://me:secret@a.example",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_or_not_https_is_refused(named):
    with pytest.raises(NetworkError) as told:
        address(named)
    assert told.value.trouble == "refused"


@pytest.mark.parametrize(
    "place",
    "127.0.0.1 10.1.2.3 169.254.169.254 192.168.0.1 0.0.0.0 100.64.0.1 224.0.0.1"
    " ::1 fd00::1 fe80::1%eth0 ::ffff:10.0.0.1".split(),
)
def test_a_name_that_leads_inside_is_refused(place, monkeypatch):
    """The only thing replaced is the directory of names, which is another's."""
    family = socket.AF_INET6 if ":" in place else socket.AF_INET
    entry = (family, socket.SOCK_STREAM, 6, "", (place, 443))
    open_one = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [open_one, entry])
    with pytest.raises(NetworkError) as told:
        Http("https://social.example").ask("GET", "/")
    assert told.value.trouble == "refused"
    assert "private network" in str(told.value)


def test_a_host_that_the_server_names_may_lie_inside():
    double = Fixed(Said(200, {"a": 1}))
    with serving(double) as base:
        inside = frozenset({urlsplit(base).netloc})
        assert Http(base, inside).ask("GET", "/a").object == {"a": 1}
        with pytest.raises(NetworkError):
            Http(base)
    assert double.asked[0].headers["user-agent"] == f"gutgemacht/{__version__}"


@pytest.mark.parametrize("where", ["https://elsewhere.example/", "/b"])
def test_nobody_is_sent_on(where):
    error, double = ask(Said(302, None, {"Location": where}))
    assert error.trouble == "down"
    assert "another address" in str(error)
    assert len(double.asked) == 1


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"Retry-After": "90"}, 90, 90),
        ({"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}, 86_400, 86_400),
        ({"X-RateLimit-Reset": "2000-01-01T00:00:00.000000Z"}, 1, 1),
        ({"RateLimit-Reset": "4102444800"}, 86_400, 86_400),
        ({"RateLimit-Reset": "12"}, 12, 12),
    ],
)
def test_how_long_to_wait_is_read_from_every_way_to_tell_it(headers, least, most):
    error, _ = ask(Said(429, {}, headers))
    assert error.trouble == "limited"
    assert timedelta(seconds=least) <= error.after <= timedelta(seconds=most)


@pytest.mark.parametrize("told", [{}, {"Retry-After": "soon"}, {"Retry-After": "-5"}])
def test_no_time_to_wait_is_no_time(told):
    assert ask(Said(429, {}, told))[0].after is None


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, "expired"), (403, "revoked"), (404, "gone"), (400, "refused"), (503, "down")],
)
def test_a_status_says_what_to_do(status, trouble):
    assert ask(Said(status, {}))[0].trouble == trouble


def test_the_words_of_a_host_help_unless_they_repeat_what_is_private(caplog):
    caplog.set_level(logging.DEBUG)
    said = Said(422, {"error": "Validation failed: Poll has ended\n\x1b[31m"})
    assert "Poll has ended" in str(ask(said)[0])
    text = "Wir schliessen am Montag das Werk Nordhausen"
    error, _ = ask(Said(422, {"error": f"bad: {text}"}), private=(text,))
    assert "Nordhausen" not in str(error)
    token = {"Authorization": "Bearer abcdefgh12345678"}
    error, _ = ask(Said(400, {"error": "no abcdefgh12345678"}), headers=token)
    assert "abcdefgh" not in str(error) + caplog.text


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, 2]", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_no_object_is_an_empty_one(body):
    with serving(Fixed(Said(200, body))) as base:
        answer = Http(base, frozenset({urlsplit(base).netloc})).ask("GET", "/")
    assert answer.object == {}
    assert answer.list == []


def test_a_host_that_talks_without_end_is_cut_off():
    error, _ = ask(Said(200, b"a" * 20_000_001))
    assert error.trouble == "down"


def lines_of(body: bytes) -> list[str]:
    with serving(Fixed(Said(200, body))) as base:
        http = Http(base, frozenset({urlsplit(base).netloc}))
        with http.lines("/") as (_, lines):
            return list(lines)


def test_a_stream_is_read_line_by_line_however_it_is_cut():
    long = "ü\u2028" * 100_000
    body = f"event: a\r\ndata: {long}\n\n:\n".encode()
    assert lines_of(body) == ["event: a", f"data: {long}", "", ":"]


def test_a_line_without_an_end_is_cut_off_and_said():
    with pytest.raises(NetworkError, match="a line without an end") as error:
        lines_of(b"data: " + b"a" * 2_100_000)
    assert error.value.trouble == "down"


def test_a_message_that_is_far_too_large_is_said():
    with serve(lambda one: one.send("a" * 6_000_001), "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"127.0.0.1:{server.socket.getsockname()[1]}"
        with (
            messages(f"http://{place}/", frozenset({place})) as open_,
            pytest.raises(NetworkError, match="more than 6 MB in one message"),
        ):
            open_.next()
        server.shutdown()
