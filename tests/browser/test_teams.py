"""Microsoft Teams for real: the Playground of Microsoft in front of the running assistant."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect
from sqlalchemy import select

from applications import handling, tables
from applications.database import Database, open_database
from applications.status import Actor
from knowledge.load import load_content
from tests.browser.teams import Colleague, playground
from tests.faults.marks import until
from tools.trial import Assistant

pytestmark = pytest.mark.browser
FULL = "kandidaat K-204 uit Venlo, 34 jaar, geen diploma, bijstand, mag werken"
MOST = 12
DELIVERED = select(tables.Message.body).join(
    tables.TeamsMessage,
    (tables.TeamsMessage.conversation_id == tables.Message.conversation_id)
    & (tables.TeamsMessage.seq == tables.Message.seq),
)


@pytest.fixture
def colleague(browser: Browser, assistant: Assistant, tmp_path: Path) -> Iterator[Colleague]:
    with playground(assistant.base, tmp_path / "playground.log") as base:
        context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="nl-NL", accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(20_000)
        arrived = Colleague(page, base)
        arrived.arrive()
        yield arrived
        context.close()


@pytest.fixture
def db(assistant: Assistant) -> Iterator[Database]:
    secret = json.loads((assistant.var / "secrets.json").read_text())["SECRET_KEY"]
    opened = open_database(f"sqlite:///{assistant.var / 'praktijkwijzer.db'}", secret)
    yield opened
    opened.close()


def to_the_outcome(colleague: Colleague) -> Locator:
    """Do the check for a candidate; the card with the outcome."""
    colleague.press("Start de check")
    card = colleague.say(FULL)
    for _ in range(MOST):
        if card.get_by_role("button", name="Zet de aanmelding klaar").count():
            return card
        expect(card).to_contain_text("Vraag ")
        card = colleague.press("Weet ik niet", card)
    raise AssertionError("no outcome after twelve questions")


def test_a_question_gets_a_card_with_its_sources(colleague: Colleague) -> None:
    card = colleague.say("Mag een nugger in Groningen meedoen?")
    expect(card).to_contain_text("Landelijk en van uw regio")
    listed = colleague.unfold("bronnen", card)
    colleague.shoot("bronnen")

    expect(listed.get_by_role("link", name="Participatiewet, artikel 7")).to_have_attribute(
        "href", "https://wetten.overheid.nl/BWBR0015703"
    )
    expect(listed).to_contain_text("pagina van 1 juli 2025")
    follow_up = colleague.press("Kan iemand met bijstand meedoen en de uitkering houden?", card)
    expect(follow_up).to_contain_text("gemeente")
    expect(card.get_by_role("button", name="Start de check")).to_be_visible()


def test_the_whole_check_ends_in_the_pdf_and_the_status_comes_by_itself(
    colleague: Colleague, db: Database, tmp_path: Path
) -> None:
    outcome = to_the_outcome(colleague)
    colleague.shoot("uitslag")
    form = colleague.press("Zet de aanmelding klaar", outcome, "Verder naar de samenvatting")
    expect(form.get_by_label("Uw naam")).to_have_value("Alex Wilber")
    expect(form.get_by_label("Zakelijk e-mailadres")).to_have_value("alexw@example.com")

    before = colleague.cards().count()
    form.get_by_role("button", name="Verder naar de samenvatting").click()
    expect(form).to_contain_text("Vul dit in.")
    form.get_by_label("Uw organisatie").fill("Bureau *Wijzer* [x](https://kwaad.example)")
    form.get_by_label("Zakelijk e-mailadres").fill("geen adres")
    form.get_by_label("De kandidaat weet").check()
    form.get_by_role("button", name="Verder naar de samenvatting").click()
    expect(form).to_contain_text("Let op: Vul een e-mailadres in")
    assert colleague.cards().count() == before
    colleague.shoot("fouten")

    form.get_by_label("Zakelijk e-mailadres").fill("alexw@example.com")
    summary = colleague.press("Verder naar de samenvatting", form, "Klopt dit?")
    expect(form).to_contain_text("Dit formulier is verstuurd.")
    expect(summary).to_contain_text("Bureau *Wijzer* [x](https://kwaad.example)")
    colleague.shoot("samenvatting")

    saved = colleague.press("Bewaar de aanmelding", summary, "Kenmerk")
    expect(summary).to_contain_text("Uw keuze: Bewaar de aanmelding")
    expect(summary.get_by_role("button")).to_have_count(0)
    colleague.shoot("aanmelding")
    pdf = download(colleague.page, saved, tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF-")
    reference = pdf.stem.removeprefix("aanmelding-")
    expect(saved).to_contain_text(reference)

    colleague.say("ik heb het verstuurd", "Genoteerd")
    seen, now = handling.seen_of(db, reference), datetime.now(UTC)
    handling.act(db, load_content(), reference, "in_behandeling", Actor("loket", "els"), seen, now)
    colleague.news(f"Het loket behandelt nu aanmelding {reference}")
    colleague.shoot("status")


def download(page: Page, saved: Locator, folder: Path) -> Path:
    """Press the button of the PDF; the file that the browser got."""
    with page.expect_download() as waiting:
        saved.get_by_role("link", name="Download de aanmelding (PDF)").click()
    got: Download = waiting.value
    path = folder / got.suggested_filename
    got.save_as(path)
    return path


def test_an_answer_is_changed_on_an_old_card_and_a_used_card_cannot_be_used_again(colleague: Colleague) -> None:
    outcome = to_the_outcome(colleague)
    used = colleague.cards().filter(has_text="Uw keuze: Weet ik niet").first
    expect(used).to_contain_text("Vraag ")
    expect(used.get_by_role("button")).to_have_count(0)
    colleague.say("wat is een praktijkverklaring?", "Terug naar de check")

    change = colleague.press("Iets aanpassen", outcome)
    asked = colleague.press("Hoogste afgeronde opleiding", change)
    expect(asked).to_contain_text("Uw antwoord was")
    again = colleague.press("Mbo-2 of hoger", asked)
    expect(again).to_contain_text("Hoogste afgeronde opleiding: Mbo-2 of hoger (was: Geen diploma)")
    colleague.shoot("oude-kaart")


def delivered(db: Database, words: str) -> None:
    """Wait until the client has taken a message with these words.

    It does not draw one that is there before it has drawn the post that was answered, so the page cannot be asked.
    """

    def taken() -> bool:
        with db.reading() as session:
            return any(words in json.dumps(body, ensure_ascii=False) for body in session.scalars(DELIVERED))

    until(taken, f"a message with {words!r}")


def test_in_a_channel_only_questions_are_answered(colleague: Colleague, db: Database) -> None:
    colleague.to_channel()
    colleague.post("wat is een praktijkverklaring?")
    delivered(db, "Een praktijkverklaring laat zien")
    expect(colleague.page.get_by_text("Invalid message")).to_have_count(0)
    colleague.shoot("kanaal")

    colleague.post("start de check voor K-204")
    delivered(db, "Hier lezen anderen mee")
    expect(colleague.page.get_by_text("Vraag 1")).to_have_count(0)
    colleague.shoot("kanaal-check")
