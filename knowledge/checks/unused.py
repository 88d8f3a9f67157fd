"""Facts, sources, topics and terms that nothing uses. What nobody sees, nobody keeps right."""

import re
from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.checks.questions import questions
from knowledge.model import Content, Term
from knowledge.places import plain
from knowledge.texts_of import PLACEHOLDER, texts
from knowledge.walk import citations


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Everything unused."""
    shown = {name for _, _, text in texts(content) for name in PLACEHOLDER.findall(text)}
    for name in sorted(content.facts.keys() - shown):
        said = "geen tekst toont dit feit; gebruik het of haal het weg"
        yield Problem(content.fact_file(name), name, said, "ongebruikt")
    for name in sorted(content.sources.keys() - {one.cited.id for one in citations(content)}):
        said = "niets noemt deze bron; noem de bron of haal haar weg"
        yield Problem("sources.yml", name, said, "ongebruikt")
    for name in sorted(content.topics.keys() - {article.topic for article in content.articles.values()}):
        said = "geen artikel heeft dit onderwerp; schrijf er een of haal het weg"
        yield Problem("body.yml", f"topics.{name}", said, "ongebruikt")
    yield from _terms(content)


def _terms(content: Content) -> Iterator[Problem]:
    said = [text for file, _, text in texts(content) if file != "glossary.yml"]
    everything = plain(" ".join(said + [one.text for one in questions(content)]))
    for term in content.glossary.values():
        if not any(re.search(rf"\b{re.escape(plain(name))}", everything) for name in _names(term)):
            said_of_it = "geen tekst en geen vraag gebruikt dit woord; gebruik het of haal het weg"
            yield Problem("glossary.yml", term.id, said_of_it, "ongebruikt")


def _names(term: Term) -> list[str]:
    return [name for name in (term.term, term.short_for, *term.also) if name]
