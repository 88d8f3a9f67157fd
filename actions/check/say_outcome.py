"""The outcome as a message and as a card."""

from actions.messages import button, message, paragraphs
from knowledge.dated import AsOf
from knowledge.model import Content
from knowledge.texts import desk_line, shown_sources
from knowledge.verdict import Finding, Route, Verdict


def outcome(as_of: AsOf, verdict: Verdict, *before: str) -> dict:
    """The outcome with its reasons, who decides, what to do now."""
    content = as_of.content
    place = content.regions[verdict.region] if verdict.region else None
    desk = f"Loket: {desk_line(place, as_of)}" if place else content.talk["mens"].text
    parts = [*before, verdict.text, f"Wie beslist: {verdict.decider}.", desk, _offer(as_of, verdict)]
    cited = tuple(one for finding in verdict.findings for one in finding.sources)
    cited += place.desk.sources if place else ()
    return message(
        paragraphs(*parts),
        region=verdict.region,
        sources=shown_sources(content, cited),
        buttons=_after_outcome(),
        card=outcome_card(content, verdict),
    )


def outcome_again(as_of: AsOf, verdict: Verdict, *before: str) -> dict:
    """The outcome in one line, for somebody who saw it in full before."""
    return message(
        paragraphs(*before, f"Uw uitslag: {verdict.title}.", _offer(as_of, verdict)), buttons=_after_outcome()
    )


def what_now(content: Content, verdict: Verdict) -> str:
    """What to do after the outcome, what would make it a yes, and where else somebody can go, as a list."""
    lines = (*verdict.next_steps, *(one.text for one in verdict.yes.changes), *(one.text for one in verdict.yes.routes))
    lines = lines or (f"Wie beslist: {verdict.decider}.",)
    return "\n".join([content.talk["wat_nu_uitslag"].text, *(f"- {line}" for line in dict.fromkeys(lines))])


def _offer(as_of: AsOf, verdict: Verdict) -> str:
    name = "uitslag_andere_route" if verdict.outcome == "andere_route" else "uitslag_verder"
    return as_of.content.talk[name].text


def _after_outcome() -> list[dict]:
    return [
        button("Zet de aanmelding klaar", doe="aanmelding"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Stoppen", doe="stop"),
    ]


def outcome_card(content: Content, verdict: Verdict) -> dict:
    """The outcome as a card."""
    reasons = [
        {"status": one.status, "text": one.reason, "sources": shown_sources(content, one.sources)}
        for one in verdict.findings
    ]
    return {
        "id": "uitslag",
        "kind": "uitslag",
        "title": verdict.title,
        "outcome": verdict.outcome,
        "reasons": reasons,
        "open": list(verdict.open),
        "decider": verdict.decider,
        "steps": list(verdict.next_steps),
        "yes": [one.text for one in verdict.yes.changes],
        "routes": [_route(content, one) for one in verdict.yes.routes],
        "funding": [_scheme(content, one) for one in verdict.funding],
        "advice": [{"text": one.reason, "sources": shown_sources(content, one.sources)} for one in verdict.advice],
    }


def _route(content: Content, route: Route) -> dict:
    return {"article": route.article, "title": content.articles[route.article].title, "text": route.text}


def _scheme(content: Content, found: Finding) -> dict:
    return {
        "title": found.title,
        "status": found.status,
        "text": f"{found.reason} {found.next}".strip(),
        "decider": found.decider,
        "certainty": found.certainty,
        "sources": shown_sources(content, found.sources),
    }
