"""The kinds of identifiers rules can ask for: what leads to a person, what opens a door."""

from typing import Literal, get_args

PersonalKind = Literal[
    "phone",
    "email",
    "iban",
    "account",
    "card",
    "card-code",
    "tax-number",
    "insurance-number",
    "plate",
    "ip",
    "address",
    "birth-date",
]
SecretKind = Literal[
    "password",
    "wifi-key",
    "pin",
    "service-key",
    "link-token",
    "url-login",
    "bearer-token",
    "private-key",
]
IdentifierKind = PersonalKind | SecretKind

PERSONAL: tuple[PersonalKind, ...] = get_args(PersonalKind)
SECRET: tuple[SecretKind, ...] = get_args(SecretKind)
