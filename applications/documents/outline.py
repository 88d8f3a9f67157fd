"""What an application document shows, in which order: blocks that the PDF and the Word document both follow.

A block is plain data: {"kind", …}. Everything about the case comes from the document; here are only the
headings and the sentences that say what a part is.
"""

from collections.abc import Callable, Iterator
from typing import Any

Document = dict[str, Any]
Block = dict[str, Any]

PARTS = {"kandidaat": "Over de kandidaat", "werkplek": "Over de werkplek"}
# What the oldest applications do not have; they can still be shown.
BEFORE = {"version": 1, "funding": [], "advice": [], "yes": {"changes": [], "routes": []}}


def outline(document: Document) -> list[Block]:
    """The blocks of a document, top to bottom."""
    whole = {**BEFORE, **document}
    return [block for section in SECTIONS for block in section(whole)]


def _summary(doc: Document) -> Iterator[Block]:
    region = doc["region"]
    rows = [
        ["Referentie", _numbered(doc), ""],
        ["Regio", region["name"] if region else "nog niet bekend", ""],
        *([["Loket", region["desk"]["name"], region["desk"]["url"]]] if region else []),
        ["Uitkomst", doc["verdict"]["title"], ""],
        ["Wie beslist", doc["verdict"]["decider"], ""],
        ["Status", doc["status"], ""],
    ]
    yield {"kind": "summary", "heading": "Samenvatting", "rows": rows}
    yield _text(doc["verdict"]["text"])


def _numbered(doc: Document) -> str:
    return doc["reference"] if doc["version"] == 1 else f"{doc['reference']}, versie {doc['version']}"


def _steps(doc: Document) -> Iterator[Block]:
    steps, region = doc["verdict"]["next_steps"], doc["region"]
    if steps or region:
        yield _heading("Wat u nu doet")
    if steps:
        yield {"kind": "steps", "items": steps}
    if region:
        yield _text(f"Zo bereikt u {region['desk']['name']}: {region['desk']['how']}")


def _better(doc: Document) -> Iterator[Block]:
    """What would make it a yes, or which other route there is."""
    changes, routes = doc["yes"]["changes"], doc["yes"]["routes"]
    if changes:
        yield _heading("Wat dit in orde zou maken")
        yield _points([one["text"] for one in changes])
    if routes:
        yield _heading("Wat er anders kan")
        yield _points([f"{one['title']}. {one['text']}" for one in routes])


def _answers(doc: Document) -> Iterator[Block]:
    yield _heading("Aanmelder")
    yield _rows(doc["applicant"]) if doc["applicant"] else _text("Er zijn geen contactgegevens ingevuld.")
    if not doc["answers"]:
        yield _heading("Antwoorden")
        yield _text("Er zijn nog geen antwoorden.")
    for part, title in PARTS.items():
        if items := [one for one in doc["answers"] if one.get("about", "werkplek") == part]:
            yield _heading(title)
            yield _rows(items)


def _open_questions(doc: Document) -> Iterator[Block]:
    if doc["open_questions"]:
        yield _heading("Nog te beantwoorden")
        yield _text("Op deze vragen is nog geen antwoord. Neem ze mee naar het gesprek.")
        yield {"kind": "questions", "items": [_question(one) for one in doc["open_questions"]]}


def _question(asked: dict[str, str]) -> dict[str, str]:
    same = asked["question"] == asked["label"]
    return {"id": asked["id"], "label": asked["label"], "question": "" if same else asked["question"]}


def _consent(doc: Document) -> Iterator[Block]:
    if doc["consent"]:
        yield _heading("Akkoord")
        yield _rows(doc["consent"])


def _funding(doc: Document) -> Iterator[Block]:
    if doc["funding"]:
        yield _heading("Bijlage: geld en regelingen")
        yield _text(f"Dit overzicht geldt op {doc['date_text']}. Het is geen belofte: wie beslist, staat erbij.")
    for one in doc["funding"]:
        unsure = " Dit is niet zeker." if one["certainty"] == "onzeker" else ""
        decider = f" Wie beslist: {one['decider']}." if one["decider"] else ""
        yield _reason(f"{one['title']}: {one['status_text']}", f"{one['text']}{unsure}{decider}", one["sources"])


def _why(doc: Document) -> Iterator[Block]:
    yield _heading("Bijlage: waarom deze uitkomst")
    yield _text(
        "Een computerprogramma heeft de antwoorden vergeleken met openbare bronnen. Dat is een aanwijzing, geen "
        f"besluit. Wie beslist: {doc['verdict']['decider']}."
    )
    for one in doc["reasons"]:
        yield _reason(f"{one['title']}: {one['status_text']}", one["reason"], one["sources"])


def _advice(doc: Document) -> Iterator[Block]:
    if doc["advice"]:
        yield _heading("Bijlage: tips voor een goed begin")
    for one in doc["advice"]:
        yield _reason(one["title"], one["text"], one["sources"])


def _still_open(doc: Document) -> Iterator[Block]:
    if doc["verdict"]["open"]:
        yield _heading("Bijlage: wat nog open is")
        yield _points(doc["verdict"]["open"])


def _sources(doc: Document) -> Iterator[Block]:
    if doc["sources"]:
        yield _heading("Bijlage: bronnen")
        yield {"kind": "sources", "items": [_source(one) for one in doc["sources"]]}


def _source(source: dict[str, Any]) -> dict[str, Any]:
    date = f", {source['date']}" if source["date"] else ""
    return {"number": source["number"], "text": f"{source['publisher']}: {source['title']}{date}", "url": source["url"]}


def _about(doc: Document) -> Iterator[Block]:
    yield _heading("Over dit document")
    yield _text(
        f"Gemaakt met Praktijkwijzer op {doc['date_text']}. In dit document staat geen burgerservicenummer en geen "
        "geboortedatum. Een kandidaat staat er nooit met naam in."
    )
    yield {
        "kind": "fine",
        "lines": [
            f"Versie van de inhoud: {doc['content']['version']}",
            f"Versie van de regels: {doc['content'].get('rules', 'onbekend')}",
            f"Controlegetal van de gegevens: {doc['hash']}",
        ],
    }


def _reason(title: str, text: str, sources: list[dict[str, Any]]) -> Block:
    return {"kind": "reason", "title": title, "text": text, "cited": _cited(sources)}


def _cited(sources: list[dict[str, Any]]) -> str:
    named = [f"{one['number']} ({one['place']})" if one["place"] else str(one["number"]) for one in sources]
    return f"{'Bronnen' if len(named) > 1 else 'Bron'} {', '.join(named)}" if named else ""


def _heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def _text(text: str) -> Block:
    return {"kind": "text", "text": text}


def _points(items: list[str]) -> Block:
    return {"kind": "points", "items": items}


def _rows(items: list[dict[str, Any]]) -> Block:
    rows = [{"label": one["label"], "text": one["text"], "origin": one["origin"]["text"]} for one in items]
    return {"kind": "answers", "header": ["Vraag", "Antwoord", "Herkomst"], "rows": rows}


SECTIONS: tuple[Callable[[Document], Iterator[Block]], ...] = (
    *(_summary, _steps, _better, _answers, _open_questions, _consent),
    *(_why, _still_open, _funding, _advice, _sources, _about),
)
