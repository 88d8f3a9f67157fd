"""The page and its files: what a strict content policy, a reader and a small screen need from them."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from channels.settings import Settings
from channels.website.campaign.finder import Found
from channels.website.campaign.views import home
from channels.website.pages import STATIC
from channels.website.reading.asked import Asked
from channels.website.reading.pages import Pages
from knowledge.load import load_content

ASKED = Asked(date(2026, 11, 22))


def rendered() -> str:
    """The campaign page as the server makes it."""
    content = load_content()
    pages = Pages(content, Settings("a secret of tests", "a secret of tests"), lambda: datetime.now(UTC))
    return pages.render(ASKED, "home.html", "/", home(content, ASKED, Found())).body.decode()


PAGE = rendered()
# The picture of the rules has words and is drawn by tools/rules_picture.py, where its own tests look at it.
PICTURES = sorted(path for path in STATIC.rglob("*.svg") if path.name != "regels.svg")


class Tags(HTMLParser):
    """All tags of a page, in order, and the text of its scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.found, self.inline, self._inside = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside in ("script", "style") and data.strip():
            self.inline.append(data)

    def values(self, name):
        return [attrs[name] for _, attrs in self.found if name in attrs]


TAGS = Tags(PAGE)


def test_nothing_on_the_page_needs_a_wider_policy():
    assert not TAGS.inline
    assert not TAGS.values("style")
    assert not [name for _, attrs in TAGS.found for name in attrs if name.startswith("on")]
    assert all(address.startswith("/static/") for address in TAGS.values("src"))


def test_every_file_of_the_page_is_there():
    own = [address for address in TAGS.values("src") + TAGS.values("href") if address.startswith("/static/")]
    assert own
    assert [address for address in own if not (STATIC / address.removeprefix("/static/")).is_file()] == []


def test_every_jump_lands_somewhere():
    places = TAGS.values("id")
    assert len(places) == len(set(places))
    assert [jump for jump in TAGS.values("href") if jump.startswith("#") and jump[1:] not in places] == []


def test_headings_never_skip_a_level():
    levels = [int(tag[1]) for tag, _ in TAGS.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_the_page_promises_nothing_and_names_no_amount():
    assert not re.search(r"u krijgt|gegarandeerd|altijd recht op|zeker weten|€|euro", PAGE, re.IGNORECASE)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_only_shapes(picture):
    tags = Tags(picture.read_text())
    assert not {"script", "style", "image", "use", "text"} & {tag for tag, _ in tags.found}
    assert not tags.values("style") + tags.values("href")
