"""Questions that are nearly the same: in two articles, or once to learn from and once as proof.

Two questions are as alike as the words they share weigh; a rare word weighs more than a common one, so that "subsidie
voor de bbl" and "subsidie voor de bol" differ. Only questions that share a rare word are compared, so that
thousands of questions take less than a second.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.checks.questions import Question, questions, said
from knowledge.model import Content

ALIKE = 0.77
FEWEST_WORDS = 3  # of two words that are left nothing can be said
FILLERS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "is",
        "zijn",
        "ik",
        "je",
        "u",
        "mijn",
        "me",
        "we",
        "wij",
        "ons",
        "onze",
        "in",
        "op",
        "van",
        "voor",
        "bij",
        "met",
        "aan",
        "te",
        "om",
        "er",
        "dat",
        "die",
        "dit",
        "deze",
        "ook",
        "nog",
        "wel",
        "dan",
        "als",
        "maar",
        "door",
        "naar",
        "uit",
        "over",
    ]
)


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every pair of near-twins, told at the second of the two."""
    asked = questions(content)
    for first, second in sorted(_pairs([_words(one.text) for one in asked])):
        one, other = asked[first], asked[second]
        if said(one.text) == said(other.text):
            continue  # `questions` tells this
        if one.proof != other.proof:
            proof, learnt = (one, other) if one.proof else (other, one)
            yield _problem(proof, learnt, "een proefvraag lijkt op een voorbeeldvraag", "proefvraag-in-training")
        elif one.article != other.article:
            yield _problem(other, one, "twee artikelen hebben bijna dezelfde vraag", "tweeling")


def _problem(one: Question, other: Question, what: str, kind: str) -> Problem:
    text = f"{what}: {one.text!r} en {other.text!r} in {other.file}: {other.key}; haal er één weg of vraag het anders"
    return Problem(one.file, one.key, text, kind)


def _words(text: str) -> frozenset[str]:
    """The words that matter, without the endings of plural and verb."""
    return frozenset(re.sub(r"(?<=\w{4})(en|e|s|t)$", "", word) for word in said(text).split() if word not in FILLERS)


def _pairs(asked: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers (smaller first) of questions that are alike."""
    often = Counter(word for words in asked for word in words)
    weight = {word: math.log(1 + len(asked) / count) for word, count in often.items()}
    total = [sum(weight[word] for word in words) for words in asked]
    having: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(asked)), key=total.__getitem__):
        if len(asked[number]) < FEWEST_WORDS:
            continue
        for other in _candidates(asked[number], number, often, weight, total, having):
            shared = sum(weight[word] for word in asked[number] & asked[other])
            if shared >= ALIKE * (total[number] + total[other] - shared):
                yield min(number, other), max(number, other)


def _candidates(
    words: frozenset[str],
    number: int,
    often: Counter[str],
    weight: dict[str, float],
    total: list[float],
    having: dict[str, list[int]],
) -> set[int]:
    """Questions seen before that share one of the rarest words; two that are alike always do."""
    left, found = total[number], set()
    for word in sorted(words, key=lambda one: (often[one], one)):
        if left < ALIKE * total[number]:
            break
        found |= {other for other in having[word] if total[other] >= ALIKE * total[number]}
        having[word].append(number)
        left -= weight[word]
    return found
