"""The data of the installation on this machine, and who acts on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gutgemacht.cli.guideline import fail
from gutgemacht.cli.up import prepare

if TYPE_CHECKING:
    # Commands without a house need no Django.
    from gutgemacht.web.people.models import Person, Role

HouseOption = Annotated[
    Path, typer.Option("--data", envvar="GUTGEMACHT_DATA", help="The data of the installation.")
]
AsOption = Annotated[
    str, typer.Option("--as", metavar="MAIL", help="Who acts, by their mail address.")
]


def open_house(data: Path) -> None:
    """Django over this data; ends the command where there is none."""
    if not data.is_dir():
        fail(f"{data} is no folder; name the data folder with --data")
    prepare(data)
    from django.utils import translation

    translation.activate("en")


def acting(mail: str, *roles: "Role") -> "Person":
    """Who acts, if they hold one of the roles; reasons are told in their language.

    Ends the command where there is nobody like that.
    """
    from django.utils import translation

    from gutgemacht.web.people.models import Person

    person = Person.objects.filter(username=mail.lower(), is_active=True).first()
    if person is None:
        fail(f"--as {mail}: nobody here signs in with this address")
    if not person.may(*roles):
        fail(f"--as {mail}: needs one of the roles {', '.join(role.value for role in roles)}")
    translation.activate(person.language or "en")
    return person


@contextmanager
def told() -> Iterator[None]:
    """What cannot be ends the command with its place and remedy."""
    from gutgemacht.web.api.refusals import Refusal
    from gutgemacht.web.errors import BadInput
    from gutgemacht.web.publish.approvals.ask import AskError

    try:
        yield
    except (BadInput, Refusal) as error:
        fail(f"{error.where}: {error.message}")
    except AskError as error:
        fail(str(error))
