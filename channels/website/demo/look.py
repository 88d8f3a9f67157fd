"""A look behind a conversation: what was understood, which rules are met, which question comes and why, the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from applications import fieldmap, values
from applications.origins import told
from knowledge.case import Case, Given
from knowledge.dated import AsOf, dutch_day
from knowledge.findings import Finding
from knowledge.model import Content, Field
from knowledge.progress import questions_left
from knowledge.questions import next_question
from knowledge.rules import rules_for
from knowledge.texts import filled, shown_sources
from knowledge.verdict import judge, region_of

INTENTS = {"vraag": "Een vraag", "knop": "Een druk op een knop", "kaart": "Een ingevulde kaart", "bevestig": "Ja"}
INTENTS |= {"ontken": "Nee", "start_check": "Begin de check", "kan_niet_verstaan": "Geen vraag of opdracht"}
ON_CARD = "Ingevuld op de kaart (versleuteld)"
RANKED = 3
LEAST = 0.01


@dataclass(frozen=True)
class Seen:
    """All that the look is taken from. `understood`: the engine's parse data of the newest message."""

    case: Case
    contact: Mapping[str, Given]
    understood: Mapping[str, Any]


def look(content: Content, seen: Seen, today: date) -> dict[str, Any]:
    """Everything the panel shows, in Dutch, as of a day."""
    as_of, case = AsOf(content, today), seen.case
    place = region_of(content, case)
    return {
        "day": dutch_day(today),
        "region": place.name if place else "",
        "understood": understood(content, seen.understood),
        "next": following(as_of, case) if case.role else {},
        "rules": rules(as_of, case) if case.role else [],
        "outcome": content.outcomes[case.told].title if case.told in content.outcomes else "",
        "form": form(as_of, case, seen.contact) if case.role else [],
    }


def understood(content: Content, parsed: Mapping[str, Any]) -> dict[str, Any]:
    """The intent with its probability, the words that were recognised, and the articles that came nearest."""
    intent = parsed.get("intent") or {}
    name = intent.get("name") or ""
    near = [one for one in parsed.get("articles") or () if one["id"] in content.articles]
    typed = name not in {"knop", "kaart"}
    return {
        "intent": INTENTS.get(name, name.replace("_", " ").capitalize()),
        "confidence": round(intent.get("confidence") or 0.0, 3),
        "entities": [_entity(content, one) for one in parsed.get("entities") or ()] if typed else [],
        "articles": [
            {"title": content.articles[one["id"]].title, "confidence": round(one["confidence"], 3)}
            for one in near[:RANKED]
            if typed and one["confidence"] >= LEAST
        ],
    }


def _entity(content: Content, found: Mapping[str, Any]) -> dict[str, str]:
    asked = content.fields.get(found["entity"])
    chosen = [one.label for one in (asked.choices if asked else ()) if one.value == found["value"]]
    name = asked.label if asked else str(found["entity"]).replace("_", " ").capitalize()
    return {"name": name, "value": chosen[0] if chosen else str(found["value"])}


def following(as_of: AsOf, case: Case) -> dict[str, Any]:
    """The question that is open, why it is asked, which conditions wait for it; empty when nothing is asked."""
    asked = as_of.content.fields[case.asking] if case.asking else next_question(as_of.content, case, as_of.today)
    if asked is None or case.stage not in {"nieuw", "vragen"}:
        return {}
    waiting = [as_of.content.rules[one.id].title for one in rules_for(case.role) if asked.id in one.fields]
    return {
        "question": filled(_question(asked, case), as_of),
        "why": filled(asked.why, as_of),
        "rules": waiting,
        "left": questions_left(as_of, case),
    }


def _question(asked: Field, case: Case) -> str:
    return asked.employer_question if case.role == "werkgever" and asked.employer_question else asked.question


def rules(as_of: AsOf, case: Case) -> list[dict[str, Any]]:
    """Every condition: met, not met, open, or waiting for a question."""
    waiting = {
        one.id for one in rules_for(case.role) if one.fields and all(case.value(name) is None for name in one.fields)
    }
    return [_rule(as_of.content, one, one.rule in waiting) for one in judge(as_of.content, case, as_of.today).findings]


def _rule(content: Content, found: Finding, waits: bool) -> dict[str, Any]:
    return {
        "title": found.title,
        "status": "waits" if waits and found.status == "unknown" else found.status,
        "reason": "" if waits else found.reason,
        "decider": "" if waits else found.decider,
        "sources": [{"title": one["title"], "date": one["date"]} for one in shown_sources(content, found.sources)],
    }


def form(as_of: AsOf, case: Case, contact: Mapping[str, Given]) -> list[dict[str, Any]]:
    """The application as it fills itself in: every field of this role, its answer and where that came from."""
    given = {**case.answers, **contact}
    return [_row(as_of, one, given.get(one.id), case) for one in fieldmap.fields_of(as_of.content, case)]


def _row(as_of: AsOf, asked: Field, given: Given | None, case: Case) -> dict[str, Any]:
    row = {"label": asked.label_for(case.role), "value": "", "origin": ""}
    if given is None or not given.value:
        return row
    if asked.personal:
        return {**row, "value": ON_CARD}
    return {**row, "value": values.shown(asked, given.value, as_of)[1], "origin": told(asked, given.origin)}
