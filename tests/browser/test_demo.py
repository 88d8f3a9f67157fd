"""The demo in a real browser: every story plays to its end, anybody can take over, and nothing of it stays."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from channels.website.demo.personas import stories
from tools.trial import Assistant

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("SCREENSHOTS")
STORIES = {one["id"]: one for one in stories()}
FIRST = STORIES["nugger-groningen"]
DONE = "Dit verhaal is klaar"
SLOW = 60_000


@pytest.fixture
def demo(page: Page, assistant: Assistant) -> Iterator[Page]:
    errors: list[str] = []
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(assistant.base + "/demo")
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    page.locator("#speed").select_option("0")
    yield page
    assert errors == []


def choose(page: Page, story: str) -> None:
    page.locator(f"[data-story={story}]").click()
    expect(page.locator("#play")).to_be_enabled()


def accessible(page: Page, state: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"demo-{state}-{page.viewport_size['width']}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    assert not found, f"{state}: {[(one['id'], [node['target'] for node in one['nodes']]) for one in found]}"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], state


def test_every_story_plays_to_its_end(demo: Page) -> None:
    accessible(demo, "begin")
    for name, story in STORIES.items():
        choose(demo, name)
        demo.locator("#play").click()
        expect(demo.locator("#coming")).to_contain_text(DONE, timeout=SLOW)
        expect(demo.locator("#count")).to_contain_text(f"stap {len(story['stappen'])} van")
        expect(demo.locator("#look")).to_contain_text("Voorwaarden")
    accessible(demo, "einde")


def test_in_the_dark_and_as_in_teams(demo: Page) -> None:
    demo.emulate_media(color_scheme="dark")
    demo.locator(".settings summary").click()
    demo.get_by_label("Kanaal").select_option("teams")
    demo.locator(".settings summary").click()
    choose(demo, "statushouder-taal")
    demo.locator("#step").click()
    expect(demo.locator("#look")).to_contain_text("Bron van dit antwoord")
    accessible(demo, "teams-donker")


def test_a_clicker_goes_on_and_hands_may_take_over(demo: Page) -> None:
    choose(demo, FIRST["id"])
    demo.keyboard.press("PageDown")
    expect(demo.locator("#count")).to_contain_text("stap 1 van")
    expect(demo.locator("#look")).to_contain_text("Een vraag")
    demo.keyboard.press("ArrowRight")
    expect(demo.locator("#count")).to_contain_text("stap 2 van")
    expect(demo.locator("#look")).to_contain_text("De volgende vraag, en waarom")
    expect(demo.locator("#look .form")).to_contain_text("Groningen")

    box = demo.get_by_test_id("input")
    box.fill("wat is een jobcoach?")
    box.press("Enter")
    expect(demo.locator("#look")).to_contain_text("jobcoach")
    expect(demo.locator("#count")).to_contain_text("stap 2 van")
    demo.keyboard.press("PageDown")
    expect(demo.locator("#count")).to_contain_text("stap 3 van")


def test_it_plays_by_itself_until_somebody_stops_it(demo: Page) -> None:
    demo.locator("#speed").select_option("1")
    choose(demo, FIRST["id"])
    demo.locator("#play").click()
    expect(demo.locator("#play")).to_have_text("Pauze")
    expect(demo.locator("#count")).to_contain_text("stap 1 van")
    demo.keyboard.press("PageUp")
    expect(demo.locator("#play")).to_have_text("Afspelen")
    demo.locator("#reset").click()
    expect(demo.locator("#count")).to_have_text(FIRST["titel"])


def test_typing_along_gives_the_words_of_the_story(demo: Page) -> None:
    choose(demo, FIRST["id"])
    demo.locator("#along").click()
    for _ in FIRST["stappen"][0]["zeg"]:
        demo.keyboard.press("x")
    expect(demo.get_by_test_id("input")).to_have_value(FIRST["stappen"][0]["zeg"])
    demo.keyboard.press("Enter")
    expect(demo.locator("#count")).to_contain_text("stap 1 van")


def test_another_day_is_another_knowledge(demo: Page) -> None:
    demo.locator(".settings summary").click()
    demo.get_by_label("Alsof het deze dag is").fill("2027-01-15")
    demo.get_by_label("Alsof het deze dag is").press("Tab")
    expect(demo.locator("#seen-from")).to_contain_text("15 januari 2027")


def test_a_new_beginning_removes_what_was(demo: Page, assistant: Assistant) -> None:
    token = demo.evaluate("document.querySelector('praktijk-wijzer').token")
    assert assistant.get("/api/demo/look", token)[0] == 200
    with demo.expect_response("**/api/demo/reset"):
        demo.locator("#reset").click()
    assert assistant.get("/api/demo/look", token)[0] == 401
    assert demo.evaluate("Object.keys(sessionStorage).length + Object.keys(localStorage).length") == 0


def test_everything_comes_from_this_server(page: Page, assistant: Assistant) -> None:
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(assistant.base + "/demo")
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    assert hosts == {assistant.base.split("/")[2]}
