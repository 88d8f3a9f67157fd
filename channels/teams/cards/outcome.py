"""The outcome of a check: what stands in the way and what to do now; the rest unfolds."""

from collections.abc import Callable, Sequence
from typing import Any

from channels.teams.cards import texts
from channels.teams.cards.about import About
from channels.teams.cards.markdown import bullets, link, plain
from channels.teams.cards.parts import Element, box, dim, heading, text, unfold
from channels.teams.cards.sources import Sources

STYLES = {"not_met": "warning", "unknown": "accent"}
HOPEFUL = ("possible", "to_ask")
FOLDS = 3
Card = dict[str, Any]


def outcome(card: Card, about: About, sources: Sources, said: str) -> list[Element]:
    """What is always in sight, but for the body that decides when the text above `said` it already."""
    decider = card["decider"] if card["decider"] not in said else ""
    return [
        *(found for status in STYLES for found in _reasons(card, status, sources)),
        *_part(texts.ROUTES, [_route(one, about) for one in card["routes"]]),
        *_part(texts.NEXT, [plain(one) for one in card["steps"]]),
        *_part(texts.DECIDER, [plain(decider)] if decider else []),
        *_part(texts.OPEN, [plain(one) for one in _unsaid(card)]),
        *_part(texts.YES, [plain(one) for one in card["yes"]]),
    ]


def foldable(card: Card) -> int:
    """How many parts there are to unfold."""
    return sum(bool(found) for _, found, _ in _folds(card))


def folded(card: Card, sources: Sources, most: int) -> list[Element]:
    """What unfolds: what is in order, money, advice. At most this many parts."""
    parts = [(title, found, build) for title, found, build in _folds(card) if found][:most]
    return [unfold(f"{title} ({len(found)})", build(found, sources)) for title, found, build in parts]


def _folds(card: Card) -> list[tuple[str, list[dict[str, Any]], Callable[..., list[Element]]]]:
    met = [one for one in card["reasons"] if one["status"] == "met"]
    return [
        (texts.STATUS["met"], met, _list),
        (texts.FUNDING, card["funding"], _funding),
        (texts.ADVICE, card["advice"], _list),
    ]


def _list(found: list[dict[str, Any]], sources: Sources) -> list[Element]:
    return [text(bullets(_cited(one, sources) for one in found))]


def _reasons(card: Card, status: str, sources: Sources) -> list[Element]:
    found = [_cited(one, sources) for one in card["reasons"] if one["status"] == status]
    return [box([heading(texts.STATUS[status]), text(bullets(found))], STYLES[status])] if found else []


def _cited(said: dict[str, Any], sources: Sources) -> str:
    return plain(said["text"]) + sources.cite(said["sources"])


def _unsaid(card: Card) -> list[str]:
    """Open points that no reason says already."""
    said = {one["text"] for one in card["reasons"]}
    return [one for one in card["open"] if one not in said]


def _route(route: dict[str, str], about: About) -> str:
    page = about.page(route["article"]) if about.page else None
    title = link(route["title"], page) if page else plain(route["title"])
    return f"**{title}** {plain(route['text'])}"


def _part(title: str, lines: Sequence[str]) -> list[Element]:
    if not lines:
        return []
    return [heading(title), text(bullets(lines) if len(lines) > 1 else lines[0], spacing="Small")]


def _funding(schemes: Sequence[dict[str, Any]], sources: Sources) -> list[Element]:
    return [dim(plain(texts.NO_PROMISE)), *(_scheme(one, sources) for one in schemes)]


def _scheme(found: dict[str, Any], sources: Sources) -> Element:
    """Those that are for something else are less in sight and without sources."""
    hopeful = found["status"] in HOPEFUL
    said = f"**{plain(found['title'])}** ({plain(texts.SCHEME[found['status']])})\n\n{plain(found['text'])}"
    said += f" {texts.UNCERTAIN}" if found["certainty"] == "onzeker" else ""
    said += f" {texts.DECIDER}: {plain(found['decider'])}." if found["decider"] else ""
    return text(said + sources.cite(found["sources"])) if hopeful else dim(said)
