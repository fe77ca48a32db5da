"""Who takes part, and a channel."""

import sqlite3

import pytest
from django.db import connection

from gutgemacht.web.environment import MailServer
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from tests.people import somebody


@pytest.fixture(autouse=True)
def mails(settings):
    """There is a mail server, so that people are told."""
    settings.MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)


@pytest.fixture
def on_disk(transactional_db, tmp_path, monkeypatch):
    """SQLite as houses run it, in a file: in memory, threads would share what they do not there."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "house.sqlite3"
    memory = connection.connection
    with sqlite3.connect(file) as target:
        memory.backup(target)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    connection.connection = None
    yield
    connection.close()
    connection.connection = memory


@pytest.fixture
def anna():
    """Writes."""
    return somebody("anna", Role.AUTHOR)


@pytest.fixture
def bert():
    """Says yes."""
    return somebody("bert", Role.APPROVER)


@pytest.fixture
def cora():
    """Says yes too."""
    return somebody("cora", Role.APPROVER)


@pytest.fixture
def lea():
    """Knows the law."""
    return somebody("lea", Role.LAWYER)


@pytest.fixture
def channel():
    """A connected account."""
    return Channel.objects.create(
        network="mastodon", name="Bergtal", way=Channel.Way.ACCOUNT, country="DE"
    )
