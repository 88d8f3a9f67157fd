"""From a question to the messages that answer it."""

from actions.incoming import Incoming
from actions.messages import button, message, talk
from knowledge.answers import SURE, answer, choose, title
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.glossary import asked_term, better_article, explain
from knowledge.model import Content
from knowledge.places import find_region, gemeente
from knowledge.replies import heard
from knowledge.texts import desk_line, shown_sources
from knowledge.verdict import region_of

RELATED = 2


def answered(content: Content, case: Case, incoming: Incoming) -> tuple[list[dict], bool]:
    """The messages for a question, and whether it was understood."""
    if again := _again(content, case, incoming):
        return [again], True
    if term := explained(content, case, incoming):
        return [term], True
    if len(incoming.asked) > 1:
        return [_first_of(content, case, incoming)], True
    choice = choose(list(incoming.ranking))
    offers = [button(title(content, one), artikel=one) for one in choice.offer]
    if choice.answer:
        return [_followed(content, article(content, case, incoming, choice.answer), incoming)], True
    if choice.close:
        return [message(content.talk["niet_zeker"].text, buttons=offers)], True
    unknown = talk(content, "geen_antwoord")
    return [{**unknown, "buttons": [*offers[:RELATED], *unknown["buttons"]]}], False


def _again(content: Content, case: Case, incoming: Incoming) -> dict | None:
    """The answer before, for the region or audience that is asked for now; or which region is meant."""
    if not incoming.follows.get("again"):
        return None
    name, places = incoming.follows["article"], _places(content, incoming)
    if len(places) > 1:
        offers = [button(place, artikel=name, regio=code) for place, code in places.items()]
        return message(content.talk["welke_regio"].text, buttons=offers)
    return article(content, case, incoming, name)


def _places(content: Content, incoming: Incoming) -> dict[str, str]:
    """Each place that may be meant, with the code of its region: "Limburg" is three regions, "Bergen" two gemeenten."""
    regions = {content.regions[code].name: code for code in incoming.follows.get("regions") or ()}
    said = heard(AsOf(content, incoming.today), None, incoming.text, incoming.entities)
    return regions or {one.name: one.region for one in said.ambiguous}


def _first_of(content: Content, case: Case, incoming: Incoming) -> dict:
    """Of two questions the first is answered; the others are offered. Two answers below each other are too much."""
    first, *rest = incoming.asked
    said = article(content, case, incoming, first)
    region = {"regio": said["region"]} if said["region"] else {}
    offers = [button(title(content, one), artikel=one, **region) for one in rest]
    names = "\n".join(f"- {title(content, one)}" for one in rest)
    told = f"{said['text']}\n\n{content.talk['ook_gevraagd'].text}\n{names}"
    return {**said, "text": told, "buttons": [*offers, *said["buttons"]]}


def _followed(content: Content, said: dict, incoming: Incoming) -> dict:
    """To "hoeveel is dat?" the same answer can come again: it says that there is no more."""
    if said["article"] != incoming.follows.get("article"):
        return said
    return {**said, "text": f"{content.talk['vervolg'].text}\n\n{said['text']}"}


def explained(content: Content, case: Case, incoming: Incoming, *, bare: bool = True) -> dict | None:
    """What a term means, when only that is asked. An article that says the same thing better goes first.

    `bare`: a message of nothing but the term, without a question mark, also asks for it.
    """
    asked = asked_term(content, incoming.text)
    if asked is None or (asked.bare and not bare):
        return None
    sure = next((one["id"] for one in incoming.ranking[:1] if one["confidence"] >= SURE), None)
    if better := better_article(content, asked, sure):
        return article(content, case, incoming, better)
    return explain(content, asked.term, incoming.today)


def article(content: Content, case: Case, incoming: Incoming, article_id: str) -> dict:
    """One article, for the audience and region of this conversation."""
    before = incoming.follows
    said = region_in(content, incoming) or before.get("region")
    region = said or case_region(content, case) or incoming.region
    asked = (said or incoming.region) is not None or article_id == "mijn-loket-vinden"
    audience = before.get("audience") or case.role or incoming.audience
    doubt = _doubt(content, case, incoming, elsewhere=bool(said))
    told = answer(content, article_id, audience, region, incoming.today, doubt=doubt, asked=asked)
    return {**told, "audience": before["audience"]} if before.get("audience") else told


def _doubt(content: Content, case: Case, incoming: Incoming, *, elsewhere: bool) -> bool:
    """Does the region come from a gemeente whose region has to be checked? `elsewhere`: not that of the case."""
    name = _gemeente_in(content, incoming) if elsewhere else case.known("gemeente")
    return bool(name and gemeente(content, name).doubt)


def region_in(content: Content, incoming: Incoming) -> str | None:
    """The region that a message names, by gemeente or by name, or that a button carries."""
    if incoming.payload.get("regio") in content.regions:
        return incoming.payload["regio"]
    if name := _gemeente_in(content, incoming):
        return gemeente(content, name).region
    named = [find_region(content, str(one["value"])) for one in incoming.entities if one["entity"] == "regio"]
    return next((place.code for place in named if place), None)


def _gemeente_in(content: Content, incoming: Incoming) -> str | None:
    """The one gemeente that a message names."""
    return heard(AsOf(content, incoming.today), None, incoming.text, incoming.entities).answers.get("gemeente")


def case_region(content: Content, case: Case) -> str | None:
    """The region of the gemeente in a case."""
    place = region_of(content, case)
    return place.code if place else None


def person(content: Content, case: Case, incoming: Incoming) -> dict:
    """Where to find a person: the desk of the region, when that is known."""
    code = region_in(content, incoming) or case_region(content, case) or incoming.region
    if code is None:
        return message(content.talk["mens"].text)
    place = content.regions[code]
    return message(
        desk_line(place, AsOf(content, incoming.today)),
        region=code,
        sources=shown_sources(content, place.desk.sources),
    )
