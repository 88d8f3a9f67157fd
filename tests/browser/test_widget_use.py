"""What somebody can do with the widget, by mouse, by keyboard, with a bad connection and elsewhere."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.fake import PAGE, RECORDED

pytestmark = pytest.mark.browser
one_size = pytest.mark.parametrize("page", ["desktop"], indirect=True)
SAID = "[...document.querySelector('praktijk-wijzer').shadowRoot.querySelectorAll('[data-testid=status]')]"


def focused(page) -> str:
    """The name of what has the focus, inside the widget."""
    return page.evaluate(
        "() => { const one = document.querySelector('praktijk-wijzer').shadowRoot.activeElement;"
        " return one ? one.dataset.testid || one.id || one.textContent.trim() : '' }"
    )


def test_open_shrink_and_open_again_keeps_the_conversation_and_the_focus(guest) -> None:
    guest.arrive()
    page = guest.page
    assert focused(page) == ("input" if guest.page.viewport_size["width"] > 500 else focused(page))
    guest.say("antwoord")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("panel")).to_be_hidden()
    assert focused(page) == "launcher"
    expect(page.get_by_test_id("launcher")).to_have_text("Verder met uw gesprek")
    page.keyboard.press("Enter")
    expect(guest.last()).to_have_attribute("data-article", "nugger-meedoen")
    page.get_by_test_id("minimise").click()
    assert focused(page) == "launcher"


def test_the_focus_stays_in_a_window_that_covers_the_page_and_leaves_one_that_does_not(guest, fake) -> None:
    fake.page = PAGE.replace("{body}", '<a href="#ervoor">Ervoor</a>')
    guest.arrive()
    page = guest.page
    covers = page.viewport_size["width"] < 500
    page.get_by_test_id("send").focus()
    page.keyboard.press("Tab")
    assert focused(page) == ("menu" if covers else "")
    page.get_by_test_id("menu").focus()
    page.keyboard.press("Shift+Tab")
    assert focused(page) == ("send" if covers else "")


@one_size
def test_close_asks_first_and_then_forgets(guest, fake) -> None:
    guest.arrive()
    page = guest.page
    guest.say("antwoord")
    page.get_by_test_id("close").click()
    assert focused(page) == "sheet"
    page.keyboard.press("Escape")
    assert focused(page) == "close"
    page.get_by_test_id("close").click()
    page.get_by_role("button", name="Ja, sluit").click()
    expect(page.get_by_test_id("launcher")).to_have_text("Stel uw vraag")
    assert page.evaluate("JSON.parse(sessionStorage.praktijkwijzer).token") is None
    page.get_by_test_id("launcher").click()
    expect(guest.last()).to_contain_text("Wat wilt u doen?")
    assert [path for path, _ in fake.heard].count("/api/conversations") == 2


@one_size
def test_the_conversation_can_be_kept_as_text(guest) -> None:
    guest.arrive()
    guest.say("samenvatting")
    with guest.page.expect_download() as waiting:
        guest.menu("keep")
    text = waiting.value.path().read_text()

    assert waiting.value.suggested_filename == "gesprek-praktijkwijzer.txt"
    assert "U:\nsamenvatting" in text
    assert "Ik ben een computerprogramma" in text
    assert "- Gemeente van de werkplek: Alkmaar" in text


@one_size
def test_a_person_is_one_press_away(guest, fake) -> None:
    guest.arrive()
    guest.menu("person")
    expect(guest.page.locator("[data-from=user]").last).to_contain_text("Ik wil een mens spreken")
    expect(guest.page.locator("[data-article=nugger-meedoen]")).to_be_visible()  # the fake has one answer for most
    assert fake.heard[-1][1]["text"] == "Ik wil een mens spreken"


@one_size
def test_a_code_opens_the_check_and_never_stays_in_the_browser(guest, fake) -> None:
    guest.arrive()
    page = guest.page
    page.get_by_test_id("menu").click()
    page.get_by_test_id("code-form").click()
    assert focused(page) == "code"
    fake.hold()
    page.keyboard.type("ABCD-2345")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("typing")).to_be_visible()
    assert "ABCD" not in page.evaluate("JSON.stringify(sessionStorage)")
    fake.release()
    expect(page.get_by_test_id("typing")).to_be_hidden()
    path, body = fake.heard[-1]
    assert (path, body["code"]) == ("/api/codes", "ABCD-2345")


@one_size
def test_an_opinion_goes_to_the_server_with_its_reason(guest, fake) -> None:
    guest.arrive()
    guest.say("antwoord")
    guest.last().get_by_role("button", name="Nee", exact=True).click()
    guest.page.get_by_label("Wat ontbreekt er").fill("de bedragen")
    guest.last().get_by_role("button", name="Verstuur").click()
    expect(guest.page.get_by_test_id("opinion-said")).to_contain_text("Dank u")
    opinions = [body for path, body in fake.heard if path == "/api/feedback"]
    assert [(one["helpful"], one.get("reason")) for one in opinions] == [(False, None), (False, "de bedragen")]
    guest.say("antwoord")
    guest.last().get_by_role("button", name="Ja", exact=True).click()
    expect(guest.page.get_by_test_id("opinion-said").last).to_be_focused()
    assert fake.heard[-1][1]["helpful"] is True


@one_size
def test_a_lost_reply_is_asked_again_and_the_question_counts_once(guest, fake) -> None:
    guest.arrive()
    fake.lose = 2  # a browser sends once more itself
    page = guest.page
    page.get_by_test_id("input").fill("antwoord")
    page.get_by_test_id("send").click()
    page.get_by_test_id("retry").click()
    expect(guest.last()).to_have_attribute("data-article", "nugger-meedoen")
    sent = [body["request"] for path, body in fake.heard if path == "/api/messages"]
    assert len(sent) > 1
    assert len(set(sent)) == 1
    expect(page.locator("[data-from=user]")).to_have_count(1)
    expect(page.locator("[data-article=nugger-meedoen]")).to_have_count(1)


@one_size
def test_back_online_the_message_goes_by_itself(guest, fake) -> None:
    guest.arrive()
    page = guest.page
    page.context.set_offline(True)
    expect(page.get_by_test_id("network")).to_be_visible()
    page.get_by_test_id("input").fill("antwoord")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("retry")).to_be_visible()
    page.context.set_offline(False)
    expect(guest.last()).to_have_attribute("data-article", "nugger-meedoen")
    expect(page.get_by_test_id("network")).to_be_hidden()
    assert [path for path, _ in fake.heard].count("/api/messages") == 1


@one_size
def test_a_reload_in_the_middle_of_a_turn_loses_nothing(guest, fake) -> None:
    guest.arrive()
    page = guest.page
    guest.say("antwoord")
    fake.hold()
    page.get_by_test_id("input").fill("mens")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("typing")).to_be_visible()
    page.reload()
    page.get_by_test_id("launcher").click()
    expect(page.get_by_test_id("typing")).to_be_visible()
    fake.release()
    expect(guest.last()).to_contain_text("Werkcentrum")
    expect(page.locator("[data-from=user]")).to_have_count(2)


@one_size
def test_each_answer_is_read_aloud_once_without_what_stands_around_it(guest) -> None:
    guest.arrive()
    guest.page.evaluate(
        f"() => {{ window.heard = []; const [node] = {SAID}; new MutationObserver(() => node.textContent &&"
        " window.heard.push(node.textContent)).observe(node, {childList: true, characterData: true, subtree: true}) }"
    )
    guest.say("antwoord")
    answer = RECORDED["antwoord"][0]
    heard = [one for one in guest.page.evaluate("window.heard") if answer["text"][:40] in one]

    assert len(heard) == 1
    assert answer["text"] in heard[0]
    assert "U kunt kiezen uit" in heard[0]
    assert "Helpt dit antwoord" not in heard[0]
    assert answer["sources"][0]["title"] not in heard[0]
    assert guest.page.locator("[aria-live=polite]").count() == 0


@one_size
def test_the_tree_that_assistive_tools_see(guest) -> None:
    guest.arrive()
    guest.say("vraag")
    expect(guest.page.get_by_test_id("panel")).to_match_aria_snapshot("""
      - dialog "Praktijkwijzer":
        - heading "Praktijkwijzer" [level=2]
        - paragraph: Computerprogramma
        - button "Menu"
        - button "Maak klein"
        - button "Sluit het gesprek"
        - text: Vraag 3 van hooguit 6
        - region "Gesprek":
          - log "Berichten"
          - alert
          - group "Kies een antwoord":
            - button "Ja, erkend leerbedrijf"
            - button "Bedrijf nog niet erkend"
            - button "Weet ik niet"
            - button "Meer kandidaten tegelijk"
        - text: Uw vraag of antwoord
        - textbox "Uw vraag of antwoord"
        - button "Verstuur"
        - paragraph: /Noem geen namen/
        - status
    """)
    guest.say("formulier")
    guest.fill(email="geen adres")
    guest.page.get_by_role("button", name="Verder naar de samenvatting").click()
    field = guest.page.get_by_label("Zakelijk e-mailadres")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Vul een e-mailadres in"))
    expect(field).to_have_attribute("aria-invalid", "true")
    assert guest.page.locator("praktijk-wijzer [lang=nl]").count() == 1


def test_everything_to_press_is_large_enough(guest) -> None:
    guest.arrive()
    guest.page.get_by_test_id("menu").click()
    for state in ("antwoord", "uitslag", "formulier", "aanmelding"):
        guest.say(state)
        small = guest.page.locator("praktijk-wijzer").evaluate(
            "host => [...host.shadowRoot.querySelectorAll("
            "'button, summary, input:not([type=checkbox]), select, textarea')]"
            ".map(one => [one.textContent.trim() || one.id, one.getBoundingClientRect()])"
            ".filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5)).map(([name]) => name)"
        )
        assert small == []


@one_size
@pytest.mark.parametrize("size", [(320, 640), (320, 256)])
def test_on_320_pixels_and_at_400_percent_nothing_has_to_be_scrolled_sideways(guest, size) -> None:
    guest.page.set_viewport_size({"width": size[0], "height": size[1]})
    guest.arrive()
    for state in ("antwoord", "uitslag", "andere route", "formulier", "samenvatting", "aanmelding", "code"):
        guest.say(state)
        guest.shoot(f"widget-{size[0]}x{size[1]}-{state.replace(' ', '-')}")
        wide = guest.page.locator("praktijk-wijzer").evaluate(
            "host => ['.panel', '.scroller', '.log'].map(one => host.shadowRoot.querySelector(one))"
            ".filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className)"
        )
        assert wide == []
        assert guest.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_with_more_room_between_letters_and_lines_no_text_is_cut_off(guest) -> None:
    guest.arrive()
    guest.page.locator("praktijk-wijzer").evaluate(
        "host => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important;"
        " letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');"
        " host.shadowRoot.adoptedStyleSheets = [...host.shadowRoot.adoptedStyleSheets, sheet] }"
    )
    for state in ("antwoord", "vraag", "uitslag", "formulier", "samenvatting"):
        guest.say(state)
        guest.shoot(f"widget-ruim-{state}")
        cut = guest.page.locator("praktijk-wijzer").evaluate(
            "host => [...host.shadowRoot.querySelectorAll("
            "'button, p, li, td, th, h2, h3, h4, label, summary, .message')]"
            ".filter(one => one.offsetWidth > 1 && (one.scrollWidth > one.clientWidth + 2"
            " && getComputedStyle(one).display !== 'inline')).map(one => one.outerHTML.slice(0, 80))"
        )
        assert cut == []


@pytest.mark.parametrize("media", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_with_the_colours_of_the_user(guest, media) -> None:
    guest.page.emulate_media(reduced_motion="reduce", **media)
    guest.arrive()
    for state in ("antwoord", "vraag", "uitslag", "formulier", "samenvatting"):
        guest.say(state)
        guest.accessible(f"widget-{next(iter(media.values()))}-{state}")


@one_size
def test_with_less_motion_nothing_moves(guest, fake) -> None:
    guest.arrive()
    fake.hold()
    guest.page.get_by_test_id("input").fill("antwoord")
    guest.page.get_by_test_id("send").click()
    expect(guest.page.get_by_test_id("typing")).to_be_visible()
    moving = "host => host.shadowRoot.getAnimations().length"
    assert guest.page.locator("praktijk-wijzer").evaluate(moving) == 0
    guest.page.emulate_media(reduced_motion="no-preference")
    assert guest.page.locator("praktijk-wijzer").evaluate(moving) == 3
    fake.release()


def test_what_the_script_says_reaches_the_server(guest, fake) -> None:
    fake.attributes = 'data-region="AM01" data-audience="werkgever" data-position="left"'
    guest.arrive()
    begun = next(body for path, body in fake.heard if path == "/api/conversations")

    assert begun == {"channel": "website", "region": "AM01", "audience": "werkgever"}
    assert guest.page.get_by_test_id("panel").bounding_box()["x"] < 20
    assert json.loads(guest.page.evaluate("JSON.stringify(document.cookie)")) == ""
