"""The one field map: case, contact details and verdict → the application document.

The document is plain JSON (`schema/aanmelding-v1.json`); the PDF and any later format are made from it.
Nothing else decides what an application says. The same case on the same day gives the same document.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from applications.explained import explained
from applications.origins import written
from applications.values import shown
from knowledge.case import UNKNOWN, Case, Given
from knowledge.dated import AsOf, day_here, dutch_day
from knowledge.model import Content, Field, Region
from knowledge.questions import applies
from knowledge.rules.version import RULES_VERSION
from knowledge.texts import filled
from knowledge.verdict import Verdict

SCHEMA = "aanmelding-v1"
TITLE = "Aanmelding praktijkleren met een praktijkverklaring"
STATUS = {False: "klaar om zelf te versturen", True: "gaat naar het loket"}
# Kept apart like contact details, since people type names in free text; but it says what the work is.
ABOUT_WORK = frozenset({"taken"})

Answers = Mapping[str, Given]


def document(
    content: Content,
    case: Case,
    contact: Answers,
    verdict: Verdict,
    reference: str,
    today: date,
    *,
    version: int = 1,
    delivered: bool = False,
) -> dict[str, Any]:
    """A version of the application as JSON. Only fields of the case's own role are in it.

    `delivered`: the desk of the region gets it by itself.
    """
    as_of = AsOf(content, today)
    given = {**case.answers, **contact}
    asked = fields_of(content, case)
    made = {
        "schema": SCHEMA,
        "title": TITLE,
        "reference": reference,
        "version": version,
        "status": STATUS[delivered],
        "date": today.isoformat(),
        "date_text": dutch_day(today),
        "role": case.role,
        "region": _region(content.regions.get(verdict.region or ""), as_of),
        "verdict": _verdict(verdict),
        "applicant": _items(
            [one for one in asked if about_applicant(one) and one.type != "akkoord"], given, case, as_of
        ),
        "consent": _items([one for one in asked if one.type == "akkoord"], given, case, as_of),
        "answers": _items(
            [one for one in asked if not about_applicant(one) and one.type != "akkoord"], given, case, as_of
        ),
        "open_questions": _open_questions(asked, given, case),
        **explained(content, verdict),
        "content": {"version": content.version, "rules": RULES_VERSION},
    }
    return {**made, "hash": fingerprint(made)}


def fields_of(content: Content, case: Case) -> list[Field]:
    """The fields that belong in an application of this role and apply to this case, in order."""
    return [
        one
        for one in content.fields.values()
        if (case.role in one.roles or one.id == "rol") and applies(one, case)
    ]


def about_applicant(asked: Field) -> bool:
    """Is this a detail of the person or organisation that applies?"""
    return asked.id == "rol" or (asked.personal and asked.id not in ABOUT_WORK)


def missing(content: Content, case: Case, contact: Answers) -> tuple[str, ...]:
    """Ids of required fields of the card that have no answer yet, or no consent.

    What is asked of each candidate of a group does not stand on its card.
    """
    required = [one for one in fields_of(content, case) if one.required and one.asked == "kaart"]
    if case.group:
        required = [one for one in required if one.grouped(case.role) == "shared"]
    given = {**case.answers, **contact}
    return tuple(one.id for one in required if not _is_given(one, given.get(one.id)))


def fingerprint(made: Mapping[str, Any]) -> str:
    """SHA-256 over the document without its hash: keys sorted, no spaces, UTF-8."""
    rest = {key: value for key, value in made.items() if key != "hash"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _is_given(asked: Field, given: Given | None) -> bool:
    return given is not None and (given.value == "ja" if asked.type == "akkoord" else bool(given.value))


def _items(asked: list[Field], given: Answers, case: Case, as_of: AsOf) -> list[dict[str, Any]]:
    return [
        _item(one, given[one.id], case, as_of) for one in asked if one.id in given and given[one.id].value
    ]


def _item(asked: Field, given: Given, case: Case, as_of: AsOf) -> dict[str, Any]:
    value, text = shown(asked, given.value, as_of)
    day = day_here(given.at)
    origin = {
        "code": given.origin,
        "date": day.isoformat(),
        "text": f"{written(given.origin)} op {dutch_day(day)}",
    }
    return {
        "id": asked.id,
        "about": _about(asked, case),
        "label": asked.document_label or asked.label_for(case.role),
        "value": value,
        "text": text,
        "origin": origin,
    }


def _about(asked: Field, case: Case) -> str:
    """Whom or what an answer is about."""
    if about_applicant(asked):
        return "aanmelder"
    return "kandidaat" if asked.grouped(case.role) == "each" else "werkplek"


def _open_questions(asked: list[Field], given: Answers, case: Case) -> list[dict[str, str]]:
    """Questions to take along: no usable answer yet. Optional contact details are not among them."""
    wanted = [one for one in asked if one.required or not about_applicant(one)]
    unknown = [one for one in wanted if one.id not in given or given[one.id].value in {"", UNKNOWN}]
    return [
        {"id": one.id, "label": one.document_label or one.label_for(case.role), "question": _question(one, case)}
        for one in unknown
    ]


def _question(asked: Field, case: Case) -> str:
    employer = asked.employer_question if case.role == "werkgever" else ""
    return employer or asked.question or asked.label_for(case.role)


def _region(region: Region | None, as_of: AsOf) -> dict[str, Any] | None:
    if region is None:
        return None
    desk = {"name": region.desk.name, "url": region.desk.url, "how": filled(region.desk.how, as_of)}
    return {"code": region.code, "name": region.name, "desk": desk}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "outcome": verdict.outcome,
        "title": verdict.title,
        "text": verdict.text,
        "decider": verdict.decider,
        "open": list(verdict.open),
        "next_steps": list(verdict.next_steps),
    }
