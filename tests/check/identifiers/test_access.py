import pytest

from .read import kinds, read

KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc123+/=\n-----END RSA PRIVATE KEY-----"


def test_a_private_key_is_found_whole_also_when_its_end_is_missing():
    assert read(f"Hier:\n{KEY}\nfertig", "private-key") == [KEY]
    [found] = read("-----BEGIN PRIVATE KEY-----\nMIIEabc123", "private-key")
    assert found.endswith("MIIEabc123")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("postgres://nova:Pumpe77@db.example/x", "url-login", "Pumpe77"),
        ("https://a.example/?x=1&access_token=a1b2c3d4e5", "link-token", "a1b2c3d4e5"),
        ("https://a.example/x?sig=Zk7-Qm2xVt9LrBnW", "link-token", "Zk7-Qm2xVt9LrBnW"),
        ("https://zoom.example/j/9?pwd=Qm2xVt9Lr", "link-token", "Qm2xVt9Lr"),
        ("https://a.example/?key=abcd1234efgh", "link-token", "abcd1234efgh"),
        ("https://a.example/reset/8f14e45fceea167a5a36", "link-token", "8f14e45fceea167a5a36"),
        ("curl -u admin:Pumpe77 https://a.example", "url-login", "Pumpe77"),
        ("Cookie: sessionid=abc123def456", "bearer-token", "abc123def456"),
        ("Authorization: Bearer abcd1234efgh5678", "bearer-token", "abcd1234efgh5678"),
    ],
)
def test_the_secret_part_alone_is_found(text, kind, value):
    assert read(text, kind) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "https://user:password@host ist ein altes Muster",
        "https://a.example/?utm_source=post&id=20264711",
        "https://a.example/p?key=value&code=sommer",
        "https://a.example/login/so-melden-sie-sich-an-2026-im-shop",
        "the bearer of good news",
        "https://social.example/@bergtal",
    ],
)
def test_ordinary_links_are_left_alone(text):
    assert kinds(text) == []
