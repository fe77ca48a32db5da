"""Where an opinion is asked: one endpoint, named in the environment, else none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

PREFIX = "GUTGEMACHT_OPINION_"
SECONDS = 60
MOST_SECONDS = 600


class EndpointError(Exception):
    """A setting of the endpoint that makes no sense; the message names the variable."""


@dataclass(frozen=True)
class Price:
    """What 1,000 tokens cost."""

    tokens_in: Decimal
    tokens_out: Decimal
    currency: str


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible service; `url` is what stands before /chat/completions."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    price: Price | None = None
    # For all runs together.
    seconds: float = SECONDS

    @property
    def host(self) -> str:
        """Where a draft would go, as people are told."""
        return urlsplit(self.url).netloc

    @property
    def local(self) -> bool:
        """True where nothing leaves the machine of the server."""
        name = urlsplit(self.url).hostname or ""
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"

    @property
    def sealed(self) -> bool:
        """True where nobody on the way can read along."""
        return self.local or self.url.startswith("https:")


def endpoint(environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that GUTGEMACHT_OPINION_URL names; None where it names none.

    Raises EndpointError naming the variable that makes no sense.
    """
    given = {
        name: environment.get(PREFIX + name, "").strip()
        for name in ("URL", "MODEL", "KEY", "PRICE", "SECONDS")
    }
    if not given["URL"]:
        return None
    if not given["MODEL"]:
        raise EndpointError(f"{PREFIX}MODEL is missing; name the model to be asked")
    return Endpoint(
        _url(given["URL"]),
        given["MODEL"],
        _key(given["KEY"]),
        _price(given["PRICE"]) if given["PRICE"] else None,
        _seconds(given["SECONDS"] or str(SECONDS)),
    )


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(httpx.URL(value).host)
    except (ValueError, httpx.InvalidURL):
        raise _bad_url() from None
    if not sound or "@" in parts.netloc or len(value.split()) > 1 or parts.query or parts.fragment:
        raise _bad_url()
    return value.rstrip("/")


def _bad_url() -> EndpointError:
    # The value is not quoted: a password may stand in it.
    return EndpointError(
        f"{PREFIX}URL is no address such as http://localhost:11434/v1, without name, password "
        f"and question mark; a key goes into {PREFIX}KEY"
    )


def _key(value: str) -> str:
    if not value.isascii() or not value.isprintable():
        raise EndpointError(f"{PREFIX}KEY holds signs that no header can carry")
    return value


def _price(value: str) -> Price:
    try:
        amount_in, amount_out, currency = value.split()
        return Price(_amount(amount_in), _amount(amount_out), currency)
    except (ValueError, InvalidOperation):
        raise EndpointError(
            f"{PREFIX}PRICE is {value!r}; it takes the prices of 1,000 tokens in and out and a "
            "currency, such as '0.0004 0.0016 EUR'"
        ) from None


def _amount(value: str) -> Decimal:
    amount = Decimal(value)
    if not amount.is_finite() or amount < 0:
        raise ValueError(value)
    return amount


def _seconds(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_SECONDS:
        raise EndpointError(f"{PREFIX}SECONDS is {value!r}; it takes 1 to {MOST_SECONDS}")
    return int(value)
