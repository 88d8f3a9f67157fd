"""What a message asks, seen in its conversation: two questions at once, or one that leans on the answer before it.

The answer before it is found in what the assistant said itself: an article, its region and its audience, and
nothing of the person.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from bot.components.ages import AGE
from bot.components.meant import PLACE
from bot.components.parts import parts
from bot.components.patterns import REGION
from knowledge.answers import SOME, SURE
from knowledge.followups import Leaning, leaning
from knowledge.load import load_content
from knowledge.model import Content

VERY_SURE = 0.9
BACK = 2  # an answer is leant on for this many messages
QUESTION, OUTSIDE = "vraag", "buiten"
# What a message without a subject of its own is easily taken for.
LIGHT = {QUESTION, "mededeling", "kan_niet_verstaan", "waarom_vraag", "uitleg_vraag", "hulp"}
Ranked = list[dict[str, Any]]
Understand = Callable[[str], tuple[Ranked, Ranked]]


@dataclass(frozen=True)
class Known:
    """Intents and articles, best first; `asked`: the articles of two questions or more, in order.

    `follows`: article, region and audience of the answer that it leans on, with `again` (the same answer once more)
    and `regions` (one of these is meant); empty when it stands by itself.
    """

    intents: Ranked
    articles: Ranked
    asked: tuple[str, ...] = ()
    follows: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """The answer before this message, and whether a check runs."""

    article: str
    region: str | None = None
    audience: str | None = None
    checking: bool = False


def previous(events: Iterable[Any], *, checking: bool = False) -> Before | None:
    """The newest answer with an article, out of Rasa's events, when it is at most BACK messages ago."""
    turns = 0
    for event in reversed(list(events)):
        turns += event.type_name == "user"
        said = (getattr(event, "data", None) or {}).get("custom") or {} if event.type_name == "bot" else {}
        if turns > BACK:
            return None
        if said.get("article"):
            return Before(said["article"], said.get("region"), said.get("audience"), checking)
    return None


def in_context(understand: Understand, text: str, entities: list[dict], before: Before | None) -> Known:
    """What a message asks. `entities` with the place where they stand."""
    content = _content()
    intents, articles = understand(text)
    known = Known(intents, articles)
    if before and before.article in content.articles and (lean := _leaning(content, text, entities)):
        return _leant(content, understand, text, known, before, lean)
    asked = _asked(content, understand, text, known)
    return replace(known, intents=_leading(intents, 1.0), asked=asked) if len(asked) > 1 else known


@cache
def _content() -> Content:
    """The content as it was at the start: looking at every file again takes longer than understanding a message."""
    return load_content()


def _asked(content: Content, understand: Understand, text: str, known: Known) -> tuple[str, ...]:
    """The articles that the questions in a text are surely about, each once.

    What the whole message is surely about goes first: splitting never changes an answer, it only adds to it. When
    the whole is not sure, it must at least point to each of them, and each part must be very sure.
    """
    whole = _surely(known.articles) if known.intents[0]["name"] == QUESTION else ""
    found, least = (understand(part)[1] for part in parts(content, text)), SURE if whole else VERY_SURE
    sure = [one for articles in found if (one := _surely(articles, least))]
    heard = [whole] if whole else [one["id"] for one in known.articles if one["confidence"] >= SOME]
    if not (set(heard) & set(sure) if whole else set(sure) <= set(heard)):
        return ()
    asked = dict.fromkeys(one for one in (whole, *sure) if one)
    return tuple(one for one in asked if one == whole or content.articles[one].kind != OUTSIDE)


def _surely(articles: Ranked, least: float = SURE) -> str:
    """The id of the article that leads, when that is sure; else an empty text."""
    return articles[0]["id"] if articles and articles[0]["confidence"] >= least else ""


def _leaning(content: Content, text: str, entities: list[dict]) -> Leaning | None:
    found = [one for one in entities if one["entity"] in {PLACE, REGION, AGE}]
    spans = [(one["start"], one["end"]) for one in found]
    return leaning(content, text, spans, place=any(one["entity"] != AGE for one in found))


def _leant(content: Content, understand: Understand, text: str, known: Known, before: Before, lean: Leaning) -> Known:
    lead = known.intents[0]
    light = lead["name"] in LIGHT and (lean.again or not before.checking or lead["name"] == QUESTION)
    if not light:
        return known
    audience = lean.audience or before.audience
    follows = {"article": before.article, "region": before.region, "audience": audience, "again": lean.again}
    if lean.again:
        return Known(_leading(known.intents, 1.0), known.articles, follows={**follows, "regions": list(lean.regions)})
    together = understand(f"{content.articles[before.article].title} {text}")[1]
    articles = _agreed(known.articles, together, before, refers=lean.refers)
    if articles is known.articles:
        return known
    return Known(_leading(known.intents, articles[0]["confidence"]), articles, follows=follows)


def _agreed(alone: Ranked, together: Ranked, before: Before, *, refers: bool) -> Ranked:
    """The ranking that counts: of the message alone, of the message under the title before it, or a doubt of both."""
    best = alone[0] if alone else {"id": "", "confidence": 0.0}
    if best["confidence"] < SURE:
        return together
    fits = {one["id"] for one in together if one["confidence"] >= SOME} | {before.article}
    if not refers or best["id"] in fits:
        return alone
    return [{"id": one, "confidence": 0.5} for one in (together[0]["id"], best["id"])]


def _leading(intents: Ranked, confidence: float) -> Ranked:
    """The intents with a question in front."""
    rest = [one for one in intents if one["name"] != QUESTION]
    return [{"name": QUESTION, "confidence": confidence}, *rest]
