"""Entities by spaCy: places, ages, and the words by which `fields.yml` knows an answer.

Only the word lists decide, so a bare Dutch vocabulary finds the same as `nl_core_news_sm`.
"""

import json
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.components.ages import AGE, age_of, age_patterns
from bot.components.words import WORD, fold, words
from knowledge.load import load_content
from knowledge.model import Content

BASE = "nl_core_news_sm"
PLACE, REGION = "gemeente", "regio"
OFFSETS = "offsets"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class DutchEntities(GraphComponent):
    """Finds gemeente, regio, leeftijd and the fields' choices in a message."""

    def __init__(self, storage: ModelStorage, resource: Resource, patterns: list[dict]) -> None:
        """`patterns` are those of spaCy's EntityRuler; the empty list finds nothing."""
        self._storage = storage
        self._resource = resource
        self._nlp = pipeline(patterns)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DutchEntities":
        """A component that has not seen the content yet."""
        return cls(model_storage, resource, [])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "DutchEntities":
        """The component with the patterns of the trained model."""
        with model_storage.read_from(resource) as folder:
            patterns = json.loads((folder / "patterns.json").read_text(encoding="utf-8"))
        return cls(model_storage, resource, patterns)

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the patterns of the content with the model."""
        with self._storage.write_to(self._resource) as folder:
            (folder / "patterns.json").write_text(json.dumps(patterns_of(load_content())), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities to each message; server payloads ("/…") are left alone."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = [] if text.startswith("/") else find_entities(self._nlp, text)
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def pipeline(patterns: list[dict]) -> Language:
    """Dutch spaCy with nothing but our tokens and an EntityRuler."""
    nlp = _base()
    nlp.tokenizer = lambda text: _tokens(nlp, text)
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER", "overwrite_ents": True})
    ruler.add_patterns(patterns)
    return nlp


def _base() -> Language:
    """The small Dutch model without its pipes where it is installed, else the bare language."""
    if not spacy.util.is_package(BASE):
        return spacy.blank("nl")
    nlp = spacy.load(BASE)
    for pipe in nlp.component_names:
        nlp.remove_pipe(pipe)
    return nlp


def _tokens(nlp: Language, text: str) -> Doc:
    """The words of a text without accents, hyphens and marks; where each stood is kept beside them."""
    found = list(WORD.finditer(fold(text)))
    doc = Doc(nlp.vocab, words=[one.group() for one in found])
    doc.user_data[OFFSETS] = [one.span() for one in found]
    return doc


def patterns_of(content: Content) -> list[dict]:
    """EntityRuler patterns. The same words never mean two things: places go before regions before choices."""
    patterns: dict[str, dict] = {}
    for label, words_, value in (*_choices(content), *_regions(content), *_places(content)):
        plain = " ".join(WORD.findall(fold(words_))).lower()
        patterns[plain] = {"label": label, "pattern": plain, "id": value}
    return [*patterns.values(), *age_patterns()]


def _places(content: Content) -> list[tuple[str, str, str]]:
    return [(PLACE, name, one.name) for one in content.gemeenten for name in (one.name, *one.aliases)]


def _regions(content: Content) -> list[tuple[str, str, str]]:
    return [
        (REGION, f"{before}{name}", region.code)
        for region in content.regions.values()
        for name in (region.name, *region.aliases)
        for before in ("", "regio ", "arbeidsmarktregio ")
    ]


def _choices(content: Content) -> list[tuple[str, str, str]]:
    return [
        (field.id, word, choice.value)
        for field in content.fields.values()
        for choice in field.choices
        for word in choice.words
    ]


def find_entities(nlp: Language, text: str) -> list[dict]:
    """Entities of a text in Rasa's shape: entity, value, start, end."""
    doc = nlp(text)
    return [_entity(span, text) for span in doc.ents if _meant(span)] or _bare_age(doc, text)


def _entity(span: Span, text: str) -> dict:
    offsets = span.doc.user_data[OFFSETS]
    start, end = offsets[span.start][0], offsets[span.end - 1][1]
    value = {PLACE: text[start:end], AGE: age_of([token.lower_ for token in span])}.get(span.label_, span.ent_id_)
    return {"entity": span.label_, "value": value, "start": start, "end": end, "extractor": "DutchEntities"}


def _meant(span: Span) -> bool:
    """False for look-alikes: "20 jaar ervaring", and everyday words that are a gemeente's name too."""
    if span.label_ == AGE:
        return span.ent_id_ == AGE
    if span.label_ != PLACE or span.text.lower() not in words()["everyday_places"] or len(span.doc) == 1:
        return True
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in words()["place_markers"] or (bool(before) and span.text[0].isupper())


def _bare_age(doc: Doc, text: str) -> list[dict]:
    """A message that is nothing but a number can be an age."""
    age = age_of([doc[0].lower_]) if len(doc) == 1 else None
    return [{"entity": AGE, "value": age, "start": 0, "end": len(text), "extractor": "DutchEntities"}] if age else []
