"""Why the outcome is what it is, as it stands in the document: reasons, what would make it yes, money, advice.

Every source has one number in the whole document.
"""

from collections.abc import Mapping
from typing import Any

from knowledge.dated import page_date
from knowledge.model import Cited, Content
from knowledge.verdict import Finding, Verdict, Yes

STATUSES = {"met": "voldaan", "not_met": "niet voldaan", "unknown": "nog open"}
SCHEMES = {
    "possible": "past misschien",
    "to_ask": "vraag het na",
    "ended": "nu gesloten of gestopt",
    "not_for_this": "niet hiervoor",
}
Numbers = Mapping[str, int]


def explained(content: Content, verdict: Verdict) -> dict[str, Any]:
    """The part of the document that explains the outcome."""
    told = (*verdict.findings, *verdict.funding, *verdict.advice)
    numbers = {name: number for number, name in enumerate(_ids(told), start=1)}
    return {
        "yes": _yes(content, verdict.yes),
        "reasons": [_reason(one, numbers) for one in verdict.findings],
        "funding": [_scheme(one, numbers) for one in verdict.funding],
        "advice": [_tip(one, numbers) for one in verdict.advice],
        "sources": [_source(content, name, number) for name, number in numbers.items()],
    }


def _ids(told: tuple[Finding, ...]) -> list[str]:
    """The sources, each once, in order of appearance."""
    return list(dict.fromkeys(cited.id for one in told for cited in one.sources))


def _yes(content: Content, yes: Yes) -> dict[str, Any]:
    return {
        "changes": [{"field": one.field, "label": one.label, "text": one.text} for one in yes.changes],
        "routes": [
            {"article": one.article, "title": content.articles[one.article].title, "text": one.text}
            for one in yes.routes
        ],
    }


def _reason(finding: Finding, numbers: Numbers) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "status": finding.status,
        "status_text": STATUSES[finding.status],
        "reason": finding.reason,
        "sources": [_cited(one, numbers) for one in finding.sources],
    }


def _scheme(finding: Finding, numbers: Numbers) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "status": finding.status,
        "status_text": SCHEMES[finding.status],
        "text": f"{finding.reason} {finding.next}".strip(),
        "decider": finding.decider,
        "certainty": finding.certainty,
        "sources": [_cited(one, numbers) for one in finding.sources],
    }


def _tip(finding: Finding, numbers: Numbers) -> dict[str, Any]:
    sources = [_cited(one, numbers) for one in finding.sources]
    return {"rule": finding.rule, "title": finding.title, "text": finding.reason, "sources": sources}


def _cited(cited: Cited, numbers: Numbers) -> dict[str, Any]:
    return {"number": numbers[cited.id], "place": cited.place}


def _source(content: Content, source_id: str, number: int) -> dict[str, Any]:
    source = content.sources[source_id]
    return {
        "number": number,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "date": page_date(source.date, source.approximate),
        "checked": source.checked.on.isoformat() if source.checked.on else None,
    }
