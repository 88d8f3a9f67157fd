"""Do all names in the content point at something that exists, and are all values of a kind that can be shown?"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge import pages
from knowledge.errors import ContentError
from knowledge.model import Article, Cited, Content, Fact, Source
from knowledge.places import key_of
from knowledge.sentences import first_shown, nested
from knowledge.texts_of import PLACEHOLDER, texts

Problem = tuple[str, str, str]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
AUDIENCES = {"algemeen", "werkgever", "professional"}
UNIT_TYPES = {"datum": date, "tekst": str, "zin": str}


def check(content: Content) -> None:
    """Raise ContentError for the first name that points at nothing."""
    for file, key, problem in problems(content):
        raise ContentError(file, key, problem)


def problems(content: Content) -> Iterator[Problem]:
    """Every dangling name and unusable value as (file, key, problem)."""
    for source in content.sources.values():
        yield from (("sources.yml", *found) for found in _source(source))
    shown = first_shown(content)
    for fact in content.facts.values():
        yield from ((content.fact_file(fact.id), *found) for found in _fact(content, fact, shown.get(fact.id)))
    for article in content.articles.values():
        yield from ((f"articles/{article.id}.yml", *found) for found in _article(content, article))
    yield from _voices(content)
    yield from _regions(content)
    yield from _rules(content)
    yield from _buttons(content)
    yield from _gemeenten(content)
    yield from _glossary(content)
    yield from pages.problems(content)
    yield from _placeholders(content)


def _voices(content: Content) -> Iterator[Problem]:
    for voice, asked in content.voices.items():
        for article in asked.keys() - content.articles.keys():
            yield f"voices/{voice}.yml", article, "dit artikel bestaat niet"


def _source(source: Source) -> Iterator[tuple[str, str]]:
    if source.date is not None and not _is_day(source.date):
        yield f"{source.id}.date", f"{source.date!r} is geen jaar, maand of dag (jjjj, jjjj-mm of jjjj-mm-dd)"
    if not re.match(r"https?://\S+$", source.url):
        yield f"{source.id}.url", f"{source.url!r} is geen webadres"


def _is_day(text: str) -> bool:
    """Is this a day that exists, or the beginning of one: yyyy, yyyy-mm or yyyy-mm-dd?"""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _fact(content: Content, fact: Fact, first_shown: date | None) -> Iterator[tuple[str, str]]:
    starts = [value.start for value in fact.values]
    shown = max(first_shown or content.valid_from, content.valid_from)
    if not starts or starts != sorted(set(starts)):
        yield f"{fact.id}.values", "geef ten minste één waarde, elk met een eigen eerste dag, de oudste eerst"
    elif starts[0] > shown:
        yield f"{fact.id}.values[0].start", f"moet al gelden op {shown}, de eerste dag dat dit feit wordt getoond"
    yield from nested(content, fact)
    for number, one in enumerate(fact.values):
        if one.value is not None and type(one.value) is not UNIT_TYPES.get(fact.unit, int):
            yield f"{fact.id}.values[{number}].value", f"{one.value!r} kan niet met de eenheid {fact.unit}"
    yield from _cited(content, f"{fact.id}.values", (one.source for one in fact.values))


def _article(content: Content, article: Article) -> Iterator[tuple[str, str]]:
    yield from _unfilled(article)
    if article.topic not in content.topics:
        yield "topic", f"{article.topic!r} is geen onderwerp uit body.yml; kies uit {', '.join(content.topics)}"
    if "algemeen" not in article.answers or not set(article.answers) <= AUDIENCES:
        yield "answers", "geef `algemeen`, en daarnaast alleen werkgever of professional"
    if article.certainty == "onzeker" and not article.uncertain:
        yield "uncertain", "zeg in één zin wat niet zeker is en waar iemand dat navraagt"
    for other in article.related:
        if other not in content.articles:
            yield "related", f"artikel {other!r} bestaat niet"
    yield from _cited(content, "sources", article.sources)


def _unfilled(article: Article) -> Iterator[tuple[str, str]]:
    """What an article cannot be shown without."""
    if not ID.fullmatch(article.id):
        yield "(bestandsnaam)", "gebruik kleine letters en cijfers, met - ertussen"
    texts_of_it = {"title": article.title}
    texts_of_it |= {f"answers.{name}.short": wording.short for name, wording in article.answers.items()}
    for key in [key for key, text in texts_of_it.items() if not text]:
        yield key, "is leeg; vul dit in"
    if not article.sources and article.kind != "buiten":  # that says only: not here
        yield "sources", "is leeg; een artikel heeft ten minste één bron nodig"


def _cited(content: Content, key: str, cited: Iterable[Cited]) -> Iterator[tuple[str, str]]:
    for one in cited:
        if one.id not in content.sources:
            yield key, f"bron {one.id!r} staat niet in sources.yml"


def _regions(content: Content) -> Iterator[Problem]:
    for region in content.regions.values():
        file = f"regions/{region.code}.yml"
        yield from ((file, *found) for found in _cited(content, "desk.sources", region.desk.sources))
        for number, practice in enumerate(region.practice):
            key = f"practice[{number}]"
            yield from ((file, *found) for found in _cited(content, f"{key}.sources", practice.sources))
            for topic in practice.topics:
                if topic not in content.topics:
                    yield file, f"{key}.topics", f"{topic!r} is geen onderwerp uit body.yml"


def _rules(content: Content) -> Iterator[Problem]:
    for file, rule in [(file, rule) for file, rules in content.families.items() for rule in rules.values()]:
        cited = {f"{rule.id}.sources": rule.sources}
        cited |= {f"{rule.id}.says.{name}.sources": say.sources for name, say in rule.says.items()}
        for key, sources in cited.items():
            yield from ((file, *found) for found in _cited(content, key, sources))
        for name, way in [(name, way) for name, say in rule.says.items() for way in say.routes]:
            if way.article not in content.articles:
                yield file, f"{rule.id}.says.{name}.routes", f"article {way.article!r} does not exist"


def _buttons(content: Content) -> Iterator[Problem]:
    for talk in content.talk.values():
        for title, payload in talk.buttons.items():
            key = f"{talk.id}.buttons.{title}"
            command = _command(payload)
            if command is None:
                yield "talk.yml", key, f"{payload!r} is geen opdracht; schrijf /knop en dan JSON"
            elif "artikel" in command and str(command["artikel"]) not in content.articles:
                yield "talk.yml", key, f"artikel {command['artikel']!r} bestaat niet"


def _command(payload: str) -> dict | None:
    """What a button says to the assistant; None when it cannot be read."""
    try:
        command = json.loads(payload.removeprefix("/knop"))
    except ValueError:
        return None
    return command if isinstance(command, dict) and payload.startswith("/knop") else None


def _gemeenten(content: Content) -> Iterator[Problem]:
    names = set()
    for gemeente in content.gemeenten:
        if gemeente.region not in content.regions:
            yield "gemeenten.csv", gemeente.name, f"regio {gemeente.region!r} heeft geen bestand in regions/"
        if gemeente.name in names:
            yield "gemeenten.csv", gemeente.name, "staat er twee keer"
        names.add(gemeente.name)


def _glossary(content: Content) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for term in content.glossary.values():
        yield from (("glossary.yml", *found) for found in _cited(content, f"{term.id}.sources", term.sources))
        if not term.sources:
            yield "glossary.yml", f"{term.id}.sources", "een woord heeft ten minste één bron nodig"
        if term.article and term.article not in content.articles:
            yield "glossary.yml", f"{term.id}.article", f"artikel {term.article!r} bestaat niet"
        for name in (term.term, *term.also):
            if seen.setdefault(key_of(name), term.id) != term.id:
                yield "glossary.yml", term.id, f"{name!r} is ook een naam van {seen[key_of(name)]}"


def _placeholders(content: Content) -> Iterator[Problem]:
    for file, key, text in texts(content):
        for name in PLACEHOLDER.findall(text):
            if name not in content.facts:
                yield file, key, f"feit {name!r} bestaat niet"
        if set("{}") & set(PLACEHOLDER.sub("", text)):
            yield file, key, "een { of } zonder de andere helft; schrijf {feit-id}"
