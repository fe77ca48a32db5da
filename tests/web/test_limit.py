"""Bodies that are too large."""

import json
import urllib.error
import urllib.request

import pytest


@pytest.mark.parametrize("megabytes", [3, 8, 20])
def test_a_large_body_is_answered_and_the_server_goes_on(server, megabytes):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server.base + "/v2/check", b"x" * megabytes * 1_000_000, timeout=60)
    assert caught.value.code == 413
    assert json.loads(caught.value.read())["where"] == "body"
    assert urllib.request.urlopen(server.base + "/v2/healthcheck", timeout=10).read() == b"OK"


@pytest.mark.parametrize(
    ("path", "megabytes", "status"),
    [
        ("/draft/media/card/", 15, 400),
        ("/draft/media/card/", 21, 413),
        ("/draft/notes/", 3, 413),
    ],
)
def test_only_pictures_may_be_large(server, path, megabytes, status):
    request = urllib.request.Request(server.base + path, b"x" * megabytes * 1_000_000)
    request.add_header("Content-Type", "image/jpeg")
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=60)
    assert caught.value.code == status
