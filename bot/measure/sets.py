"""The sets to measure on: sentences by a writer who wrote no example, each with the article that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import ContentError
from knowledge.model import Content
from knowledge.shape import build
from knowledge.yaml_files import read

FOLDER = Path(__file__).parent
NOISY, OUTSIDE, FACTS = "noisy.yml", "outside.yml", "facts.yml"


@dataclass(frozen=True)
class Asked:
    """One sentence. `articles`: what answers it, the best first; none: nothing we know does.

    `entities`: what it says of a case, by field. `why` (outside.yml): "outside", or "near" to our subject.
    """

    text: str
    articles: tuple[str, ...] = ()
    entities: Mapping[str, str | int] = field(default_factory=dict)
    why: str = ""


def noisy(content: Content) -> list[Asked]:
    """Questions as people type them. Raises ContentError."""
    return _read(content, NOISY)


def outside(content: Content) -> list[Asked]:
    """Messages about something else, far away or near. Raises ContentError."""
    return _read(content, OUTSIDE)


def facts(content: Content) -> list[Asked]:
    """Messages full of facts about a candidate or a company, and some that only look so. Raises ContentError."""
    return _read(content, FACTS)


def proof(content: Content) -> list[Asked]:
    """The proof questions that stand with each article."""
    return [Asked(text, (one.id,)) for one in content.articles.values() for text in one.proof]


def _read(content: Content, name: str) -> list[Asked]:
    asked = [build(Asked, one, name, f"[{number}]") for number, one in enumerate(read(FOLDER / name, FOLDER))]
    for number, one in enumerate(asked):
        for article in one.articles:
            if article not in content.articles:
                raise ContentError(name, f"[{number}].articles", f"dit artikel bestaat niet: {article}")
    return asked
