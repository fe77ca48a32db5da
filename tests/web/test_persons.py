"""Nobody finds a way to what is a person's own: by pages, filters, exports, addresses, programs.

Somebody with every role at once opens everything before and after one person has learnt something,
in a house of forty of whom fifteen have done so already: a sum that moved by one, or in steps of
eight, would be seen. All they see must be the same, word for word.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from typer.main import get_command

import gutgemacht.cli as command_line
from gutgemacht.web.handbook.models import Confirmation
from gutgemacht.web.ideas.models import Thanks
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Person, Role, Team
from gutgemacht.web.publish.drafts.models import Draft
from tests.people import PASSWORD, signed_in, somebody
from tests.web.api.program import Program
from tests.web.persons import KEYS, MADE, NUMBER
from tests.web.test_access import CONVERTERS, ROUTES

OURS = [model for model in apps.get_models() if model.__module__.startswith("gutgemacht.")]
SRC = Path(command_line.__file__).parents[1]
# Makes words of rows different from each other.
COUNT = count()
# Of another person in whatever a page may call them.
FILTERS = ("person", "user", "who", "by", "author", "owner", "learner", "member", "id", "number")
WORDS = ("q", "words", "name", "mail", "email", "search")
# What differs from one look to the next by itself: form tokens, drawn keys, times of the day.
RESTLESS = re.compile(
    r'data-nonce="[^"]*"|[\w-]{32,}|(?:\b|T)\d{1,2}:\d\d(:\d\d(\.\d+)?)?\b|\d+\.\d{3,}'
)


def fields(model: type[models.Model]) -> Iterator[models.Field]:
    yield from (*model._meta.fields, *model._meta.many_to_many)


def key(model: type[models.Model], field: models.Field) -> str:
    return f"{model._meta.app_label}.{model.__name__}.{field.name}"


KEYS_THERE = {
    key(model, field) for model in OURS for field in fields(model) if field.related_model is Person
}
# What is a person's own, and the roles of those whom they may ask about it.
OWN = {
    model: who
    for model in OURS
    for field in fields(model)
    if not isinstance(who := KEYS.get(key(model, field), ""), str)
}
while more := {
    model: OWN[field.related_model]
    for model in OURS
    for field in fields(model)
    if field.related_model in OWN and model not in OWN
}:
    OWN |= more
# From what nobody was asked about to what most were.
ASKED = sorted({frozenset(), *OWN.values()}, key=len)


def own(asked: frozenset[Role]) -> list[type[models.Model]]:
    """The models that are a person's own but for those who were asked."""
    return sorted((model for model, who in OWN.items() if who == asked), key=str)


def test_everything_that_leads_to_a_person_stands_in_the_table():
    missing, gone = sorted(KEYS_THERE - set(KEYS)), sorted(set(KEYS) - KEYS_THERE)
    assert not missing, f"say who may see {missing} in tests/web/persons.py: ONESELF, or whom else"
    assert not gone, f"{gone} are not there any more"


def test_who_manages_or_watches_over_managers_is_asked_by_nobody_about_what_they_learnt():
    never = {Role.WORKS_COUNCIL, Role.ADMINISTRATOR, Role.APPROVER, Role.CHANNEL_OWNER}
    assert not {role for who in OWN.values() for role in who} & never


def row(model: type[models.Model], person: Person) -> models.Model:
    """One row of a person that is not saved yet; what it needs and is nobody's own is saved."""
    if made := MADE.get(f"{model._meta.app_label}.{model.__name__}"):
        return made(person)
    given = {field.name: value(field, person) for field in model._meta.fields if asks(field)}
    return model(**given)


def asks(field: models.Field) -> bool:
    if field.related_model is Person:
        return True
    return not (field.null or field.blank or field.has_default() or field.auto_created)


def value(field: models.Field, person: Person) -> Any:
    if field.related_model is Person:
        return person
    if field.related_model in OWN:
        return row(field.related_model, person)
    if field.related_model:
        other = row(field.related_model, person)
        other.save()
        return other
    if field.choices:
        return field.choices[0][0]
    now = timezone.now()
    kinds = {
        "DateTimeField": now,
        "DateField": now.date(),
        "TimeField": now.time(),
        "DurationField": timedelta(days=3),
        "BooleanField": True,
        "JSONField": {},
        "BinaryField": b"learnt",
    }
    kind = field.get_internal_type()
    if kind in kinds:
        return kinds[kind]
    if "Integer" in kind or kind in ("FloatField", "DecimalField"):
        return 7
    return f"{person.pk}-{next(COUNT)}-learnt-in-private"[: field.max_length]


