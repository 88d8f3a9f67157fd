"""The reading pages in a real browser: desktop and phone, light and dark, far zoomed in, by keyboard, on paper."""

import os
from pathlib import Path

import pymupdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tools.trial import Assistant

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("SCREENSHOTS")
KINDS = {
    "kennis": "/kennis",
    "kennis-zoeken": "/kennis?zoek=subsidie+bbl",
    "kennis-niets-gevonden": "/kennis?zoek=xyzzy",
    "kennis-gefilterd": "/kennis?regio=AM01&voor=werkgever",
    "kennis-artikel": "/kennis/subsidie-bbl",
    "kennis-artikel-regio": "/kennis/nugger-meedoen?regio=AM01&voor=werkgever",
    "kennis-wegwijzer": "/kennis/wegwijzer-evc",
    "kennis-buiten": "/kennis/buiten-belasting",
    "kennis-begrippen": "/kennis/begrippen",
    "kennis-check": "/kennis/check",
    "kennis-bronnen": "/kennis/bronnen",
    "kennis-regios": "/kennis/regio",
    "kennis-regio": "/kennis/regio/AM01",
    "kennis-andere-dag": "/kennis/subsidie-bbl?dag=2027-06-01",
    "kennis-weg": "/kennis/sobsidie-bbl",
}


def shoot(page: Page, name: str) -> None:
    """A picture for who wants to look."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible_and_fits(page: Page, assistant: Assistant, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    width = page.viewport_size["width"]
    for name, address in KINDS.items():
        page.goto(assistant.base + address)
        shoot(page, f"{name}-{width}-{scheme}")
        found = Axe().run(page).response["violations"]
        assert not found, f"{address}: {[(one['id'], [node['target'] for node in one['nodes']]) for one in found]}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_four_times_as_large_nothing_has_to_be_scrolled_sideways(browser, assistant: Assistant) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    for name, address in KINDS.items():
        page.goto(assistant.base + address)
        shoot(page, f"{name}-zoom")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    context.close()


def test_the_pages_work_without_script_and_ask_nothing_of_others(browser, assistant: Assistant) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    problems, hosts = [], set()
    page.on("console", lambda said: problems.append(said.text))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(assistant.base + "/kennis")
    page.get_by_label("Zoek een antwoord").fill("jobcoach aanvragen")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Jobcoach", exact=False).first.click()
    page.get_by_label("Kies een regio").select_option("AM27")
    page.get_by_role("button", name="Toon").click()

    assert page.url.endswith("regio=AM27#regio")
    assert "Loket" in page.locator("#regio").inner_text()
    assert (problems, hosts, context.cookies()) == ([], {assistant.base.split("/")[2]}, [])
    context.close()


def test_a_keyboard_gets_from_the_top_to_an_answer(page: Page, assistant: Assistant) -> None:
    page.goto(assistant.base + "/kennis")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the first link of the breadcrumbs
    page.keyboard.press("Tab")
    expect(page.get_by_label("Zoek een antwoord")).to_be_focused()
    page.keyboard.type("evc")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Zoeken: evc | Praktijkwijzer")
    first = page.locator(".hits a").first
    for _ in range(30):
        page.keyboard.press("Tab")
        if first.evaluate("one => one === document.activeElement"):
            break
    outline = first.evaluate("one => getComputedStyle(one).outlineStyle")
    page.keyboard.press("Enter")

    expect(page).to_have_url(assistant.base + "/kennis/wegwijzer-evc")
    assert outline == "solid"


def test_on_paper_is_the_answer_with_written_out_sources_and_nothing_else(
    browser, assistant: Assistant, tmp_path: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    for name, address in KINDS.items():
        page.goto(assistant.base + address)
        file = Path(SHOTS or tmp_path) / f"{name}.pdf"
        page.pdf(path=file, format="A4")
        with pymupdf.open(file) as paper:
            text = " ".join(" ".join(sheet.get_text().split()) for sheet in paper)
            sheets = len(paper)
        assert not any(chrome in text for chrome in ("Hoofdmenu", "Stel uw vraag", "Begrippen van A tot Z Arb"))
        if name == "kennis-artikel":
            assert "<https://www.s-bb.nl/" in text.replace("- ", "-")
            assert "22 november 2026" in text
            assert "€ 2.700" in text
            assert sheets <= 2
    context.close()


def test_an_answer_of_the_assistant_leads_to_its_page(visitor) -> None:
    visitor.arrive()
    visitor.say("Mag een nugger in Groningen meedoen?")
    link = visitor.last().get_by_test_id("read")
    expect(link).to_contain_text("Lees of deel dit antwoord")
    with visitor.page.expect_popup() as opened:
        link.click()

    expect(opened.value).to_have_url(visitor.base + "/kennis/nugger-meedoen?regio=AM01")
    expect(opened.value.locator("#regio h2")).to_contain_text("Groningen")


def test_a_term_is_explained_and_leads_on(visitor) -> None:
    visitor.arrive()
    visitor.say("waar staat pok voor?")

    expect(visitor.last()).to_contain_text("kort voor praktijkovereenkomst")
    expect(visitor.last().get_by_test_id("sources")).to_be_visible()
