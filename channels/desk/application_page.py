"""One application: what it says, where it stands, what happened, and what a colleague can do with it."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web

from applications import audit, handling, lifecycle, store
from applications.delivery import WORD
from applications.documents.outline import outline
from applications.errors import NotAllowed, Overtaken
from applications.lifecycle import Event
from applications.status import Status, moves
from channels.desk.render import STATES
from channels.desk.visit import Visit
from channels.errors import ApiError

# What a colleague does, by the word in the address. The words are required where the sender must know what next.
ACTS: dict[str, Status] = {
    "nemen": "in_behandeling",
    "vragen": "vraag_terug",
    "aannemen": "aangenomen",
    "doorverwijzen": "doorverwezen",
    "afronden": "afgerond",
}
WORDS_NEEDED = {"vragen", "doorverwijzen"}
FORMATS: dict[str, tuple[str, Callable[[store.Application], bytes]]] = {
    "pdf": ("application/pdf", store.Application.pdf),
    "docx": (WORD, store.Application.docx),
    "json": ("application/json", store.Application.json),
}
ATTACHMENT = "Bijlage: "
# What the document tells the sender, as somebody else reads it.
HEADINGS = {"Wat u nu doet": "Wat de aanmelder nu doet"}
WHO = {"aanmelder": "De aanmelder", "systeem": "Vanzelf"}


async def show(visit: Visit) -> web.Response:
    """The page of an application; that it was seen is kept."""
    return await _page(visit)


async def act(visit: Visit) -> web.StreamResponse:
    """Take an application further, unless somebody else came first."""
    name, words = visit.part("act"), visit.form.get("tekst", "")
    if name not in ACTS:
        raise ApiError(404, "niet_gevonden", "Deze pagina bestaat niet.", "Ga terug naar de aanmelding.")
    if problem := _problem(words, needed=name in WORDS_NEEDED):
        return await _page(visit, 422, problem=problem, wrong=name)
    to = ACTS[name]
    try:
        seen = _seen(visit)
        await visit.ask(handling.act, visit.content, visit.part("reference"), to, visit.actor, seen, visit.now, words)
    except (NotAllowed, Overtaken) as error:
        return await _page(visit, 409, problem=_overtaken(error))
    return visit.go(_address(visit), gedaan=to)


async def take_over(visit: Visit) -> web.StreamResponse:
    """Go on with what a colleague has."""
    try:
        await visit.ask(handling.take_over, visit.part("reference"), visit.actor, _seen(visit), visit.now)
    except (NotAllowed, Overtaken) as error:
        return await _page(visit, 409, problem=_overtaken(error))
    return visit.go(_address(visit), gedaan="overgenomen")


async def note(visit: Visit) -> web.StreamResponse:
    """Write something down for colleagues."""
    text = visit.form.get("tekst", "")
    if problem := _problem(text, needed=True):
        return await _page(visit, 422, problem=problem, wrong="notitie")
    await visit.ask(handling.write, visit.part("reference"), visit.me.name, text, visit.now)
    return visit.go(_address(visit), gedaan="notitie")


async def document(visit: Visit) -> web.Response:
    """A document of an application, of the newest version or an earlier one."""
    kind = visit.part("kind")
    found = await _found(visit)
    media_type, made = FORMATS[kind]
    about = f"{kind}, versie {found.version}"
    await visit.log("gedownload", region=await _region(visit), reference=found.reference, about=about)
    name = f"aanmelding-{found.reference}-versie-{found.version}.{kind}"
    return visit.download(await asyncio.to_thread(made, found), media_type, name)


async def _page(visit: Visit, status: int = 200, *, problem: str = "", wrong: str = "") -> web.Response:
    found = await _found(visit)
    await visit.log("bekeken", region=await _region(visit), reference=found.reference)
    parts, attachments = _sections(outline(found.document))
    events = await visit.ask(lifecycle.history, found.reference)
    return visit.page(
        "aanmelding.html",
        status,
        one=found,
        seen=await visit.ask(handling.seen_of, found.reference),
        handler=await visit.ask(handling.handler_of, found.reference),
        sections=parts,
        attachments=attachments,
        history=[_told(one) for one in reversed(events)],
        asked=_last_words(events, "vraag_terug"),
        notes=await visit.ask(handling.notes, found.reference),
        viewers=await visit.ask(audit.viewers, found.reference),
        acts={name: to for name, to in ACTS.items() if to in moves(found.status, visit.actor.role)},
        problem=problem,
        wrong=wrong,
        typed=visit.form.get("tekst", ""),
        longest=handling.LONGEST,
    )


async def _found(visit: Visit) -> store.Application:
    wanted = visit.number("versie") if visit.asked("versie") else None
    found = await visit.ask(store.for_desk, visit.part("reference"), wanted)
    if found is None:
        raise ApiError(404, "niet_gevonden", "Deze versie bestaat niet.", "Ga terug naar de lijst.")
    return found


async def _region(visit: Visit) -> str | None:
    return await visit.ask(handling.region_of, visit.part("reference"))


def _seen(visit: Visit) -> int:
    """What stood in the form about what was seen; 0 fits nothing that ever happened to a handed in application."""
    value = visit.form.get("gezien", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def _address(visit: Visit) -> str:
    return f"/loket/aanmeldingen/{visit.part('reference')}"


def _problem(words: str, *, needed: bool) -> str:
    if needed and not words:
        return "Vul een tekst in."
    return f"Gebruik hoogstens {handling.LONGEST} tekens." if len(words) > handling.LONGEST else ""


def _overtaken(error: NotAllowed | Overtaken) -> str:
    """What the one who came second is told."""
    if isinstance(error, Overtaken):
        who = f" door {error.handler}" if error.handler else ""
        state = STATES.get(error.status, error.status)
        return f"Deze aanmelding is zojuist veranderd{who}. De status is nu: {state}. Er is niets gedaan."
    return f"Dit kan niet meer. De status is nu: {STATES.get(error.current, error.current)}. Er is niets gedaan."


def _sections(blocks: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The blocks under their headings: what to read first, and the attachments."""
    made: list[dict[str, Any]] = []
    for block in blocks:
        if block["kind"] == "summary":
            made.append({"heading": block["heading"], "blocks": [block]})
        elif block["kind"] == "heading":
            made.append({"heading": HEADINGS.get(block["text"], block["text"]), "blocks": []})
        else:
            made[-1]["blocks"].append(block)
    folded = [one for one in made if one["heading"].startswith(ATTACHMENT) or one["heading"] == "Over dit document"]
    for one in folded:
        one["heading"] = one["heading"].removeprefix(ATTACHMENT).capitalize()
    return [one for one in made if one not in folded], folded


def _told(event: Event) -> dict[str, Any]:
    """One event as the history tells it."""
    who = WHO.get(event.actor.role) or event.actor.name
    answered = event.actor.role == "aanmelder" and event.before == "vraag_terug" and event.after == "in_behandeling"
    if event.before == event.after:
        what = f"Verbeterd: versie {event.version}"
    elif answered:
        what = "Antwoord op de vraag" if event.why else f"Verbeterd na de vraag: versie {event.version}"
    else:
        what = STATES[event.after]
    return {"at": event.at, "who": who, "what": what, "words": event.why}


def _last_words(events: tuple[Event, ...], status: Status) -> str:
    """What was written with the newest event that led to a status."""
    return next((one.why for one in reversed(events) if one.after == status and one.before != status), "")
