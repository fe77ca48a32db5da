from decimal import Decimal
from pathlib import Path

import pytest

from gutgemacht.judges.opinion import Endpoint, EndpointError, Price, at_most, endpoint

URL = "http://localhost:11434/v1"


def named(**values):
    return endpoint({f"GUTGEMACHT_OPINION_{name}": value for name, value in values.items()})


def test_without_an_address_there_is_none():
    assert endpoint({}) is None
    assert named(URL=" ", MODEL="m", KEY="k") is None


def test_all_settings_are_read():
    found = named(URL=URL + "/", MODEL="m", KEY="k", PRICE="0.5 2 EUR", SECONDS="30")
    price = Price(Decimal("0.5"), Decimal(2), "EUR")
    assert found == Endpoint(URL, "m", "k", price, 30)
    assert found.host == "localhost:11434"


def test_every_variable_is_described():
    settings = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in ("URL", "MODEL", "KEY", "PRICE", "SECONDS"):
        assert f"`GUTGEMACHT_OPINION_{name}`" in settings


def test_the_key_is_not_shown():
    assert "s3cret" not in repr(named(URL=URL, MODEL="m", KEY="s3cret"))


@pytest.mark.parametrize(
    ("url", "local", "sealed"),
    [
        (URL, True, True),
        ("http://127.0.0.1:1/v1", True, True),
        ("http://[::1]:1/v1", True, True),
        ("https://models.bergtal.example/v1", False, True),
        ("http://models.bergtal.example/v1", False, False),
        ("http://localhost.bergtal.example/v1", False, False),
    ],
)
def test_what_leaves_the_machine_and_what_can_be_read_on_the_way_is_known(url, local, sealed):
    found = named(URL=url, MODEL="m")
    assert (found.local, found.sealed) == (local, sealed)


@pytest.mark.parametrize(
    ("values", "variable"),
    [
        ({"URL": "localhost:11434", "MODEL": "m"}, "URL"),
        ({"URL": "ftp://host/v1", "MODEL": "m"}, "URL"),
        ({"URL": "http://", "MODEL": "m"}, "URL"),
        ({"URL": "http://host:port/v1", "MODEL": "m"}, "URL"),
        ({"URL": "http://me:s3cret@host/v1", "MODEL": "m"}, "URL"),
        ({"URL": "http://host/v1?key=s3cret", "MODEL": "m"}, "URL"),
        ({"URL": "http://[::1/v1", "MODEL": "m"}, "URL"),
        ({"URL": "http://a b/v1", "MODEL": "m"}, "URL"),
        ({"URL": URL}, "MODEL"),
        ({"URL": URL, "MODEL": "m", "KEY": "schlüssel"}, "KEY"),
        ({"URL": URL, "MODEL": "m", "PRICE": "2"}, "PRICE"),
        ({"URL": URL, "MODEL": "m", "PRICE": "-1 2 EUR"}, "PRICE"),
        ({"URL": URL, "MODEL": "m", "PRICE": "NaN 2 EUR"}, "PRICE"),
        ({"URL": URL, "MODEL": "m", "SECONDS": "0"}, "SECONDS"),
        ({"URL": URL, "MODEL": "m", "SECONDS": "soon"}, "SECONDS"),
    ],
)
def test_nonsense_names_the_variable(values, variable):
    with pytest.raises(EndpointError, match=f"GUTGEMACHT_OPINION_{variable} ") as caught:
        named(**values)
    assert "s3cret" not in str(caught.value)


def test_the_estimate_grows_with_the_draft_and_counts_all_runs():
    price = Price(Decimal(1), Decimal(0), "EUR")
    short, long = at_most("x", price), at_most("x" * 3_001, price)
    assert long.tokens_in - short.tokens_in == 3 * 1_000
    assert long.cost == Decimal(long.tokens_in) / 1_000
