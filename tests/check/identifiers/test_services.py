import pytest

from gutgemacht.check.identifiers.services import _PLUGINS, FORMS, _plugins

from .read import kinds, read

LETTERS = "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8cF0xL" * 4
HEX = "0a1b2c3d4e5f6789" * 8


@pytest.mark.parametrize(
    "key",
    [
        "AKIA" + "ABCD1234EFGH5678",
        "ghp_" + LETTERS[:36],
        "github_pat_" + LETTERS[:60],
        "glpat-" + LETTERS[:20],
        "xoxb-1234567890-1234567890-" + LETTERS[:24],
        "sk_live_" + LETTERS[:24],
        "AIza" + LETTERS[:35],
        "SG." + LETTERS[:22] + "." + LETTERS[:43],
        "npm_" + LETTERS[:36],
        "hf_" + LETTERS[:34],
        "dop_v1_" + HEX[:64],
        "sk-ant-api03-" + LETTERS[:40],
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + LETTERS[:30],
        "key-" + HEX[:32],
        HEX[:32] + "-us12",
    ],
)
def test_a_key_with_the_form_of_its_service_is_found(key):
    assert read(f"Der Bot läuft mit {key}, bitte merken.", "service-key") == [key]


@pytest.mark.parametrize(
    "text",
    ["API-Schlüssel: a1b2c3d4e5f6a7b8c9d0", "client_secret = 'a1b2c3d4e5f6a7b8c9d0'"],
)
def test_a_long_row_of_signs_counts_where_the_text_calls_it_a_key(text):
    assert read(text, "service-key") == ["a1b2c3d4e5f6a7b8c9d0"]


@pytest.mark.parametrize(
    "text",
    [
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "https://bergtal.example/nova/2026/11/27/ein-langer-titel-mit-woertern",
        "#WeAreTheChampions2026OfTheWorld",
        "Ein Token ersetzt das Passwort",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
    ],
)
def test_long_words_and_links_are_no_keys(text):
    assert kinds(text) == []


def test_every_plugin_gives_expressions():
    assert len(_plugins()) >= len(_PLUGINS)
    assert len(FORMS) > 50
