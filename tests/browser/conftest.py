"""A real Chromium. Without one these tests are skipped, and the run says how to get it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.fake import Fake
from tests.browser.visitor import Guest, Visitor
from tools.trial import Assistant

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
expect.set_options(timeout=20_000)  # a busy machine is slow; nothing here measures speed
SIZES = {"desktop": (1280, 900), "phone": (375, 760)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if chromium is None:
        pytest.skip("there is no Chromium; on Debian: sudo apt-get install chromium (or set CHROMIUM)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def visitor(page: Page, assistant: Assistant, tmp_path: Path) -> Visitor:
    return Visitor(page, assistant.base, tmp_path)


@pytest.fixture
def fake() -> Iterator[Fake]:
    serving = Fake()
    yield serving
    serving.close()


@pytest.fixture
def guest(page: Page, fake: Fake, tmp_path: Path) -> Guest:
    page.emulate_media(reduced_motion="reduce")
    return Guest(page, fake.base, tmp_path)
