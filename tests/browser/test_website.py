"""The two walks of the main job, in a real browser, on a desktop and on a phone."""

import json
from uuid import uuid4

import pikepdf
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_consultant_comes_from_a_question_to_a_downloaded_application(visitor) -> None:
    visitor.arrive()
    visitor.accessible("begin")
    expect(visitor.messages().first).to_contain_text("computerprogramma")

    visitor.say("Mag een nugger in Groningen meedoen?")
    expect(visitor.last()).to_contain_text("arbeidsmarktregio Groningen")
    expect(visitor.last()).to_have_attribute("data-article", "nugger-meedoen")
    visitor.accessible("antwoord")
    visitor.last().get_by_test_id("sources").locator("summary").first.click()
    expect(visitor.last().get_by_test_id("sources")).to_contain_text("2025")
    visitor.accessible("bronnen")

    visitor.press("Start de check")
    expect(visitor.last()).to_contain_text("Dit neem ik over uit uw vraag")
    visitor.press("Ik begeleid een kandidaat")
    expect(visitor.last()).to_contain_text("hoogste opleiding")
    visitor.say("wat is vrijstelling?")
    expect(visitor.last()).to_contain_text("hoogste opleiding")
    visitor.accessible("vraag")
    for answer in ("geen diploma", "34"):
        visitor.say(answer)
    visitor.say("nee, de gemeente is Venlo")
    expect(visitor.last()).to_contain_text("Noord-Limburg")
    visitor.press("Nog niet gevraagd")
    for answer in ("nee", "ja", "nog geen bedrijf"):
        visitor.say(answer)
    expect(visitor.last().locator("[data-kind=uitslag]")).to_be_visible()
    visitor.accessible("uitslag")

    visitor.press("Zet de aanmelding klaar")
    visitor.fill(email="geen adres")
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()
    expect(visitor.page.get_by_test_id("form-errors").last).to_be_visible()
    visitor.accessible("kaart-met-fouten")
    visitor.fill(
        organisatie="Gemeente Venlo", contactpersoon="A. Jansen", email="a.jansen@voorbeeld.nl",
        referentie=f"K-{uuid4().hex[:6]}", sector="groen", akkoord_kandidaat="ja",
    )  # fmt: skip
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()
    expect(visitor.last().locator("[data-kind=samenvatting]")).to_contain_text("a.jansen@voorbeeld.nl")
    expect(visitor.last()).to_contain_text("Venlo")
    visitor.accessible("samenvatting")

    visitor.press("Bewaar de aanmelding")
    expect(visitor.page.get_by_test_id("reference").last).to_contain_text("PW-2026-")
    visitor.accessible("aanmelding")
    with pikepdf.open(visitor.download("pdf")) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    application = json.loads(visitor.download("json").read_text())
    assert "Venlo" in json.dumps(application, ensure_ascii=False)
    assert [one for one in visitor.errors if "422" not in one] == []


def test_an_employer_gets_to_an_application_without_a_candidate(visitor) -> None:
    visitor.arrive()
    visitor.press("Ik ben werkgever")
    visitor.say("ik wil een leerplek aanbieden, start de check")
    for answer in ("Alkmaar", "ja", "ja", "ja", "ja"):
        visitor.say(answer)
    expect(visitor.last()).to_contain_text("ook zonder kandidaat")
    visitor.press("Zet de aanmelding klaar")
    visitor.fill(organisatie="Bakkerij De Korst", contactpersoon="B. Bakker", email="b@bakkerijdekorst.nl")
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()
    expect(visitor.last().locator("[data-kind=samenvatting]")).to_contain_text("Bakkerij De Korst")
    visitor.press("Bewaar de aanmelding")

    expect(visitor.page.get_by_test_id("reference").last).to_contain_text("PW-2026-")
    expect(visitor.last()).not_to_contain_text("verzonden")
    assert visitor.errors == []


def test_the_conversation_is_still_there_after_a_reload(visitor) -> None:
    visitor.arrive()
    visitor.say("wat is een praktijkverklaring?")
    said = visitor.last().inner_text()

    visitor.page.reload()
    visitor.page.locator("praktijk-wijzer").scroll_into_view_if_needed()

    expect(visitor.last()).to_contain_text(said.splitlines()[0])


def test_a_check_goes_on_later_in_another_conversation_with_a_code(visitor) -> None:
    visitor.arrive()
    visitor.press("Ik begeleid een kandidaat")
    for text in ("start de check voor kandidaat K-204", "Venlo", "later verder"):
        visitor.say(text)
    code = visitor.page.get_by_test_id("code").last.inner_text()
    expect(visitor.last().locator("[data-kind=code]")).to_contain_text(f"verder met code {code}")
    visitor.accessible("code")

    visitor.menu("restart")
    visitor.page.get_by_role("button", name="Ja, nieuw gesprek").click()
    expect(visitor.last()).to_contain_text("Wat wilt u doen?")
    visitor.press("Verder met een code")
    visitor.say(code.lower())

    expect(visitor.last()).to_contain_text("Kandidaat K-204.")
    expect(visitor.last()).to_contain_text("hoogste opleiding")
    expect(visitor.page.locator("[data-kind=samenvatting]").last).to_contain_text("Venlo")
    visitor.accessible("verder-met-code")
    assert visitor.errors == []


def test_the_form_of_one_candidate_is_refused_while_another_is_open(visitor) -> None:
    visitor.arrive()
    visitor.press("Ik begeleid een kandidaat")
    for text in ("start de check voor kandidaat K-1", "Venlo", "mbo 3"):
        visitor.say(text)
    visitor.press("Zet de aanmelding klaar")
    contact = {"organisatie": "Gemeente Venlo", "contactpersoon": "S. Bos", "email": "s.bos@voorbeeld.nl"}
    visitor.fill(**contact, akkoord_kandidaat="ja")
    expect(visitor.page.locator("[data-kind=formulier] [name=referentie]").last).to_have_value("K-1")
    visitor.say("nieuwe kandidaat")
    visitor.press("Bewaar kandidaat K-1 en begin een nieuwe kandidaat")
    visitor.page.get_by_role("button", name="Verder naar de samenvatting").last.click()

    expect(visitor.page.get_by_test_id("error")).to_contain_text("Dit formulier hoort bij kandidaat K-1")
    visitor.accessible("andere-kandidaat")


def test_the_page_asks_nothing_of_other_hosts_and_sets_no_cookie(visitor) -> None:
    hosts = set()
    visitor.page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    visitor.arrive()

    assert hosts == {visitor.base.split("/")[2]}
    assert visitor.page.context.cookies() == []
