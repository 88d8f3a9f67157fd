"""`make check-content`: what `load` cannot see is wrong with the content.

STRICT=1 also fails on what has to be checked again; a schedule runs that, so that the pipeline does
not break by calendar. TODAY looks at the content as of another day.
"""

import os
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime

from knowledge.errors import ContentError
from knowledge.load import load_content
from knowledge.model import Content
from knowledge.places import plain
from knowledge.texts_of import PLACEHOLDER, texts

Problem = tuple[str, str, str]
LONGEST_SENTENCE = 25
LONGEST_SHORT_ANSWER = 60
LONGEST_MEANING = 40
ALLOWED_NUMBERS = re.compile(r"\b(mbo[- ][1-4]|niveaus? [1-4]|[1-4] of [1-4]|[1-4] en [1-4])|^\d+\. ", re.I | re.M)
PROMISES = ("u krijgt", "gegarandeerd", "garantie", "altijd recht op", "zeker weten", "belooft", "u heeft recht op")
OFFICIAL = (
    *("indien", "middels", "vigerende", "conform", "derhalve", "tevens", "omtrent", "teneinde", "alvorens"),
    *("betreffende", "reeds", "zulks", "inzake", "desbetreffende", "dientengevolge", "aangaande", "gaarne"),
)


def problems(content: Content) -> Iterator[Problem]:
    """Everything wrong, as (file, key, problem)."""
    for file, key, text in texts(content):
        yield from ((file, key, problem) for problem in _text(text))
    yield from _short_answers(content)
    yield from _examples(content)
    yield from _unused(content)
    if len(content.regions) != 35:
        yield "regions/", "(folder)", f"expected 35 regions, found {len(content.regions)}"


def overdue(content: Content, today: date) -> Iterator[Problem]:
    """What should have been checked again before today."""
    dated = [(f"articles/{one.id}.yml", one.checked) for one in content.articles.values()]
    dated += [(f"facts: {one.id}", one.checked) for one in content.facts.values()]
    for file, checked in dated:
        if today >= checked.again_before:
            yield file, "checked.again_before", f"was to be checked again before {checked.again_before}"


def _text(text: str) -> Iterator[str]:
    bare = PLACEHOLDER.sub("", text)
    if found := re.search(r"\d+", ALLOWED_NUMBERS.sub("", bare)):
        yield f"the number {found.group()} is typed in; make it a fact and write {{fact-id}}"
    lower = plain(bare)
    for promise in PROMISES:
        if promise in lower:
            yield f"{promise!r} promises something; say who decides"
    for word in OFFICIAL:
        if re.search(rf"\b{word}\b", lower):
            yield f"{word!r} is official language; use an everyday word"
    for sentence in sentences(bare):
        if len(sentence.split()) > LONGEST_SENTENCE:
            yield f"a sentence of {len(sentence.split())} words: {sentence[:60]!r}"


def sentences(text: str) -> list[str]:
    """The sentences of a text; a list item is a sentence of its own."""
    return [part for part in re.split(r"(?<=[.!?:])\s+|\n", text) if part.strip()]


def _short_answers(content: Content) -> Iterator[Problem]:
    for article in content.articles.values():
        for audience, wording in article.answers.items():
            words = len(wording.short.split())
            if words > LONGEST_SHORT_ANSWER:
                yield f"articles/{article.id}.yml", f"answers.{audience}.short", f"{words} words; at most 60"
    for term in content.glossary.values():
        if (words := len(term.meaning.split())) > LONGEST_MEANING:
            yield "glossary.yml", f"{term.id}.meaning", f"{words} words; at most {LONGEST_MEANING}"


def _examples(content: Content) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for article in content.articles.values():
        file = f"articles/{article.id}.yml"
        if len(article.proof) != 3 and article.kind == "artikel":
            yield file, "proof", "give exactly three proof questions"
        if len(article.examples) < 15:
            yield file, "examples", f"{len(article.examples)} examples; at least 15"
        for key, sentence in [("examples", one) for one in article.examples] + [("proof", p) for p in article.proof]:
            said = re.sub(r"\W+", " ", plain(sentence)).strip()
            if said in seen:
                yield file, key, f"{sentence!r} also stands in {seen[said]}"
            seen[said] = f"articles/{article.id}.yml"


def _unused(content: Content) -> Iterator[Problem]:
    shown = {name for _, _, text in texts(content) for name in PLACEHOLDER.findall(text)}
    for name in sorted(content.facts.keys() - shown):
        yield "facts/", name, "no text shows this fact; use it or remove it"
    for name in sorted(content.sources.keys() - _cited(content)):
        yield "sources.yml", name, "nothing cites this source; cite it or remove it"


def _cited(content: Content) -> set[str]:
    cited = [one for article in content.articles.values() for one in article.sources]
    cited += [value.source for fact in content.facts.values() for value in fact.values]
    for region in content.regions.values():
        cited += [*region.desk.sources, *(one for practice in region.practice for one in practice.sources)]
    cited += [one for term in content.glossary.values() for one in term.sources]
    for rule in [rule for rules in content.families.values() for rule in rules.values()]:
        cited += [*rule.sources, *(one for say in rule.says.values() for one in say.sources)]
    return {one.id for one in cited}


def main(today: date) -> int:
    """Print every problem with its file and key, seen on a day; 1 when there is one."""
    try:
        content = load_content()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    found, late = list(problems(content)), list(overdue(content, today))
    for file, key, problem in found:
        print(f"{file}: {key}: {problem}")
    for file, key, problem in late:
        print(f"warning: {file}: {key}: {problem}")
    print(
        f"{len(content.articles)} articles, {len(content.facts)} facts, {len(content.sources)} sources: "
        f"{len(found)} problems, {len(late)} overdue."
    )
    return 1 if found or (late and os.environ.get("STRICT") == "1") else 0


if __name__ == "__main__":
    # The edge: the one place in this package that asks the clock.
    sys.exit(main(date.fromisoformat(os.environ.get("TODAY") or datetime.now().date().isoformat())))
