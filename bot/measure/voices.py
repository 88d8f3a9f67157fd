"""Learn from all voices but one and try that one: is it the language that is known, or the examples?"""

from bot.components import ranking
from bot.components.importer import PLACEHOLDER
from bot.measure.figures import Tried, accuracy
from bot.measure.hearing import Heard
from bot.measure.sets import Asked
from knowledge.model import Content

Said = list[tuple[str, str, str]]
TITLES = "titels"
EVERY = 4  # of the sentences of a voice: enough to measure on


def by_voice(content: Content, talk: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Accuracy at 1 and at 3 for each voice that was not learnt from. `talk`: sentences that are no questions."""
    said = _said(content) + [(text, label, "praat") for text, label in talk]
    return {voice: _tried_on(voice, said) for voice in content.voices}


def _said(content: Content) -> Said:
    """Every sentence with its article and voice."""
    said = [
        (text, id_, voice)
        for id_ in content.articles
        for voice, texts in content.examples(id_).items()
        for text in texts
    ]
    for id_, article in content.articles.items():
        shorts = (PLACEHOLDER.sub("", wording.short) for wording in article.answers.values())
        said += [(text, id_, TITLES) for text in (article.title, *shorts)]
    return said


def _tried_on(voice: str, said: Said) -> tuple[float, float]:
    learnt = [(text, label) for text, label, whose in said if whose != voice]
    model = ranking.train([text for text, _ in learnt], [label for _, label in learnt])
    own = [(text, label) for text, label, whose in said if whose == voice][::EVERY]
    tried: Tried = [(Asked(text, (label,)), Heard(tuple(model.rank(text)[:3]), {})) for text, label in own]
    return accuracy(tried, 1), accuracy(tried, 3)