def save(one: models.Model, person: Person, number: int | None = None) -> None:
    """Saves a row, after those of the person's own that it hangs on."""
    for field in one._meta.fields:
        if field.related_model in OWN:
            save(getattr(one, field.name), person)
            # Its number is known only now.
            setattr(one, field.name, getattr(one, field.name))
    if number and isinstance(one._meta.pk, models.AutoField):
        one.pk = number
    one.save()
    for field in one._meta.many_to_many:
        if field.related_model is Person:
            getattr(one, field.name).add(person)


@pytest.fixture
def house() -> None:
    """Forty people, of whom fifteen have learnt all that can be learnt: the next is a step."""
    people = [somebody(f"Person {n}") for n in range(38)]
    for person in people[:15]:
        for model in OWN:
            save(row(model, person), person)


@pytest.fixture
def learner(house) -> Person:
    person = Person(pk=NUMBER, email="lena@bergtal.example", name="Lena Lerner")
    person.save()
    Team.objects.create(pk=NUMBER, name="Ein kleines Team").members.add(person)
    return person


@dataclass(frozen=True)
class Looker:
    """Somebody in a browser, or a program with their key; who has all roles tries filters too."""

    client: Client
    roles: frozenset[Role]
    tries: bool = True
    is_program: bool = False

    def comes_to(self, address: str, needs: frozenset[Role] | None) -> bool:
        """False where the guard of a page sends them away anyway; `test_access.py` tests that."""
        is_for_programs = address.startswith("/api/v1/")
        return self.is_program == is_for_programs and not (needs and self.roles.isdisjoint(needs))


Lookers = dict[str, Looker]


def everybody_but(asked: frozenset[Role]) -> Lookers:
    """Somebody with all roles but those that were asked, in a browser and with a key."""
    whole = "every role" + "".join(f" but {role}" for role in sorted(asked))
    roles = frozenset(Role) - asked
    everything = somebody(whole, *roles)
    return {
        whole: Looker(signed_in(everything), roles),
        f"program of {whole}": Looker(Program(everything).client, roles, is_program=True),
    }


def those_whom_people_fear() -> Lookers:
    return {
        role.label: Looker(signed_in(somebody(f"{role}", role)), frozenset({role}), tries=False)
        for role in (Role.WORKS_COUNCIL, Role.ADMINISTRATOR)
    }


Where = tuple[str, frozenset[Role] | None]


def addresses(beginning: str = "/") -> Iterator[Where]:
    """Every route of ours, with the number of the learner and their rows in all its places, and
    whom its guard lets in."""
    for name, converters in CONVERTERS.items():
        if ":" in name:
            try:
                address = reverse(name, kwargs=dict.fromkeys(converters, NUMBER))
            except NoReverseMatch:
                continue
            if address.startswith(beginning):
                yield address, getattr(ROUTES[name].callback, "needs", None)


# Filters for a person, a small team, short stretches, and what a page could give to take along.
ASKING = "&".join(
    [
        *(f"{word}={NUMBER}" for word in FILTERS),
        *(f"{word}=Lena" for word in WORDS),
        f"team={NUMBER}&teams={NUMBER}&group=team&since=2020-01-01&until=2040-01-01",
        "format=csv&export=csv&range=day&page=1",
    ]
)


Seen = dict[tuple[str, str], str]


def seen(lookers: Lookers, where: Iterable[Where]) -> Seen:
    """What each of them sees at each address."""
    found = {}
    for address, needs in where:
        for who, looker in lookers.items():
            if not looker.comes_to(address, needs):
                continue
            found[who, address] = look(looker, address)
            if found[who, address].startswith("405"):
                break
            if looker.tries:
                asking = f"{address}?{ASKING}"
                found[who, asking] = look(looker, asking)
    return found


def changed(lookers: Lookers, before: Seen) -> list[tuple[str, str]]:
    """Where one of these sees something else than before."""
    return [
        (who, where)
        for (who, where), said in before.items()
        if who in lookers and look(lookers[who], where) != said
    ]


def look(looker: Looker, address: str) -> str:
    # What breaks must break alike; that it does not break is for others to see.
    looker.client.raise_request_exception = False
    answer = looker.client.get(address)
    said = "" if answer.streaming else answer.content.decode(errors="replace")
    where = answer.headers.get("Location", "")
    return RESTLESS.sub("", f"{answer.status_code} {where} {said}")


@pytest.mark.django_db
def test_a_drafts_author_is_found_or_else_this_test_would_see_nothing(learner):
    lookers = everybody_but(frozenset())
    before = seen(lookers, addresses("/drafts/"))
    save(row(Draft, learner), learner, NUMBER)
    assert changed(lookers, before)


