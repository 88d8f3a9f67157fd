"""What the campaign page and its neighbours show: their page of the content, as of a day."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from applications.retention import Terms
from channels.website.campaign.finder import Found
from channels.website.reading.asked import Asked
from channels.website.reading.sources import Line, cited
from knowledge.model import Block, Cited, Content, SitePage


def home(content: Content, asked: Asked, found: Found) -> dict[str, Any]:
    """The campaign page. `here`: the region of the link or of what was typed."""
    page = content.pages["home"]
    return {"page": page, "found": found, "here": found.region or asked.regio, "sources": sources(content, page)}


def privacy(content: Content, terms: Terms) -> dict[str, Any]:
    """What is kept and how long: the days are settings of this installation."""
    page = content.pages["privacy"]
    return {"page": page, "days": asdict(terms), "sources": sources(content, page)}


def about(content: Content) -> dict[str, Any]:
    """What the program does and does not."""
    page = content.pages["over"]
    return {"page": page, "sources": sources(content, page)}


def sources(content: Content, page: SitePage) -> list[Line]:
    """Every source of a page once, also of the answers it shows whole."""
    return cited(content, (one for section in page.sections for one in _of_blocks(content, section.blocks)))


def _of_blocks(content: Content, blocks: Iterable[Block]) -> Iterable[Cited]:
    for block in blocks:
        yield from block.sources
        if not block.text and block.article:
            yield from content.articles[block.article].sources
