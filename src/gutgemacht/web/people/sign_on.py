"""Sign-on with the company's own accounts: `sign-on.yml`, read when somebody comes.

A broken file opens no door and ends no server: sign-in by password goes on, and those who look
after the house are told file, line, key and remedy.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from django.conf import settings
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser as Metadata
from pydantic import AfterValidator, Field, model_validator

from gutgemacht.guideline.load import GuidelineError, Problem, parse
from gutgemacht.guideline.strict import Strict
from gutgemacht.web.people.models import Role

OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


def _sealed_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return address
    if parts.scheme == "http" and parts.hostname in OWN_MACHINE:
        return address
    raise ValueError("must begin with https:// (http:// only on this machine)")


def _no_administrator(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    if Role.ADMINISTRATOR in roles:
        raise ValueError("administrator is given by a person, never by coming")
    return roles


def _short(name: str) -> str:
    if not re.fullmatch("[a-z0-9-]{1,40}", name):
        raise ValueError("may hold small letters, digits and -, at most 40")
    return name


Address = Annotated[str, AfterValidator(_sealed_address)]
Id = Annotated[str, AfterValidator(_short)]


class Newcomers(Strict):
    """What people may do who come without an invitation."""

    roles: Annotated[tuple[Role, ...], AfterValidator(_no_administrator)] = ()


class Server(Strict):
    """What both kinds have: name on the button, and the mail domains this server vouches for."""

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=40)]
    domains: tuple[str, ...] = ()
    newcomers: Newcomers | None = None

    @model_validator(mode="after")
    def _newcomers_have_domains(self) -> Self:
        if self.newcomers and not self.domains:
            raise ValueError("newcomers: name under domains whose mail addresses may come")
        return self

    def vouches_for(self, address: str) -> bool:
        """True when a mail address lies in one of the server's own domains."""
        return address.lower().rpartition("@")[2] in {domain.lower() for domain in self.domains}


class Oidc(Server):
    """A server that speaks OpenID Connect."""

    kind: Literal["oidc"]
    server: Address
    client: str
    secret: str = ""

    def app(self) -> dict[str, Any]:
        """As allauth wants it."""
        options = {"server_url": self.server, "oauth_pkce_enabled": True}
        return {
            "provider": "openid_connect",
            "provider_id": self.id,
            "client_id": self.client,
            "secret": self.secret,
            "settings": options,
        }


class Saml(Server):
    """A server that speaks SAML, known by its metadata: an address or a file of the data."""

    kind: Literal["saml"]
    entity: str
    metadata: str

    @model_validator(mode="after")
    def _can_be_known(self) -> Self:
        if not self.domains:
            raise ValueError(
                "domains: SAML does not tell whether an address is verified; name some"
            )
        if "://" in self.metadata:
            _sealed_address(self.metadata)
        else:
            _from_file(self.metadata, self.entity)
        return self

    def app(self) -> dict[str, Any]:
        """As allauth wants it."""
        idp: dict[str, Any] = {"entity_id": self.entity, "metadata_url": self.metadata}
        if "://" not in self.metadata:
            idp = {"entity_id": self.entity} | _from_file(self.metadata, self.entity)
        names = {"email": [*_MAIL], "first_name": [*_FIRST], "last_name": [*_LAST]}
        signed = {"want_assertion_signed": True, "allow_single_label_domains": True}
        return {
            "provider": "saml",
            "provider_id": self.id,
            "client_id": self.id,
            "settings": {"idp": idp, "advanced": signed, "attribute_mapping": names},
        }


_MAIL = (
    "urn:oid:0.9.2342.19200300.100.1.3",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "email",
    "mail",
)
_FIRST = (
    "urn:oid:2.5.4.42",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
    "givenName",
)
_LAST = (
    "urn:oid:2.5.4.4",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
    "sn",
)


def _from_file(name: str, entity: str) -> dict[str, str]:
    """Address and certificate out of a metadata file; raises ValueError with the remedy."""
    file = settings.DATA / name
    try:
        found = Metadata.parse(file.read_bytes(), entity_id=entity).get("idp", {})
    except OSError as error:
        raise ValueError(f"metadata: {name} cannot be read ({error.strerror})") from None
    except Exception as error:  # noqa: BLE001  # The parser lets through whatever lxml raises.
        raise ValueError(f"metadata: {name} is no SAML metadata ({type(error).__name__})") from None
    certificates = found.get("x509certMulti", {}).get("signing", [])
    certificate = found.get("x509cert") or (certificates[0] if certificates else "")
    address = found.get("singleSignOnService", {}).get("url", "")
    if not certificate or not address:
        raise ValueError(f"metadata: {name} names no sign-on address and certificate of {entity}")
    return {"x509cert": certificate, "sso_url": address}


class SignOn(Strict):
    """The whole file."""

    servers: tuple[Annotated[Oidc | Saml, Field(discriminator="kind")], ...] = ()

    @model_validator(mode="after")
    def _ids_are_different(self) -> Self:
        ids = [server.id for server in self.servers]
        if len(ids) != len(set(ids)):
            raise ValueError("servers: two servers have the same id")
        return self


@dataclass(frozen=True)
class Doors:
    """The servers by which people may come in, and what is wrong with the file."""

    servers: tuple[Oidc | Saml, ...] = ()
    problems: tuple[Problem, ...] = ()

    def by_id(self, name: str) -> Oidc | Saml | None:
        """The server with this id."""
        return next((server for server in self.servers if server.id == name), None)


def doors() -> Doors:
    """What `sign-on.yml` says now; without the file nothing."""
    file: Path = settings.SIGN_ON
    try:
        return Doors(parse(file.read_text(encoding="utf-8"), SignOn, file).servers)
    except FileNotFoundError:
        return Doors()
    except GuidelineError as error:
        return Doors(problems=tuple(error.problems))
    except (OSError, UnicodeDecodeError) as error:
        return Doors(problems=(Problem(str(file), 1, "", f"cannot be read ({error})"),))
