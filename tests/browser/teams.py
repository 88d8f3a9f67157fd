"""Somebody in Teams: the Microsoft 365 Agents Playground in a browser, in front of the running assistant."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import SHOTS
from tools.house import ROOT
from tools.trial import free_ports

CLIENT = ROOT / ".tools/node/node_modules/@microsoft/m365agentsplayground/cli.js"
CARD = ".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)"
PATIENCE = 20_000  # milliseconds that an answer may take on a busy machine
BOX = "[role=textbox][contenteditable=true]"


@contextmanager
def playground(base: str, log: Path) -> Iterator[str]:
    """The client of Teams, talking with the bot at `base`; its address."""
    if not CLIENT.exists():
        pytest.skip("there is no client of Teams; make setup-dev installs it")
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    command = [
        *(str(ROOT / ".venv/bin/node"), str(CLIENT), "start", "--disable-telemetry"),
        *("-e", f"{base}/teams/messages", "-c", "msteams", "-p", port, "--service-url", f"{address}/_connector"),
    ]
    with open(log, "w") as out:
        process = subprocess.Popen(
            command, cwd=log.parent, stdout=subprocess.PIPE, stderr=out, text=True, start_new_session=True
        )
        try:
            assert process.stdout
            said = []
            for line in process.stdout:
                said.append(line)
                if f"Listening on {port}" in line:
                    break
            else:
                raise AssertionError("".join(said) + log.read_text())
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(10)


@dataclass
class Colleague:
    """A consultant in Teams."""

    page: Page
    base: str

    def arrive(self) -> None:
        """Open Teams with the assistant in it, for the first time."""
        self.page.goto(self.base)
        self.page.get_by_role("button", name="Hide log panel").click()
        expect(self.last()).to_contain_text("Welkom bij Praktijkwijzer")

    def cards(self) -> Locator:
        """Every card of the assistant, oldest first."""
        return self.page.locator(CARD)

    def last(self) -> Locator:
        """The newest card."""
        return self.cards().last

    def say(self, text: str, until: str = "") -> Locator:
        """Type and send; the card that answers, the last when there are more, with the words `until` in it."""
        before = self.cards().count()
        self.page.locator(BOX).first.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        return self._next(before, until)

    def press(self, title: str, on: Locator | None = None, until: str = "") -> Locator:
        """Press a button, on the newest card that has it; the card that answers, with the words `until` in it."""
        before = self.cards().count()
        (on or self.page).get_by_role("button", name=title, exact=True).last.click()
        return self._next(before, until)

    def unfold(self, title: str, on: Locator) -> Locator:
        """Press a button that shows more on its own card; what it shows."""
        button = on.get_by_role("button", name=title)
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        return on.locator(".ac-adaptiveCard").last

    def to_channel(self) -> None:
        """Go to a channel of a team."""
        self.page.get_by_role("treeitem", name="My Team - General").click()
        expect(self.page.get_by_role("button", name="Post", exact=True).first).to_be_visible()
        expect(self.cards()).to_have_count(0)  # those of the chat before are gone

    def post(self, text: str) -> None:
        """Name the assistant in a new post."""
        self.page.locator(BOX).first.click()
        self.page.keyboard.type("@")
        self.page.locator("[role=listbox] span", has_text="Test Bot").first.click()
        self.page.keyboard.type(f" {text}")
        self.page.get_by_role("button", name="Post", exact=True).first.click()

    def news(self, until: str) -> Locator:
        """The card that comes without being asked for, with the words `until` in it."""
        expect(self.last()).to_contain_text(until, timeout=PATIENCE)
        return self.last()

    def shoot(self, state: str) -> None:
        """A picture for who wants to look."""
        if SHOTS:
            self.page.screenshot(path=Path(SHOTS) / f"teams-{state}.png")

    def _next(self, before: int, until: str = "") -> Locator:
        expect(self.cards().nth(before)).to_be_visible(timeout=PATIENCE)
        expect(self.last()).to_contain_text(until, timeout=PATIENCE)
        return self.cards().nth(self.cards().count() - 1)
