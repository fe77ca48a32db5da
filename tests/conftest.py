"""Data of the tests in folders of their own, tables that are made once, and whose turn it is."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator

import pytest

from tests.tables import FOLDER, tables

# Before Django reads its settings.
os.environ["GUTGEMACHT_DATA"] = tempfile.mkdtemp(prefix="gutgemacht-tests-")
if FOLDER not in os.environ:
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="gutgemacht-tables-")


@pytest.fixture(scope="session")
def database_with_tables(django_db_modify_db_settings) -> Iterator[None]:
    """The database in memory that Django takes for tests has its tables already."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    source = sqlite3.connect(tables())
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    source.backup(memory)
    source.close()
    yield
    memory.close()


@pytest.fixture(scope="session")
def django_db_setup(database_with_tables, django_db_setup) -> None:
    """Django migrates what is migrated."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser keeps a loop running, beside which Django asks no database: it comes after those.

    Quick tests come last, so that no worker is left with a long one at the end.
    """
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
        return 0
    return 1 if item.get_closest_marker("browser") else 2
