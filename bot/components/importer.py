"""Training data from two places: the Rasa files of `bot/`, and the content of `knowledge`.

Rules and stories know one intent `vraag`; which article a question belongs to stands beside
it in the metadata, so a new article needs no line here.
"""

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.dutch import AGE, PLACE, REGION
from knowledge.load import load_content
from knowledge.model import Content

QUESTION = "vraag"
ARTICLE = "article"


class ContentImporter(RasaFileImporter):
    """What `RasaFileImporter` reads, plus the articles' examples and the fields' entities."""

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """The conversational intents of nlu.yml and every article's examples."""
        return super().get_nlu_data(language).merge(questions(load_content()))

    def get_domain(self) -> Domain:
        """The domain files, plus one entity for each field with words of its own."""
        return super().get_domain().merge(entities(load_content()))


def questions(content: Content) -> TrainingData:
    """All articles' examples as messages of the intent `vraag`, the article id in the metadata."""
    return TrainingData(
        [
            Message({TEXT: example, INTENT: QUESTION, METADATA: {ARTICLE: article.id}})
            for article in content.articles.values()
            for example in article.examples
        ]
    )


def entities(content: Content) -> Domain:
    """A domain of nothing but the entities that the content brings."""
    worded = [field.id for field in content.fields.values() if any(choice.words for choice in field.choices)]
    return Domain.from_dict({"entities": sorted({PLACE, REGION, AGE, *worded})})
