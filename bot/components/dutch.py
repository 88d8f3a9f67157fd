"""Entities by spaCy: places, ages, and the words by which `fields.yml` knows an answer.

Only the word lists decide, so a bare Dutch vocabulary finds the same as `nl_core_news_sm`.
"""

import json
import re
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
from spacy.tokens import Doc

from bot.components.ages import AGE
from bot.components.entities import find_entities
from bot.components.line import OFFSETS
from bot.components.meant import BREAKS, PLACE
from bot.components.patterns import REGION, patterns_of, worth_righting
from bot.components.slips import Slips, known_words
from bot.components.words import WORD, fold
from knowledge.load import load_content

__all__ = ["AGE", "PLACE", "REGION", "DutchEntities", "find_entities", "patterns_of", "pipeline"]

BASE = "nl_core_news_sm"
BREAK = re.compile("[,.;:!?()\n]")


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
    nlp, slips = _base(), Slips(worth_righting(patterns), known_words())
    nlp.tokenizer = lambda text: _tokens(nlp, slips, text)
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


def _tokens(nlp: Language, slips: Slips, text: str) -> Doc:
    """The words of a text without accents, hyphens, marks and slips; where each stood is kept beside them."""
    found = list(WORD.finditer(fold(text)))
    doc = Doc(nlp.vocab, words=[_righted(slips, one.group()) for one in found])
    doc.user_data[OFFSETS] = [one.span() for one in found]
    starts, ends = [one.start() for one in found], [one.end() for one in found]
    between = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]
    doc.user_data[BREAKS] = [bool(BREAK.search(one)) for one in between]  # before each word, and after the last
    return doc


def _righted(slips: Slips, word: str) -> str:
    """The word as it was typed, or the one that it is a slip of."""
    right = slips.right(word.lower())
    return word if right == word.lower() else right
