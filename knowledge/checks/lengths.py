"""Texts that are too long: a sentence, a short answer, the meaning of a term."""

import re
from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content
from knowledge.texts_of import PLACEHOLDER, texts

LONGEST_SENTENCE = 20
LONGEST_SHORT_ANSWER = 60
LONGEST_MEANING = 40


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every sentence and every text with more words than it may have. A placeholder counts as one word."""
    for file, key, text in texts(content):
        for sentence in sentences(PLACEHOLDER.sub("x", text)):
            if (words := len(sentence.split())) > LONGEST_SENTENCE:
                said = (
                    f"een zin van {words} woorden (hoogstens {LONGEST_SENTENCE}): {sentence[:60]!r}; maak er twee van"
                )
                yield Problem(file, key, said, "lange-zin")
    for file, key, text, most in _limited(content):
        if (words := len(text.split())) > most:
            yield Problem(file, key, f"{words} woorden; hoogstens {most}", "lang")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a list item is a sentence of its own."""
    return [part for part in re.split(r"(?<=[.!?:])\s+|\n", text) if part.strip()]


def _limited(content: Content) -> Iterator[tuple[str, str, str, int]]:
    for article in content.articles.values():
        for audience, wording in article.answers.items():
            yield f"articles/{article.id}.yml", f"answers.{audience}.short", wording.short, LONGEST_SHORT_ANSWER
    for term in content.glossary.values():
        yield "glossary.yml", f"{term.id}.meaning", term.meaning, LONGEST_MEANING
