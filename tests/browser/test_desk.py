"""The desk in a real browser: an application from the widget to a decision, and every page for everybody."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from applications import accounts, desks, questions, sessions
from applications.database import Database, open_database
from tests.applications import filed, sample
from tests.browser.visitor import Visitor
from tools.trial import Assistant

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("SCREENSHOTS")
REGION = "AM15"  # of Alkmaar
ASKED = "Op welke dagen kan iemand komen?"
ANSWER = "Maandag tot en met donderdag."


@pytest.fixture
def db(assistant: Assistant) -> Iterator[Database]:
    """The store of the running assistant, whose desks are as they were afterwards."""
    secret = json.loads((assistant.var / "secrets.json").read_text())["SECRET_KEY"]
    opened = open_database(f"sqlite:///{assistant.var / 'praktijkwijzer.db'}", secret)
    yield opened
    for region in (REGION, "AM01"):
        desks.save(opened, desks.Desk(region), datetime.now(UTC))
    opened.close()


def colleague(browser: Browser, page: Page, assistant: Assistant, db: Database, name: str) -> Page:
    """A page of somebody who is signed in at the desk, as large as the one of the test."""
    now = datetime.now(UTC)
    account = accounts.of_provider(db, f"test|{name}", name, True, now)
    account = accounts.change(db, account.id, accounts.ROLES, ["*"], True)
    context = browser.new_context(viewport=page.viewport_size, locale="nl-NL")
    context.add_cookies([{"name": "loket", "value": sessions.begin(db, account, now), "url": assistant.base}])
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    return opened


def test_an_application_goes_from_the_widget_to_a_decision(
    browser: Browser, page: Page, visitor: Visitor, assistant: Assistant, db: Database
) -> None:
    password = accounts.new_password(db, datetime.now(UTC))
    context = browser.new_context(viewport=page.viewport_size, locale="nl-NL", java_script_enabled=False)
    at_desk = context.new_page()
    at_desk.set_default_timeout(20_000)
    at_desk.goto(f"{assistant.base}/loket/instellingen/{REGION}")
    at_desk.get_by_label("Naam").fill(accounts.LOCAL)
    at_desk.get_by_label("Wachtwoord").fill(password)
    at_desk.get_by_role("button", name="Log in").click()
    at_desk.get_by_label("Alleen in deze wachtrij").check()
    at_desk.get_by_role("button", name="Bewaar").click()
    expect(at_desk.get_by_role("status")).to_contain_text("bewaard")

    company = f"Bakkerij {uuid4().hex[:6]}"
    reference = apply_as_employer(visitor, company)

    at_desk.goto(f"{assistant.base}/loket/aanmeldingen?zoek={company.split()[1]}")
    at_desk.get_by_role("link", name=reference).click()
    expect(at_desk.locator("main")).to_contain_text(company)
    other = colleague(browser, page, assistant, db, "Els Bakker")
    other.goto(at_desk.url)
    at_desk.get_by_role("button", name="Neem in behandeling").click()
    expect(at_desk.get_by_role("status")).to_contain_text("U heeft de aanmelding in behandeling")
    other.get_by_role("button", name="Neem in behandeling").click()
    expect(other.get_by_role("alert")).to_contain_text("zojuist veranderd door beheer")

    at_desk.get_by_text("Stel een vraag terug").click()
    at_desk.get_by_label("Uw vraag aan de aanmelder").fill(ASKED)
    at_desk.get_by_role("button", name="Stuur de vraag").click()
    expect(at_desk.get_by_role("status")).to_contain_text("Het antwoord komt op deze pagina")

    visitor.page.reload()
    visitor.page.locator("praktijk-wijzer").scroll_into_view_if_needed()
    expect(visitor.last()).to_contain_text(ASKED)
    visitor.page.get_by_role("button", name="Verstuur uw antwoord").scroll_into_view_if_needed()
    visitor.accessible("vraag-van-het-loket")
    visitor.fill(antwoord=ANSWER)
    visitor.page.get_by_role("button", name="Verstuur uw antwoord").last.click()
    expect(visitor.last()).to_contain_text("staat bij het loket")

    at_desk.goto(f"{assistant.base}/loket/aanmeldingen?zoek={reference}")
    expect(at_desk.locator(".queue")).to_contain_text("Antwoord binnen")
    at_desk.get_by_role("link", name=reference).click()
    expect(at_desk.locator(".history").first).to_contain_text(ANSWER)
    shoot(at_desk, "loket-antwoord")
    at_desk.get_by_text("Neem de aanmelding aan").click()
    at_desk.get_by_role("button", name="Neem aan").click()
    expect(at_desk.locator(".standing")).to_contain_text("Aangenomen")

    visitor.page.reload()
    visitor.page.locator("praktijk-wijzer").scroll_into_view_if_needed()
    expect(visitor.last()).to_contain_text(f"aanmelding {reference} aangenomen")
    assert visitor.errors == []
    context.close()
    other.context.close()


def apply_as_employer(visitor: Visitor, company: str) -> str:
    """An application of a place in Alkmaar; its reference."""
    visitor.arrive()
    visitor.press("Ik ben werkgever")
    for said in ("ik wil de check doen", "Alkmaar", "ja, erkend", "ja, mijn voorvrouw", "ja", "ja"):
        visitor.say(said)
    visitor.press("Zet de aanmelding klaar")
    visitor.fill(organisatie=company, contactpersoon="B. Bakker", email="b@bakkerij.example")
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()
    expect(visitor.last().locator("[data-kind=samenvatting]")).to_contain_text(company)
    visitor.press("Bewaar de aanmelding")
    return visitor.page.get_by_test_id("reference").last.inner_text()


@pytest.fixture
def desk(browser: Browser, page: Page, assistant: Assistant, db: Database) -> Iterator[tuple[Page, dict[str, str]]]:
    """Somebody with every role, and the address of every page by name, with something on each."""
    opened = colleague(browser, page, assistant, db, "Jan de Vries")
    _talk, reference = filed.filed(db)
    for _ in range(6):
        filed.filed(db)
    for text in ("is er kinderopvang bij de cursus", "is er bij de cursus kinderopvang", "hoe laat gaat de bus"):
        questions.unanswered(db, text, [{"id": "nugger-meedoen", "confidence": 0.2}], sample.NOW)
    yield (
        opened,
        {
            "wachtrij": "/loket/aanmeldingen",
            "niets-gevonden": "/loket/aanmeldingen?zoek=xyzzy",
            "aanmelding": f"/loket/aanmeldingen/{reference}",
            "cijfers": "/loket/cijfers",
            "redactie": "/loket/redactie",
            "verloopt": "/loket/redactie/verloopt",
            "loketten": "/loket/instellingen",
            "instellingen": f"/loket/instellingen/{REGION}",
            "collegas": "/loket/collegas",
            "logboek": "/loket/logboek",
            "niet-gevonden": "/loket/aanmeldingen/PW-2026-XXXXXX",
        },
    )
    opened.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits(desk, assistant: Assistant, scheme: str, db: Database) -> None:
    page, addresses = desk
    page.emulate_media(color_scheme=scheme)
    width = page.viewport_size["width"]
    for name, address in addresses.items():
        page.goto(assistant.base + address)
        shoot(page, f"loket-{name}-{width}-{scheme}")
        page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        accessible(page, address)
        shoot(page, f"loket-{name}-open-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_signing_in_is_accessible_and_told_when_it_fails(page: Page, assistant: Assistant) -> None:
    page.goto(f"{assistant.base}/loket")
    shoot(page, f"loket-inloggen-{page.viewport_size['width']}")
    accessible(page, "sign-in")
    page.get_by_label("Naam").fill("niemand")
    page.get_by_label("Wachtwoord").fill("x")
    page.get_by_label("Wachtwoord").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    accessible(page, "sign-in that failed")


def test_every_page_works_by_keyboard_alone(desk, assistant: Assistant) -> None:
    """Tab reaches everything that can be used, each place shows that it has the focus, and nothing holds it."""
    page, addresses = desk
    for address in addresses.values():
        page.goto(assistant.base + address)
        wanted = page.locator(USABLE).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
        reached = set()
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            place = page.evaluate(FOCUSED)
            if place is None:
                break
            assert place["shown"], (address, place)
            reached.add(place["number"])
        radios = page.locator("input[type=radio]").evaluate_all(EXTRA_RADIOS)
        assert len(reached) >= wanted - radios, (address, len(reached), wanted, radios)
    page.goto(assistant.base + addresses["wachtrij"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_far_zoomed_in_nothing_has_to_be_scrolled_sideways(desk, assistant: Assistant) -> None:
    page, addresses = desk
    page.set_viewport_size({"width": 320, "height": 256})
    for name, address in addresses.items():
        page.goto(assistant.base + address)
        shoot(page, f"loket-{name}-zoom")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_an_application_on_paper_is_without_buttons(desk, assistant: Assistant) -> None:
    page, addresses = desk
    page.goto(assistant.base + addresses["aanmelding"])
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Neem in behandeling").is_visible()
    assert page.get_by_role("heading", name="Samenvatting").is_visible()


USABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const shown = style.outlineStyle !== "none" || one.matches(".skip");
  return { number: [...document.querySelectorAll("*")].indexOf(one), shown, name: one.outerHTML.slice(0, 120) };
}"""
# Of a group of radio buttons Tab reaches one; the arrows do the rest.
EXTRA_RADIOS = """all => all.filter(one => one.checkVisibility()).length -
  new Set(all.filter(one => one.checkVisibility()).map(one => [...document.forms].indexOf(one.form) + one.name)).size"""


def accessible(page: Page, state: str) -> None:
    found = Axe().run(page).response["violations"]
    assert not found, f"{state}: {[(one['id'], [node['target'] for node in one['nodes']]) for one in found]}"


def shoot(page: Page, name: str) -> None:
    """A picture for who wants to look."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)

