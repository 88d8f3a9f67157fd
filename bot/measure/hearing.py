"""A message through everything that understands it: the ranking, the entities, and what the case makes of them."""

import tarfile
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.components import ranking
from bot.components.ages import AGE
from bot.components.dutch import find_entities, pipeline
from bot.components.patterns import REGION, patterns_of
from bot.components.questions import QUESTION, understand
from knowledge.answers import choose
from knowledge.dated import AsOf
from knowledge.model import Content
from knowledge.places import find_region
from knowledge.replies import heard

TALK = "praat:"


@dataclass(frozen=True)
class Heard:
    """`found`: articles with their probability, best first; talk that leads stands first, as "praat:groet".

    `entities`: what was said of a case, by field. `ms`: how long it took. `answer`: the article that is answered with.
    """

    found: tuple[tuple[str, float], ...]
    entities: Mapping[str, str | int]
    ms: float = 0.0
    answer: str | None = None

    def within(self, articles: tuple[str, ...], rank: int) -> bool:
        """Whether one of the articles is among the first `rank`."""
        return any(name in articles for name, _ in self.found[:rank])


Ear = Callable[[str], Heard]


def assistant(content: Content, model: ranking.Ranking, today: date) -> Ear:
    """What the engine and the case understand of one message."""
    nlp, as_of = pipeline(patterns_of(content)), AsOf(content, today)

    def listen(text: str) -> Heard:
        began = time.perf_counter()
        intents, articles = understand(model, text)
        entities = find_entities(nlp, text)
        ms = (time.perf_counter() - began) * 1000
        found = found_by(intents, articles)
        answer = None if found[:1] and found[0][0].startswith(TALK) else choose(articles).answer
        return Heard(found, said_of(as_of, text, entities), ms, answer)

    return listen


def said_of(as_of: AsOf, text: str, entities: list[dict]) -> dict[str, str | int]:
    """What the case would keep of a message, with the region by its name and an age in years."""
    said: dict[str, str | int] = dict(heard(as_of, None, text, entities).answers)
    for one in entities:
        if one["entity"] == AGE:
            said[AGE] = one["value"]
        elif one["entity"] == REGION and (place := find_region(as_of.content, str(one["value"]))):
            said[REGION] = place.name
    return said


def found_by(intents: list[dict], articles: list[dict]) -> tuple[tuple[str, float], ...]:
    """What a user gets, in order: articles, or first the talk it was taken for."""
    lead = intents[0]
    talk = () if lead["name"] == QUESTION else ((TALK + lead["name"], lead["confidence"]),)
    return (*talk, *((one["id"], one["confidence"]) for one in articles))


def load_ranking(model: Path) -> ranking.Ranking:
    """The text model inside a trained Rasa model."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        for part in archive:
            if (name := Path(part.name).name) in (ranking.NUMBERS, ranking.TEXTS):
                (Path(folder) / name).write_bytes(archive.extractfile(part).read())
        return ranking.load(Path(folder))
