"""From what is seen at an address now and what was seen before, to what an editor has to do."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from yarl import URL

from tools.links.look import GONE_NAME, Page
from tools.links.memory import Kept

Kind = Literal["dood", "verhuisd", "veranderd", "niet te zien", "in orde"]
GONE = {404, 410}


class Finding(NamedTuple):
    """What is the matter with an address, with what to remember of it."""

    kind: Kind
    said: str
    kept: Kept


def judge(address: str, page: Page, before: Kept | None, opened: date | None, today: date) -> Finding:
    """`opened`: the day an editor last looked at the page; a change before that day is settled."""
    before = before or Kept()
    if page.status != 200:
        kept = replace(before, failed=before.failed + 1)
        if page.status in GONE or page.problem == GONE_NAME:
            return Finding("dood", page.problem or f"antwoord {page.status}", kept)
        said = page.problem or f"antwoord {page.status}"
        return Finding("niet te zien", f"{said} ({kept.failed} keer achter elkaar)", kept)
    changed = today.isoformat() if before.digest and before.digest != page.digest else before.changed
    if opened and changed and opened.isoformat() >= changed:
        changed = ""
    kept = Kept(page.etag, page.modified, page.digest, changed)
    if said := _moved(address, page):
        return Finding("verhuisd", said, kept)
    if changed:
        return Finding("veranderd", f"de tekst is anders sinds {changed}", kept)
    return Finding("in orde", "", kept)


def _moved(address: str, page: Page) -> str:
    """Where the page went, or "" when it is still there."""
    if _bare(address) == _bare(page.to):
        return ""
    if URL(page.to).path in {"", "/"} and not URL(page.to).query:
        return f"komt uit op de voorpagina {page.to}; de pagina is waarschijnlijk weg"
    return f"staat nu op {page.to}" if page.moved else ""


def _bare(address: str) -> str:
    """An address without what does not matter: http or https, www, the last slash, a place on the page."""
    return re.sub(r"^https?://(www\.)?|/?(#.*)?$", "", address)
