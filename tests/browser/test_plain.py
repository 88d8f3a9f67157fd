"""The page without script, and the statement, as a browser shows them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.house import House
from tests.browser.visitor import Visitor
from tools.trial import Assistant

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


def test_an_employer_gets_to_a_document_without_script(browser: Browser, assistant: Assistant) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(assistant.base + "/vraag")

    def say(text: str) -> None:
        page.get_by_role("textbox", name="raag").fill(text)
        page.get_by_role("button", name="Stel de vraag").click()

    page.get_by_label("U bent").select_option("werkgever")
    say("start de check")
    for answer in ("Alkmaar", "ja", "ja", "ja", "ja"):
        say(answer)
    expect(page.get_by_role("heading", name="Alles wat wij vragen, lijkt in orde")).to_be_visible()
    page.get_by_role("button", name="Zet de aanmelding klaar").click()
    for label, text in (("Naam van uw bedrijf", "De Korst"), ("Uw naam", "B. Bakker"), ("e-mailadres", "geen adres")):
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_label("e-mailadres")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Naam van uw bedrijf")).to_have_value("De Korst")
    page.get_by_label("e-mailadres").fill("b@bakkerijdekorst.nl")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("b@bakkerijdekorst.nl")).to_be_visible()
    page.get_by_role("button", name="Bewaar de aanmelding").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download: PDF").click()

    assert waiting.value.suggested_filename.startswith("aanmelding-PW-2026-")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
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
