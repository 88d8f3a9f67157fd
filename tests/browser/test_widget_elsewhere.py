"""The widget in a page of somebody else: a strict policy, hostile styles, own colours, old browsers."""

import base64
import hashlib

import pytest
from playwright.sync_api import expect

from channels.website.widget.routes import ADDRESS
from tests.browser.fake import PAGE
from tests.browser.house import House
from tests.browser.visitor import Guest

pytestmark = pytest.mark.browser
one_size = pytest.mark.parametrize("page", ["desktop"], indirect=True)
HOSTILE = """
  html { font-size: 62.5% }
  body * { all: revert !important; color: red !important; background: yellow !important;
      font: 9px/0.8 "Comic Sans MS" !important;
      letter-spacing: 4px !important; text-transform: uppercase !important; transform: rotate(2deg) !important;
      position: relative !important; float: left !important; margin: 9px !important; opacity: 0.4 !important;
      text-align: right !important; pointer-events: none !important; }
  button { display: none !important }
  praktijk-wijzer { display: none !important; visibility: hidden !important; width: 1px !important; overflow: hidden }
"""
POLICY = "default-src 'none'; script-src {origin}; connect-src {origin}; style-src 'sha256-{digest}'; base-uri 'none'"
LOOKS = (
    "host => { const look = name => { const one = getComputedStyle(host.shadowRoot.querySelector(name));"
    " return [one.fontSize, one.color, one.backgroundColor, one.letterSpacing, one.textTransform, one.lineHeight] };"
    " return ['.panel', '.message', '.main', 'textarea'].map(look) }"
)


def with_style(css: str) -> tuple[str, str]:
    """A page with a sheet in it, and the digest that lets a strict policy have just that sheet."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return PAGE.replace("{body}", "").replace("</head>", f"<style>{css}</style></head>"), digest


def test_hostile_styles_and_a_strict_policy_change_nothing(guest: Guest, fake) -> None:
    guest.arrive()
    guest.say("antwoord")
    wanted = guest.page.locator("praktijk-wijzer").evaluate(LOOKS)
    place = guest.page.get_by_test_id("panel").bounding_box()
    violations = []
    guest.page.on("console", lambda said: "Content Security" in said.text and violations.append(said.text))
    fake.page, digest = with_style(HOSTILE)
    fake.headers = {"Content-Security-Policy": POLICY.format(origin=fake.base, digest=digest)}

    guest.page.evaluate("sessionStorage.clear()")
    guest.arrive()
    guest.say("antwoord")
    guest.accessible("widget-vijandig")

    assert guest.page.locator("praktijk-wijzer").evaluate(LOOKS) == wanted
    assert guest.page.get_by_test_id("panel").bounding_box() == place
    assert guest.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(255, 0, 0)"
    assert violations == []
    assert guest.page.locator("iframe").count() == 0


@one_size
def test_nobody_else_is_asked_for_anything_and_nothing_is_kept_before_use(guest: Guest) -> None:
    hosts = set()
    guest.page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    guest.page.goto(guest.base)
    expect(guest.page.get_by_test_id("launcher")).to_be_visible()

    assert hosts == {guest.base.split("/")[2]}
    assert guest.page.context.cookies() == []
    assert guest.page.evaluate("sessionStorage.length + localStorage.length") == 0


@one_size
def test_colours_of_the_page_are_used_when_they_can_be_read(guest: Guest, fake) -> None:
    fake.page, digest = with_style("praktijk-wijzer { --pw-kleur: #7a1f5c; --pw-op-kleur: #fff; --pw-hoek: 0px }")
    fake.headers = {"Content-Security-Policy": POLICY.format(origin=fake.base, digest=digest)}
    guest.arrive()
    header = guest.page.locator("praktijk-wijzer .bar")

    expect(header).to_have_css("background-color", "rgb(122, 31, 92)")
    guest.accessible("widget-eigen-kleur")
    assert guest.errors == []


@one_size
@pytest.mark.parametrize("css", ["--pw-kleur: #9ad; --pw-op-kleur: #fff", "--pw-tekst: #999", "--pw-vlak: #0b5a63"])
def test_colours_that_cannot_be_read_are_refused_and_the_page_is_told(guest: Guest, fake, css: str) -> None:
    fake.page, digest = with_style(f"praktijk-wijzer {{ {css} }}")
    fake.headers = {"Content-Security-Policy": POLICY.format(origin=fake.base, digest=digest)}
    guest.arrive()
    guest.say("antwoord")

    expect(guest.page.locator("praktijk-wijzer .bar")).to_have_css("background-color", "rgb(11, 90, 99)")
    guest.accessible("widget-kleur-geweigerd")
    assert [one for one in guest.errors if "too little contrast" in one]


@one_size
def test_an_old_browser_is_told_where_to_go(guest: Guest) -> None:
    guest.page.add_init_script("CSS.supports = () => false")
    guest.page.goto(guest.base)
    link = guest.page.get_by_role("link", name="Stel uw vraag op een eenvoudige pagina")

    expect(link).to_have_attribute("href", guest.base + "/vraag")
    expect(guest.page.get_by_text("Uw browser is te oud")).to_be_visible()
    assert guest.page.locator("praktijk-wijzer").count() == 0


@one_size
def test_another_origin_may_use_it_when_it_is_on_the_list_and_not_otherwise(guest: Guest, fake, tmp_path) -> None:
    for folder, origins in (("listed", {fake.base}), ("unlisted", set())):
        (tmp_path / folder).mkdir()
        with House(tmp_path / folder, allowed_origins=frozenset(origins)) as house:
            fake.page = PAGE.replace("{body}", "").replace("{script}", house.base + ADDRESS)
            policy = f"default-src 'none'; script-src {house.base}; connect-src {house.base}; base-uri 'none'"
            fake.headers = {"Content-Security-Policy": policy}
            guest.page.goto(fake.base)
            guest.page.evaluate("sessionStorage.clear()")
            guest.page.get_by_test_id("launcher").click()
            if not origins:
                expect(guest.page.get_by_test_id("error")).to_contain_text("geen verbinding")
                continue
            expect(guest.last()).to_contain_text("Wat wilt u doen?")
            guest.say("Mag een nugger meedoen?")
            expect(guest.last()).to_contain_text("U zei: Mag een nugger meedoen?")
            guest.last().get_by_role("button", name="Ja", exact=True).click()
            expect(guest.page.get_by_test_id("opinion-said")).to_contain_text("Dank u")
