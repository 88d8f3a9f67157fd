"""Training data from two places: the Rasa files of `bot/`, and the content of `knowledge`.

Rules and stories know one intent `vraag`; which article a question belongs to stands beside
it in the metadata, so a new article needs no line here.
"""

import hashlib
import re

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.ages import AGE
from bot.components.meant import PLACE
from bot.components.patterns import REGION
from knowledge.load import load_content
from knowledge.model import Article, Content

QUESTION = "vraag"
ARTICLE = "article"
PLACEHOLDER = re.compile(r"\{[^}]*\}")


class Example(Message):
    """A sentence with its article. Nothing changes it after it is made, so it is never copied.

    Rasa copies and fingerprints all training data five times over; with this many sentences that took longer than
    the learning.
    """

    def __init__(self, text: str, article: str) -> None:
        """A question of this article."""
        super().__init__({TEXT: text, INTENT: QUESTION, METADATA: {ARTICLE: article}})
        self._mark = hashlib.sha256(f"{article}\0{text}".encode()).hexdigest()

    def __deepcopy__(self, memo: dict) -> "Example":
        """Itself."""
        return self

    def fingerprint(self) -> str:
        """What tells it from other examples."""
        return self._mark


class ContentImporter(RasaFileImporter):
    """What `RasaFileImporter` reads, plus the articles' examples and the fields' entities."""

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """The conversational intents of nlu.yml and every article's examples."""
        return super().get_nlu_data(language).merge(questions(load_content()))

    def get_domain(self) -> Domain:
        """The domain files, plus one entity for each field with words of its own."""
        return super().get_domain().merge(entities(load_content()))


def questions(content: Content) -> TrainingData:
    """What every article can be found by, as messages of the intent `vraag` with its id in the metadata."""
    return TrainingData(
        [
            Example(text, article.id)
            for article in content.articles.values()
            for text in texts_of(content, article)
        ]
    )


def texts_of(content: Content, article: Article) -> list[str]:
    """All examples, and the title and short answers: they bring words that no example has. Never the proof."""
    shorts = (PLACEHOLDER.sub("", wording.short) for wording in article.answers.values())
    asked = (text for said in content.examples(article.id).values() for text in said)
    return [*asked, article.title, *shorts]


def entities(content: Content) -> Domain:
    """A domain of nothing but the entities that the content brings."""
    worded = [field.id for field in content.fields.values() if any(choice.words for choice in field.choices)]
    return Domain.from_dict({"entities": sorted({PLACE, REGION, AGE, *worded})})
