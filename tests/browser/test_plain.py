"""The page without script, and the statement, as a browser shows them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.house import House
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_question_is_answered_in_a_browser_without_script(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page, said = context.new_page(), []
    page.on("console", lambda one: said.append(one.text))
    with House(tmp_path) as house:
        page.goto(house.base + "/vraag")
        page.get_by_label("Uw vraag").fill("Mag een nugger meedoen?")
        page.get_by_label("Uw regio").select_option("AM01")
        page.get_by_role("button", name="Stel de vraag").click()
        expect(page.get_by_text("U zei: Mag een nugger meedoen?")).to_be_visible()
        page.get_by_role("button", name="WW").click()
        expect(page.get_by_text('U zei: /knop{"veld":"situatie","waarde":"ww"}')).to_be_visible()
        page.get_by_label("Uw volgende vraag of antwoord").fill("en daarna?")
        page.keyboard.press("Enter")
        expect(page.get_by_text("U zei: en daarna?")).to_be_visible()

    assert said == []
    assert context.cookies() == []
    assert house.engine.turns[0]["sender"] == house.engine.turns[2]["sender"]
    context.close()


def test_both_pages_are_accessible_and_fit(page: Page, tmp_path: Path) -> None:
    width = page.viewport_size["width"]
    with House(tmp_path) as house:
        visitor = Visitor(page, house.base, tmp_path)
        page.goto(house.base + "/toegankelijkheid")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            visitor.accessible(f"pagina-toegankelijkheid-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(house.base + "/vraag")
        visitor.accessible("pagina-vraag-dark")
        page.get_by_label("Uw vraag").fill("a" * 900 + " " + "b" * 99)
        page.get_by_role("button", name="Stel de vraag").click()
        visitor.accessible("pagina-antwoord-dark")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
