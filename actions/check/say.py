"""The messages of the check: a question, the outcome, the card, the summary, the finished application."""

from datetime import date

from actions.messages import button, message
from applications.origins import told
from knowledge.case import UNKNOWN, Case
from knowledge.dated import AsOf, day_here, dutch_day
from knowledge.model import Content, Field
from knowledge.places import gemeente
from knowledge.questions import card_fields, conversation_fields
from knowledge.replies import label_of
from knowledge.texts import desk_line, filled, shown_sources
from knowledge.verdict import Finding, Route, Verdict, region_of

MOST = 12


def question(as_of: AsOf, case: Case, asked: Field, *before: str, retry: bool = False) -> dict:
    """The open question with its choices; `before` are paragraphs above it."""
    words = asked.employer_question if case.role == "werkgever" and asked.employer_question else asked.question
    number = sum(1 for one in conversation_fields(as_of.content, case) if case.value(one.id) is not None) + 1
    head = f"Vraag {number} van hooguit {MOST}: {words}" if not retry else asked.retry
    return message("\n\n".join([*(one for one in before if one), head]), buttons=choices(as_of, asked))


def choices(as_of: AsOf, asked: Field) -> list[dict]:
    """The buttons of a question; "weet ik niet" is always one, except for the role."""
    buttons = [button(filled(one.label, as_of), veld=asked.id, waarde=one.value) for one in asked.choices]
    return buttons if asked.id == "rol" else [*buttons, button("Weet ik niet", veld=asked.id, waarde=UNKNOWN)]


def noted(as_of: AsOf, case: Case, names: list[str]) -> str:
    """Answers repeated in one line each; a gemeente with its region."""
    labels = {name: as_of.content.fields[name].label_for(case.role) for name in names}
    return "\n".join(f"- {labels[name]}: {_told(as_of, case, name)}" for name in names)


def _told(as_of: AsOf, case: Case, name: str) -> str:
    value = label_of(as_of, as_of.content.fields[name], case.value(name) or "")
    place = region_of(as_of.content, case) if name == "gemeente" else None
    if place is None:
        return value
    doubt = gemeente(as_of.content, value).doubt and " (bronnen verschillen; vraag na of deze regio klopt)"
    return f"{value}, arbeidsmarktregio {place.name}{doubt}"


def overview(as_of: AsOf, case: Case) -> dict:
    """The card with every answer so far, each with its origin."""
    rows = [
        {
            "label": as_of.content.fields[name].label_for(case.role),
            "value": _told(as_of, case, name),
            "origin": told(as_of.content.fields[name], given.origin),
            "date": dutch_day(day_here(given.at)),
        }
        for name, given in case.answers.items()
    ]
    return {"id": "samenvatting", "kind": "samenvatting", "title": "Dit heeft u ingevuld", "rows": rows}


def summary(as_of: AsOf, case: Case, verdict: Verdict) -> dict:
    """All that will be in the application, the outcome included, to confirm.

    Contact details are not here: the engine never sees them. `contact` asks the channel to add them.
    """
    shown = {**overview(as_of, case), "title": "Uw aanmelding", "contact": True}
    buttons = [
        button("Bewaar de aanmelding", doe="bevestig"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Niet bewaren", doe="niet_bewaren"),
    ]
    told = f"Uitkomst: {verdict.title}. Wie beslist: {verdict.decider}."
    return message(f"{told}\n\n{as_of.content.talk['samenvatting_vraag'].text}", buttons=buttons, card=shown)


def outcome(as_of: AsOf, verdict: Verdict, *before: str) -> dict:
    """The outcome with its reasons, who decides, what to do now."""
    content = as_of.content
    place = content.regions[verdict.region] if verdict.region else None
    desk = f"Loket: {desk_line(place, as_of)}" if place else content.talk["mens"].text
    offer = "uitslag_andere_route" if verdict.outcome == "andere_route" else "uitslag_verder"
    parts = [*before, verdict.text, f"Wie beslist: {verdict.decider}.", desk, content.talk[offer].text]
    cited = tuple(one for finding in verdict.findings for one in finding.sources)
    cited += place.desk.sources if place else ()
    return message(
        "\n\n".join(part for part in parts if part),
        region=verdict.region,
        sources=shown_sources(content, cited),
        buttons=[
            button("Zet de aanmelding klaar", doe="aanmelding"),
            button("Iets aanpassen", doe="aanpassen"),
            button("Stoppen", doe="stop"),
        ],
        card=outcome_card(content, verdict),
    )


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
        "advice": [
            {"text": one.reason, "sources": shown_sources(content, one.sources)} for one in verdict.advice
        ],
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


def form(as_of: AsOf, case: Case) -> dict:
    """The card with contact details and what the form needs beyond the conversation."""
    fields = [
        {
            "name": one.id,
            "label": one.label_for(case.role),
            "type": one.type,
            "required": one.required,
            "choices": [{"value": choice.value, "label": filled(choice.label, as_of)} for choice in one.choices],
            "value": case.value(one.id) or "",
            "help": one.why,
        }
        for one in card_fields(as_of.content, case)
    ]
    title = "Gegevens voor de aanmelding"
    actions = [{"id": "verstuur", "title": "Verder naar de samenvatting"}]
    text = as_of.content.talk["kaart"].text
    card = {"id": "contact", "kind": "formulier", "title": title, "text": text, "fields": fields, "actions": actions}
    return message(text, card=card, buttons=[button("Stoppen", doe="stop")])


def saved(content: Content, reference: str, region: str | None, today: date) -> dict:
    """The application is there: reference, downloads, and where to take it. Never "verzonden"."""
    place = content.regions[region] if region else None
    desk = desk_line(place, AsOf(content, today)) if place else content.talk["mens"].text
    downloads = [{"format": kind, "url": f"/api/applications/{reference}.{kind}"} for kind in ("pdf", "json")]
    card = {"id": reference, "kind": "aanmelding", "title": f"Aanmelding {reference}", "reference": reference}
    return message(
        f"{content.talk['bewaard'].text}\n\n{desk}",
        region=region,
        sources=shown_sources(content, place.desk.sources) if place else [],
        card={**card, "downloads": downloads},
    )


def to_change(as_of: AsOf, case: Case) -> dict:
    """A button for every answer that can be changed."""
    buttons = [
        button(as_of.content.fields[name].label_for(case.role), doe="wijzig", veld=name)
        for name in case.answers
        if as_of.content.fields[name].asked == "gesprek"
    ]
    if case.stage == "samenvatting":
        buttons.append(button("De kaart", doe="aanmelding"))
    return message(as_of.content.talk["aanpassen"].text, buttons=buttons)
