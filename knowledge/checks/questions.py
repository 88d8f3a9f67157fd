"""Example and proof questions: enough of them, and none that stands twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content
from knowledge.places import plain

LEAST_EXAMPLES = {"artikel": 25, "wegwijzer": 15, "buiten": 15}
PROOF = 3


class Question(NamedTuple):
    """One question with its place: an example is learnt from, a proof question measures what was learnt."""

    file: str
    key: str
    text: str
    article: str
    proof: bool = False


def questions(content: Content) -> list[Question]:
    """Every example and proof question of every article, and what the voices say."""
    own = [
        Question(f"articles/{article.id}.yml", f"{name}[{number}]", text, article.id, name == "proof")
        for article in content.articles.values()
        for name, listed in (("examples", article.examples), ("proof", article.proof))
        for number, text in enumerate(listed)
    ]
    return own + [
        Question(f"voices/{voice}.yml", f"{article}[{number}]", text, article)
        for voice, asked in content.voices.items()
        for article, listed in asked.items()
        for number, text in enumerate(listed)
    ]


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Too few questions, and questions that differ only in capitals, accents or punctuation."""
    for article in content.articles.values():
        file, least = f"articles/{article.id}.yml", LEAST_EXAMPLES[article.kind]
        if len(article.examples) < least:
            text = f"{len(article.examples)} voorbeeldvragen; geef er ten minste {least}"
            yield Problem(file, "examples", text, "voorbeeldvragen")
        if len(article.proof) != PROOF and (article.kind == "artikel" or article.proof):
            yield Problem(file, "proof", f"{len(article.proof)} proefvragen; geef er precies {PROOF}", "proefvragen")
    yield from _double(content)


def _double(content: Content) -> Iterator[Problem]:
    seen: dict[str, Question] = {}
    for one in questions(content):
        first = seen.setdefault(said(one.text), one)
        if first is not one:
            text = f"{one.text!r} staat ook in {first.file}: {first.key}; laat er één staan"
            yield Problem(one.file, one.key, text, "dubbele-vraag")


def said(text: str) -> str:
    """A question without capitals, accents and punctuation."""
    return re.sub(r"\W+", " ", plain(text)).strip()
