"""Everything that a message says of a case: words, shapes of more words, who speaks, ages; only what holds now."""

from spacy.language import Language
from spacy.tokens import Span

from bot.components.ages import AGE, ages_in, bare_age
from bot.components.line import OFFSETS, line_of
from bot.components.meant import PLACE, meant, narrowed
from bot.components.speakers import ROLE, speakers_in
from bot.components.tense import of_now
from bot.components.told import facts_in
from bot.components.words import fold


def find_entities(nlp: Language, text: str) -> list[dict]:
    """Entities of a text in Rasa's shape: entity, value, start, end."""
    doc = nlp(text)
    line = line_of(doc, text)
    told = [_shaped(field, value, *place) for field, value, place in facts_in(line)]
    said = [_entity(span, text) for span in doc.ents if meant(span)]
    found = told + [one for one in said if not any(_within(one, other) for other in told)]
    roles = [_shaped(ROLE, role, *place) for role, place in speakers_in(line)]
    found = [one for one in found if one["entity"] != ROLE or not roles] + roles
    ages = [_shaped(AGE, years, *place) for years, place in ages_in(line, told=bool(found))]
    found += [one for one in ages if not any(_overlap(one, other) for other in found)]
    bare = bare_age(line)
    alone = [_shaped(AGE, bare, 0, len(text))] if bare and not found else []
    return sorted(narrowed(of_now(text, found)) + alone, key=lambda one: (one["start"], one["end"]))


def _entity(span: Span, text: str) -> dict:
    """A place is called as it was typed, unless that was a slip."""
    offsets = span.doc.user_data[OFFSETS]
    start, end = offsets[span.start][0], offsets[span.end - 1][1]
    typed = [fold(text[one:other]) for one, other in offsets[span.start : span.end]]
    as_typed = typed == [token.text for token in span]
    place = text[start:end] if as_typed else span.text.title()
    return _shaped(span.label_, place if span.label_ == PLACE else span.ent_id_, start, end)


def _shaped(entity: str, value: str | int, start: int, end: int) -> dict:
    return {"entity": entity, "value": value, "start": start, "end": end, "extractor": "DutchEntities"}


def _within(one: dict, told: dict) -> bool:
    """Is a word part of what a longer shape says otherwise? Who speaks says nothing against what else is named."""
    inside = told["start"] <= one["start"] and one["end"] <= told["end"]
    return inside and one["entity"] != PLACE and told["entity"] != ROLE


def _overlap(one: dict, other: dict) -> bool:
    return other["entity"] != ROLE and one["start"] < other["end"] and other["start"] < one["end"]
