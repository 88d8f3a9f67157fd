"""A group in a real browser: a spreadsheet with and without faults, the overview, everything in one file."""

import zipfile

import pytest
from playwright.sync_api import expect

from tests.applications.spreadsheets.files import sheet_of

pytestmark = pytest.mark.browser
HEADERS = ["Kenmerk", "Leeftijdsgroep", "Hoogste afgeronde opleiding", "Woongemeente van de kandidaat"]
WRONG = sheet_of(HEADERS, ["Fatima", 34, "blauw", "Venlo"], ["K-2", 40, "vmbo", "Emmen"])
GOOD = sheet_of(
    HEADERS, ["K-1", 34, "vmbo", "Venlo"], ["K-2", 22, "havo", "Emmen"], ["K-3", 51, "geen diploma", "Assen"]
)


def upload(visitor, data: bytes) -> None:
    chosen = visitor.folder / "kandidaten.xlsx"
    chosen.write_bytes(data)
    visitor.page.locator("input[type=file]").last.set_input_files(chosen)
    visitor.page.get_by_test_id("upload").last.click()


def test_a_consultant_uploads_a_spreadsheet_and_downloads_all_applications(visitor) -> None:
    visitor.arrive()
    visitor.press("Ik begeleid een kandidaat")
    visitor.say("ik heb meerdere kandidaten")
    expect(visitor.last().locator("[data-kind=bestand]")).to_be_visible()
    visitor.accessible("groep-bestand")
    with visitor.page.expect_download() as template:
        visitor.page.get_by_test_id("template").last.click()
    assert template.value.suggested_filename == "kandidaten.xlsx"

    visitor.page.get_by_test_id("upload").last.click()
    expect(visitor.page.get_by_test_id("file-errors").last).to_contain_text("Kies eerst een bestand")
    upload(visitor, WRONG)
    expect(visitor.page.get_by_test_id("file-errors").last).to_contain_text("Rij 2, kolom Kenmerk")
    expect(visitor.page.get_by_test_id("file-errors").last).to_be_focused()
    visitor.accessible("groep-bestand-met-fouten")

    upload(visitor, GOOD)
    expect(visitor.last()).to_contain_text("Voor alle kandidaten")
    visitor.say("nog geen bedrijf")
    overview = visitor.last().locator("[data-kind=overzicht]")
    expect(overview.locator("tbody tr")).to_have_count(3)
    visitor.accessible("groep-overzicht")

    visitor.press("Bekijk K-2")
    expect(visitor.last().locator("[data-kind=uitslag]")).to_contain_text("K-2")
    visitor.accessible("groep-kandidaat")
    visitor.press("Terug naar het overzicht")  # only the newest buttons are there to press
    visitor.press("Zet alle aanmeldingen klaar")
    visitor.fill(
        organisatie="Gemeente Venlo", contactpersoon="A. Jansen", email="a.jansen@voorbeeld.nl", akkoord_kandidaat="ja"
    )
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()
    summary = visitor.last().locator("[data-kind=samenvatting]")
    expect(summary).to_contain_text("a.jansen@voorbeeld.nl")
    expect(summary).to_contain_text("K-3")
    visitor.accessible("groep-samenvatting")

    visitor.press("Bewaar de aanmeldingen")
    expect(visitor.page.get_by_test_id("reference")).to_have_count(3)
    visitor.accessible("groep-aanmeldingen")
    with zipfile.ZipFile(visitor.download("zip")) as parts:
        assert len(parts.namelist()) == 4
    assert visitor.download("pdf").name.startswith("aanmelding-PW-2026-")
    assert [one for one in visitor.errors if "422" not in one] == []
