"""Every kind of message that the assistant can say, as a channel gets it: recorded, and made from the content."""

import json
import random
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from actions.check import say, say_outcome
from applications import answers
from channels.codes import with_code
from channels.messages import Message, complete
from knowledge.answers import answer
from knowledge.case import Case
from knowledge.clusters import clusters_for, possible_values
from knowledge.dated import AsOf
from knowledge.verdict import judge
from tests.actions.people import NOW, TODAY, People, overview_of
from tests.browser.house import contents

ROLES = ("professional", "werkgever")
OUTCOMES_TRIED = 150
_RECORDED = Path(__file__).parents[3] / "browser" / "recorded" / "replies.json"
_numbers = count(1)


def as_of() -> AsOf:
    return AsOf(contents(), TODAY)


def offered(raw: Message) -> Message:
    """A message as it leaves: buttons by id instead of payload."""
    message = complete(raw)
    card = message["card"]
    if card and card.get("rows"):
        rows = [{**row, "button": _id(row["button"])} if "button" in row else row for row in card["rows"]]
        card = {**card, "rows": rows}
    return {**message, "buttons": [_id(one) for one in message["buttons"]], "card": card}


def _id(button: dict[str, Any]) -> dict[str, str]:
    return {"id": f"b{next(_numbers):016d}", "title": button["title"]}


def recorded() -> Iterator[Message]:
    """What the real assistant said."""
    for said in json.loads(_RECORDED.read_text()).values():
        yield from said if isinstance(said, list) else ()


def articles() -> Iterator[Message]:
    """Every article, nationally and in a region with much of its own."""
    for name in contents().articles:
        for role in ROLES:
            for region in (None, "AM01"):
                yield offered(answer(contents(), name, role, region, TODAY))


def questions() -> Iterator[Message]:
    """Every question of the check, for the first time and in other words."""
    for role in ROLES:
        for name, field in contents().fields.items():
            if field.asked == "gesprek":
                case = _answered({"rol": role})
                yield offered(say.question(as_of(), case, contents().fields[name]))
                yield offered(say.question(as_of(), case, contents().fields[name], retry=True))


def outcomes() -> Iterator[Message]:
    """Verdicts of many cases, among them the ones with the most to say, and their forms and summaries."""
    draw = random.Random(7)
    for place in range(OUTCOMES_TRIED):
        case = _case(draw, ROLES[place % 2])
        verdict = judge(contents(), case, TODAY)
        yield offered(say_outcome.outcome(as_of(), verdict))
        yield offered(say.form(as_of(), case))
        yield offered(say.summary(as_of(), case, verdict))
        yield offered(say.to_change(as_of(), case))


def _case(draw: random.Random, role: str) -> Case:
    names = {name for cluster in clusters_for(role) for name in cluster.fields}
    given = {name: draw.choice([*possible_values(as_of(), name), None]) for name in sorted(names)}
    return _answered({"rol": role, **{name: value for name, value in given.items() if value is not None}})


def _answered(given: dict[str, str]) -> Case:
    case = Case()
    for name, value in given.items():
        case = case.with_answer(name, value, "gebruiker", NOW)
    return case


def groups() -> Iterator[Message]:
    """Groups: the spreadsheet, the overview of as many candidates as may be, one of them, the summary."""
    yield from map(offered, People(first="meerdere kandidaten").turn.says)
    people = overview_of(*(f"K-{place}" for place in range(1, 31)))
    yield from map(offered, people.turn.says)
    for step in ({"doe": "groep_bekijk", "waarde": "2"}, {"doe": "groep_overzicht"}, {"doe": "aanpassen"}):
        people.press(**step)
        yield from map(offered, people.turn.says)


def rest() -> Iterator[Message]:
    """What is made elsewhere: finished applications, a code, a question of the desk, every fixed text."""
    files = [{"format": kind, "url": f"/api/applications/PW-2026-4NKMMD.{kind}"} for kind in ("pdf", "docx", "json")]
    for size in (2, 10, 11, 30):
        rows = [
            {"name": f"K-{place}", "reference": "PW-2026-4NKMMD", "title": "Aanmelden", "downloads": files[:2]}
            for place in range(size)
        ]
        card = {"id": "g1", "kind": "aanmeldingen", "title": f"{size} aanmeldingen", "rows": rows}
        every = [{"format": "zip", "url": "/api/groups/g1.zip"}]
        yield offered({"text": "Klaar.", "card": {**card, "downloads": every}})
    yield offered({"text": "Het loket vraagt iets.", "card": answers.card("PW-2026-4NKMMD")})
    code = {"id": "code", "kind": "code", "title": "Uw code om later verder te gaan"}
    yield offered(with_code(complete({"text": "Goed.", "card": code}), None))
    for words in contents().talk.values():
        buttons = [{"title": title, "payload": payload} for title, payload in words.buttons.items()]
        yield offered({"text": words.text, "buttons": buttons})


@lru_cache(maxsize=1)
def everything() -> list[Message]:
    """All of these."""
    return [one for part in (recorded, articles, questions, outcomes, groups, rest) for one in part()]
