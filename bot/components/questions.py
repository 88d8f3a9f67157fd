"""Which article, or which turn of talk, is meant: our intent classifier inside Rasa.

One model ranks the articles and the conversational intents together. Rasa sees the intent
`vraag` when an article leads, and finds the ranking of articles beside it.
"""

from collections.abc import Iterable
from functools import partial
from itertools import islice
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import ranking, together
from bot.components.following import Before, in_context, previous
from bot.components.importer import ARTICLE, QUESTION

ARTICLES, ASKED, FOLLOWS = "articles", "asked", "follows"
SHOWN = 5
NOT_UNDERSTOOD = "kan_niet_verstaan"
TALK = "praat:"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(IntentClassifier, GraphComponent):
    """Sets `intent` and `articles` (the five likeliest, with their probability) on a message."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: ranking.Ranking | None) -> None:
        """`model` is None until the component was trained."""
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionClassifier":
        """An untrained component."""
        return cls(model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "QuestionClassifier":
        """The component of a trained model. Raises ValueError when there is none."""
        with model_storage.read_from(resource) as folder:
            model = ranking.load(folder)
        model.rank("hallo")  # the encoder reads its weights now, not while somebody waits
        return cls(model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples and keep the model."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        self._model = ranking.train([one.get(TEXT) for one in examples], [label(one) for one in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    async def prepare(self, text: str) -> None:
        """Do what can be done for several messages at once, before `process`."""
        if self._model and text and not text.startswith("/"):
            await together.prepare(self._model.meant(text))

    def process(self, messages: list[Message], tracker: Optional[DialogueStateTracker] = None) -> list[Message]:  # noqa: UP045 (Rasa reads the type)
        """Add intent, ranking and what it leans on to each message; server payloads ("/…") are left to Rasa."""
        before = _before(tracker)
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                known = in_context(partial(understand, self._model), text, message.get(ENTITIES) or [], before)
                intents = known.intents
                message.set(INTENT, intents[0], add_to_output=True)
                message.set(INTENT_RANKING_KEY, intents[:SHOWN], add_to_output=True)
                message.set(ARTICLES, known.articles, add_to_output=True)
                message.set(ASKED, list(known.asked), add_to_output=True)
                message.set(FOLLOWS, known.follows, add_to_output=True)
        return messages


def _before(tracker: DialogueStateTracker | None) -> Before | None:
    return previous(tracker.events, checking=bool(tracker.active_loop_name)) if tracker else None


def label(message: Message) -> str:
    """The class of a training message: its article, or its intent marked as talk."""
    article = (message.get(METADATA) or {}).get(ARTICLE)
    return article or TALK + message.get(INTENT)


def understand(model: ranking.Ranking | None, text: str) -> tuple[list[dict], list[dict]]:
    """Intents [{name, confidence}], best first, and the likeliest articles [{id, confidence}] of a text."""
    ranked = model.rank(text) if model else []
    if not ranked:
        return [{"name": NOT_UNDERSTOOD, "confidence": 1.0}], []
    intents: dict[str, float] = {}
    for one, chance in ranked:
        intents.setdefault(one.removeprefix(TALK) if one.startswith(TALK) else QUESTION, chance)
    articles = islice((pair for pair in ranked if not pair[0].startswith(TALK)), SHOWN)
    return _listed("name", intents.items()), _listed("id", articles)


def _listed(key: str, ranked: Iterable[tuple[str, float]]) -> list[dict]:
    return [{key: one, "confidence": chance} for one, chance in ranked]
