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
    if term := explained(content, case, incoming):
        return [term], True
    choice = choose(list(incoming.ranking))
    offers = [button(title(content, one), artikel=one) for one in choice.offer]
    if choice.answer:
        return [article(content, case, incoming, choice.answer)], True
    if choice.close:
        return [message(content.talk["niet_zeker"].text, buttons=offers)], True
    unknown = talk(content, "geen_antwoord")
    return [{**unknown, "buttons": [*offers[:RELATED], *unknown["buttons"]]}], False


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
    named = region_in(content, incoming) or incoming.region
    region = region_in(content, incoming) or case_region(content, case) or incoming.region
    asked = named is not None or article_id == "mijn-loket-vinden"
    audience = case.role or incoming.audience
    doubt = _doubt(content, case, incoming)
    return answer(content, article_id, audience, region, incoming.today, doubt=doubt, asked=asked)


def _doubt(content: Content, case: Case, incoming: Incoming) -> bool:
    """Does the region come from a gemeente whose region has to be checked?"""
    name = _gemeente_in(content, incoming) if region_in(content, incoming) else case.known("gemeente")
    return bool(name and gemeente(content, name).doubt)


def region_in(content: Content, incoming: Incoming) -> str | None:
    """The region that a message names, by gemeente or by name."""
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