@pytest.mark.django_db
@pytest.mark.database
def test_others_see_the_same_before_and_after_somebody_has_learnt(learner):
    """What nobody was asked about comes first: all with fewer roles then see it neither."""
    steps = [(everybody_but(who), own(who)) for who in ASKED]
    steps[-1][0].update(those_whom_people_fear())
    rows = [[row(model, learner) for model in models] for _, models in steps]
    before = seen({who: one for lookers, _ in steps for who, one in lookers.items()}, addresses())
    for (lookers, _), learnt in zip(steps, rows, strict=True):
        for one in learnt:
            save(one, learner, NUMBER)
        assert not changed(lookers, before)


@pytest.mark.django_db
def test_nobody_else_changes_what_somebody_has_learnt(learner):
    for who in ASKED:
        lookers = everybody_but(who)
        for model in own(who):
            one = row(model, learner)
            save(one, learner, NUMBER)
            before = model.objects.filter(pk=one.pk).values().get()
            for path in forms_of(model, one.pk):
                for looker in lookers.values():
                    looker.client.post(path)
            assert model.objects.filter(pk=one.pk).values().get() == before


@pytest.mark.django_db
@pytest.mark.database
def test_whoever_sees_the_link_of_somebody_finds_nothing_of_theirs_with_it(learner):
    """Without a mail server an administrator sees links for a new password."""
    learner.last_login = timezone.now()
    learner.save()
    for model in OWN:
        save(row(model, learner), learner)
    Thanks.objects.create(by=learner, to=learner, words="Danke", at=timezone.now())
    administrator = signed_in(somebody("Ada Amt", Role.ADMINISTRATOR))
    link = administrator.post(reverse("people:invite-again", args=[NUMBER])).context["link"]
    said = Client().post(link, {"password": PASSWORD}, follow=True).content.decode()
    assert "Jemand anderes hat Ihren Link gesehen" in said
    kept = {
        model
        for model in (*OWN, Thanks)
        for field in fields(model)
        if field.related_model is Person and model.objects.filter(**{field.name: learner})
    }
    # What was confirmed is said to the house.
    assert kept == {Confirmation}


def forms_of(model: type[models.Model], number: object) -> Iterator[str]:
    """The addresses of an app at which a row could be changed."""
    folder = model.__module__.rpartition(".")[0]
    for name, pattern in ROUTES.items():
        if getattr(pattern.callback, "__module__", "").startswith(folder) and CONVERTERS[name]:
            try:
                yield reverse(name, kwargs=dict.fromkeys(CONVERTERS[name], number))
            except NoReverseMatch:
                continue


# These tell of what stands with a name anyway, or go to coaches.
OF_ALL = {"advice-waits", "idea-link-dead"}


@pytest.mark.django_db
def test_that_a_notice_of_ones_own_was_lost_is_shown_to_nobody(learner):
    """The list of lost notices names the person: who holds no role gets none but such ones."""
    folders = {model.__module__.rpartition(".")[0] for model in OWN}
    theirs = {
        kind
        for folder in folders
        if find_spec(f"{folder}.notices")
        for kind in import_module(f"{folder}.notices").KINDS
    }
    assert {"advice-take", "thanked", "cards-due"} <= theirs
    now = timezone.now()
    for kind in theirs - OF_ALL:
        Notice.objects.create(kind=kind, person=learner, data={}, created_at=now, given_up_at=now)
    administrator = signed_in(somebody("Ada Amt", Role.ADMINISTRATOR))
    assert "Lena" not in administrator.get(reverse("notices:all")).content.decode()
    Notice.objects.update(kind="approval-asked")
    assert "Lena" in administrator.get(reverse("notices:all")).content.decode()


def imported(file: Path) -> set[str]:
    """The modules that a file of ours imports, and the names it takes from them."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{one.name}" for one in node.names}
    return names


def test_no_command_reads_what_is_somebodys_own():
    theirs = {f"{model.__module__}.{model.__name__}" for model in OWN}
    for file in (SRC / "cli").glob("*.py"):
        assert not imported(file) & theirs, f"{file.name}: a command line has no person"


def options(command: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for name, one in getattr(command, "commands", {}).items():
        yield from options(one, f"{path} {name}")
    for parameter in command.params:
        yield from ((path, option) for option in parameter.opts)


def test_no_command_of_learning_asks_for_a_person_or_a_team():
    asked = {
        word.strip("-") for path, word in options(get_command(command_line.app)) if "learn" in path
    }
    assert asked
    assert not asked & {"person", "user", "who", "team", "mail", "email", "member"}


def test_what_somebody_learns_is_not_written_into_the_log_of_decisions():
    folders = {model.__module__.rpartition(".")[0] for model in OWN}
    for folder in folders:
        for file in SRC.parent.joinpath(*folder.split(".")).rglob("*.py"):
            taken = imported(file)
            assert "gutgemacht.web.publish.ledger.log.note" not in taken, file
