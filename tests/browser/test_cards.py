"""Cards as Microsoft's own renderer draws them: nothing unknown in them, usable by everybody, in each theme."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from channels.messages import Message
from channels.teams.cards import closed, refused, shown
from tests.browser.visitor import SHOTS
from tests.channels.teams.cards.everything import everything
from tests.channels.teams.cards.test_cards import ABOUT
from tools.house import ROOT

pytestmark = pytest.mark.browser
MODULES = ROOT / ".tools/node/node_modules"
SCRIPTS = ("markdown-it/dist/markdown-it.js", "adaptivecards/dist/adaptivecards.js")
# Ink, paper and dimmed ink, with containers that a theme gives a colour of its own.
THEMES = {
    "light": ("#242424", "#ffffff", "#616161", {"warning": "#fdf3e1", "accent": "#e8ebfa", "emphasis": "#f0f0f0"}),
    "dark": ("#ffffff", "#292929", "#adadad", {"warning": "#4a3a10", "accent": "#2f2f4a", "emphasis": "#1f1f1f"}),
    "contrast": ("#ffffff", "#000000", "#ffffff", {"warning": "#000000", "accent": "#000000", "emphasis": "#000000"}),
}
PROBLEM = {"light": "#8f1d21", "dark": "#ff9a9c", "contrast": "#ffff01"}
RULES = {
    True: {"rules": {"page-has-heading-one": {"enabled": False}}},  # the card is not a whole page
    False: {"runOnly": ["color-contrast"]},  # a theme changes nothing else
}
# The renderer tests the language with a pattern that remembers where it was: every second card of a page seems wrong.
ITS_OWN = 'Invalid value "nl" for property "lang".'
DRAW = """([card, config]) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit().render(text); result.didProcess = true;
  };
  const made = new AdaptiveCards.AdaptiveCard();
  made.hostConfig = new AdaptiveCards.HostConfig(config);
  const context = new AdaptiveCards.SerializationContext();
  made.parse(card, context);
  const main = document.querySelector("main");
  main.replaceChildren(made.render());
  const events = [...Array(context.eventCount).keys()].map((at) => context.getEventAt(at).message);
  return [...events, ...made.validateProperties().validationEvents.map((one) => one.message)];
}"""


def host(theme: str) -> dict[str, Any]:
    """A host that gives every style a colour, as Teams does."""
    ink, paper, dim, boxes = THEMES[theme]
    inks = {name: {"default": ink, "subtle": dim} for name in ("default", "dark", "light", "accent", "good", "warning")}
    inks["attention"] = {"default": PROBLEM[theme], "subtle": PROBLEM[theme]}
    styles = ("default", "emphasis", "accent", "good", "attention", "warning")
    made = {name: {"backgroundColor": boxes.get(name, paper), "foregroundColors": inks} for name in styles}
    return {"containerStyles": made, "actions": {"maxActions": 6}, "textBlock": {"headingLevel": 2}}


@pytest.fixture(params=THEMES)
def drawn(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    context = browser.new_context(viewport={"width": 460, "height": 900}, locale="nl-NL")
    page, theme = context.new_page(), request.param
    ink, paper, *_ = THEMES[theme]
    style = f"body {{ color: {ink}; background: {paper}; }} a {{ color: inherit; }}"
    style += " ul, ol { box-sizing: border-box; padding-left: 2em; }"
    style += f" input, select, textarea, button {{ color: {ink}; background: {paper}; }}"
    page.set_content(
        f'<!doctype html><html lang="nl"><title>Kaart</title><style>{style}</style><main><h1>Kaart</h1></main></html>'
    )
    for script in SCRIPTS:
        page.add_script_tag(path=MODULES / script)
    yield page, theme
    context.close()


def one_of_each() -> dict[str, dict[str, Any]]:
    """A card for each kind of message: the one with most in it."""
    found: dict[str, Message] = {}
    for message in everything():
        kind = (message["card"] or {}).get("kind") or ("vraag" if message["progress"] else "antwoord")
        found[kind] = max(found.get(kind, message), message, key=lambda one: len(json.dumps(one)))
    form = found["formulier"]
    wrong = {field["name"]: "Vul dit in." for field in form["card"]["fields"]}
    return {
        **{kind: shown(message, ABOUT) for kind, message in found.items()},
        "gesloten": closed(found["vraag"], ABOUT, "Ja"),
        "fouten": refused(form, ABOUT, {}, wrong),
    }


def test_every_kind_of_card_is_drawn_without_a_remark_and_can_be_used_by_everybody(drawn: tuple[Page, str]) -> None:
    page, theme = drawn
    for kind, card in one_of_each().items():
        remarks = page.evaluate(DRAW, [card, host(theme)])
        assert set(remarks) <= {ITS_OWN}, (kind, remarks)
        unfolded = page.get_by_role("button", name="bron")
        for button in unfolded.all():
            button.click()
        found = Axe().run(page, options=RULES[theme == "light"]).response["violations"]
        assert not found, (theme, kind, [(one["id"], one["nodes"][0]["html"][:200]) for one in found])
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"kaart-{kind.replace(' ', '-')}-{theme}.png", full_page=True)
