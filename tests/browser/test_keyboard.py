"""The whole check of an employer against the real assistant, with nothing but the keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
NAMED = """() => { let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const seen = one && one.getBoundingClientRect().width > 0 && getComputedStyle(one).outlineStyle !== 'none';
  return [one?.name || one?.dataset?.testid || one?.textContent.trim(), Boolean(seen)] }"""


class Keys:
    """Somebody without a mouse. Everything that gets the focus on the way must show it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.unseen: list[str] = []

    def reach(self, wanted: str, key: str = "Tab", most: int = 60) -> None:
        """Go on until what is called like this has the focus."""
        passed = []
        for _ in range(most):
            self._page.keyboard.press(key)
            name, seen = self._page.evaluate(NAMED)
            passed.append(name[:30])
            if not seen:
                self.unseen.append(name[:40])
            if name.startswith(wanted):
                return
        raise AssertionError(f"{wanted} is not reached with {key}: {passed}")

    def press(self, wanted: str, key: str = "Tab") -> None:
        """Go there and press it."""
        self.reach(wanted, key)
        self._page.keyboard.press("Enter")

    def write(self, text: str) -> None:
        """Type, and send."""
        self._page.keyboard.type(text)
        self._page.keyboard.press("Enter")


def replied(visitor: Visitor, words: str) -> None:
    expect(visitor.last()).to_contain_text(words)
    expect(visitor.page.get_by_test_id("typing")).to_be_hidden()


def test_an_employer_gets_from_the_top_of_the_page_to_a_document(visitor: Visitor) -> None:
    page, keys = visitor.page, Keys(visitor.page)
    page.emulate_media(reduced_motion="reduce")
    page.goto(visitor.base + "/")
    keys.press("Stel uw vraag")
    expect(page.get_by_test_id("choices")).to_be_visible()

    keys.press("Ik ben werkgever")
    replied(visitor, "antwoorden voor werkgevers")
    keys.press("Start de check")
    replied(visitor, "hooguit")
    keys.reach("input")
    keys.write("Alkmaar")
    replied(visitor, "erkend leerbedrijf")
    keys.press("Ja, erkend leerbedrijf", "Shift+Tab")
    replied(visitor, "tijd om de kandidaat te begeleiden")
    for question in ("echt werk", "samenwerken", "ook zonder kandidaat"):
        keys.press("Ja")
        replied(visitor, question)
    keys.press("Zet de aanmelding klaar")
    expect(visitor.last().locator("[data-kind=formulier]")).to_be_visible()

    for name, text in (("organisatie", "Bakkerij De Korst"), ("contactpersoon", "B. Bakker"), ("email", "geen adres")):
        keys.reach(name)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(visitor.last()).to_contain_text("Vul een e-mailadres in")
    expect(page.locator("[data-field=email] input").last).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    keys.write("b@bakkerijdekorst.nl")
    expect(visitor.last().locator("[data-kind=samenvatting]")).to_contain_text("Bakkerij De Korst")
    keys.press("Bewaar de aanmelding")
    expect(page.get_by_test_id("reference").last).to_contain_text("PW-2026-")

    keys.reach("download-pdf", "Shift+Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    assert keys.unseen == []
