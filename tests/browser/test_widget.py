"""Every state of the widget against recorded replies: it can be used, nothing is found by axe, and it fits."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_every_state_is_accessible(guest, fake) -> None:
    page = guest.page
    page.goto(guest.base + "/")
    guest.accessible("widget-knop")
    guest.arrive()
    guest.accessible("widget-begin")
    guest.page.get_by_test_id("menu").click()
    guest.accessible("widget-menu")
    page.get_by_test_id("code-form").click()
    guest.accessible("widget-code-invullen")
    page.keyboard.press("Escape")

    guest.say("antwoord")
    guest.last().get_by_test_id("sources").locator("summary").click()
    guest.accessible("widget-antwoord")
    guest.last().get_by_role("button", name="Nee", exact=True).click()
    guest.accessible("widget-helpt-niet")
    guest.say("mens")
    guest.accessible("widget-mens")
    guest.say("vraag")
    expect(page.get_by_test_id("progress")).to_contain_text("Vraag 3 van hooguit 6")
    guest.accessible("widget-vraag")

    fake.hold()
    page.get_by_test_id("input").fill("vraag verder")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("typing")).to_be_visible()
    guest.accessible("widget-bezig")
    expect(page.get_by_test_id("slow")).to_be_visible(timeout=9_000)
    guest.accessible("widget-traag")
    fake.release()
    expect(page.get_by_test_id("progress")).to_contain_text("Laatste vraag")

    guest.say("uitslag")
    expect(page.get_by_test_id("progress")).to_be_hidden()
    guest.accessible("widget-uitslag")
    guest.last().get_by_test_id("rest").locator("summary").first.click()
    guest.accessible("widget-uitslag-alles")
    guest.say("andere route")
    guest.accessible("widget-andere-route")
    guest.say("code")
    guest.accessible("widget-code")

    guest.say("formulier")
    guest.accessible("widget-formulier")
    guest.fill(organisatie="De Korst", contactpersoon="B. Bakker", email="geen adres")
    page.get_by_role("button", name="Verder naar de samenvatting").click()
    expect(page.get_by_test_id("form-errors")).to_be_visible()
    guest.accessible("widget-formulier-fouten")
    guest.fill(email="b@bakkerijdekorst.nl")
    page.get_by_role("button", name="Verder naar de samenvatting").click()
    expect(guest.last().locator("[data-kind=samenvatting]")).to_be_visible()
    guest.accessible("widget-samenvatting")
    guest.say("aanmelding")
    guest.accessible("widget-aanmelding")

    page.get_by_test_id("close").click()
    guest.accessible("widget-sluiten")
    page.keyboard.press("Escape")
    page.context.set_offline(True)
    guest.accessible("widget-zonder-internet")
    page.context.set_offline(False)
    fake.status = 503
    page.get_by_test_id("input").fill("antwoord")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("retry")).to_be_visible()
    guest.accessible("widget-storing")
    assert [one for one in guest.errors if not re.search("422|503", one)] == []
