"""Real parts for the tests of the web: a server as people start it, and a real browser."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ports import free_port
from tests.web.mailbox import Box, taking
from tests.web.servers import Server, Start, servers

# Of a page on a machine that is busy with other tests.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="module")
def start_server(tmp_path_factory) -> Iterator[Start]:
    """Servers of one module: its worker would take time from all that come later."""
    with servers(tmp_path_factory.mktemp) as start:
        yield start


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    with servers(tmp_path_factory.mktemp) as start:
        yield start(worker=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        # What fades in has less contrast until it is there.
        browser.new_context = partial(browser.new_context, reduced_motion="reduce")
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, server) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(path: str = "/draft/", *, locale: str = "de-AT", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 1000})
        context = browser.new_context(locale=locale, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(server.base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def mailbox() -> Iterator[tuple[Box, int]]:
    """A mail server, and the port it listens on."""
    box, port = Box(), free_port()
    with taking(box, port):
        yield box, port
