"""What a visitor of the website does and sees."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, Locator, Page, expect

SHOTS = os.environ.get("SCREENSHOTS")


@dataclass
class Visitor:
    """Somebody with a browser."""

    page: Page
    base: str
    folder: Path
    errors: list[str] = field(default_factory=list)

    def arrive(self) -> None:
        """Open the page and go to the assistant."""
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(self.base + "/")
        self.page.locator("praktijk-wijzer").scroll_into_view_if_needed()
        expect(self.last()).to_contain_text("Wat wilt u doen?")

    def messages(self) -> Locator:
        """What the assistant said."""
        return self.page.locator("[data-testid=message][data-from=assistant]")

    def last(self) -> Locator:
        """The newest message of the assistant."""
        return self.messages().last

    def say(self, text: str) -> None:
        """Type and send; wait for the reply."""
        before = self.messages().count()
        box = self.page.get_by_test_id("input")
        box.fill(text)
        box.press("Enter")
        self._replied(before)

    def press(self, title: str) -> None:
        """Press the newest button with this title; wait for the reply."""
        before = self.messages().count()
        self.page.get_by_role("button", name=title, exact=True).last.click()
        self._replied(before)

    def fill(self, **values: str) -> None:
        """Fill in the card and send it."""
        for name, value in values.items():
            one = self.page.locator(f"[data-kind=formulier] [name={name}]").last
            if one.evaluate("one => one.tagName") == "SELECT":
                one.select_option(value)
            elif one.get_attribute("type") == "checkbox":
                one.check()
            else:
                one.fill(value)

    def menu(self, item: str) -> None:
        """Choose something from the menu of the widget."""
        self.page.get_by_test_id("menu").click()
        self.page.get_by_test_id(item).click()

    def download(self, kind: str) -> Path:
        """Download the application; where it was saved."""
        with self.page.expect_download() as waiting:
            self.page.get_by_test_id(f"download-{kind}").last.click()
        got: Download = waiting.value
        path = self.folder / got.suggested_filename
        got.save_as(path)
        return path

    def accessible(self, state: str) -> None:
        """No findings of axe in this state, and a picture for who wants to look."""
        self.shoot(state)
        found = Axe().run(self.page).response["violations"]
        assert not found, f"{state}: {[(one['id'], [node['target'] for node in one['nodes']]) for one in found]}"

    def shoot(self, state: str) -> None:
        """A picture for who wants to look."""
        if SHOTS:
            width = self.page.viewport_size["width"]
            shown = self.page.locator("praktijk-wijzer:not([data-floating])")
            (shown if shown.count() else self.page).screenshot(path=Path(SHOTS) / f"{state}-{width}.png")

    def _replied(self, before: int) -> None:
        expect(self.messages().nth(before)).to_be_visible()
        expect(self.page.get_by_test_id("typing")).to_be_hidden()


class Guest(Visitor):
    """A visitor of a page elsewhere, where the widget floats."""

    def arrive(self) -> None:
        """Open the page and the window."""
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.errors.append(said.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(self.base + "/")
        self.page.get_by_test_id("launcher").click()
        expect(self.last()).to_contain_text("Wat wilt u doen?")
