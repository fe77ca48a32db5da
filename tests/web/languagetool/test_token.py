"""A server that asks for an access token."""

import pytest

from tests.web.languagetool.ask import check, form, send

TOKEN = "ein-langes-kennwort"
BODY = form(text="Ein Zauberwort.", language="de-DE")


@pytest.fixture(scope="module")
def closed(start_server, with_own_pack) -> str:
    return with_own_pack(start_server(GUTGEMACHT_TOKEN=TOKEN)).base


@pytest.mark.parametrize("fields", [{}, {"apiKey": "falsch"}, {"apiKey": "kennwört"}])
def test_without_the_token_no_text_is_checked(closed, fields):
    answer = check(closed, "Ein Zauberwort.", **fields)
    assert (answer.status, answer.json["where"]) == (401, "apiKey")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_header_lets_in(closed):
    answer = send(f"{closed}/v2/check", BODY, Authorization=f"Bearer {TOKEN}")
    assert answer.rules == ["magic"]


def test_a_wrong_header_does_not(closed):
    for wrong in (f"Bearer {TOKEN}x", "Bearer ", "Bearer ü", "Basic eDp5"):
        assert send(f"{closed}/v2/check", BODY, Authorization=wrong).status == 401


@pytest.mark.parametrize("field", ["apiKey", "api_key", "token"])
def test_the_field_lets_in(closed, field):
    assert check(closed, "Ein Zauberwort.", **{field: TOKEN}).rules == ["magic"]


def test_the_probes_of_clients_need_no_token(closed):
    for path in ("languages", "healthcheck", "maxtextlength", "info"):
        assert send(f"{closed}/v2/{path}").status == 200


def test_without_a_set_token_any_is_welcome(base):
    assert check(base, "Ein Zauberwort.", apiKey="irgendeins").rules == ["magic"]
