"""Find articles by words: plain counting over title, terms, example questions and text. No model, no clock.

A word counts more when few articles have it and when it stands in a title. It also counts, for less, as the
beginning or a part of a longer word, and, when it is found nowhere, as a likely misspelling.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import log

from knowledge.glossary import find_term, names_of
from knowledge.model import Article, Content
from knowledge.places import plain
from knowledge.texts_of import PLACEHOLDER

TITLE, TERM, EXAMPLE, TEXT = 4.0, 3.0, 1.0, 0.6
BEGINNING, PART, MISSPELT = 0.7, 0.35, 0.6
ALIKE = 0.8
LONG_ENOUGH = 4  # to be taken for part of another word, or for a misspelling
MOSTLY = 0.7
ENOUGH = 0.08  # of the best score: what scores less is not shown
STOP = {
    *("de", "het", "een", "en", "of", "van", "voor", "met", "in", "op", "te", "tot", "bij", "aan", "als", "dan"),
    *("dat", "die", "dit", "deze", "er", "ik", "u", "je", "jij", "wij", "we", "hij", "zij", "ze", "mijn", "uw"),
    *("zijn", "haar", "is", "ben", "was", "wordt", "worden", "heb", "heeft", "hebben", "kan", "kunnen", "mag"),
    *("moet", "wil", "gaat", "wat", "wie", "waar", "hoe", "welke", "welk", "wanneer", "waarom", "ook", "niet"),
    *("geen", "wel", "nog", "om", "over", "door", "naar", "uit", "zo", "maar", "want", "dus", "doet", "doen"),
    *("krijg", "krijgt", "iemand", "iets"),
}


@dataclass(frozen=True)
class Index:
    """What can be searched: per word the articles with the weight it has there, and how rare a word is."""

    content: Content
    weights: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, float]


def build(content: Content) -> Index:
    """An index of every article."""
    weights: dict[str, dict[str, float]] = {}
    for article in content.articles.values():
        for word, weight in _weighed(content, article).items():
            weights.setdefault(word, {})[article.id] = weight
    count = len(content.articles)
    return Index(content, weights, {word: log(1 + count / len(found)) for word, found in weights.items()})


def search(index: Index, text: str) -> list[str]:
    """Ids of the articles that fit a text, best first; empty when no word of it is known."""
    wanted = _wanted(index, text)
    total, covered = Counter(), Counter()
    for word in wanted:
        scores = _scores(index, word)
        total.update(scores)
        covered.update(scores.keys())
    fits = {one: score * covered[one] / len(wanted) for one, score in total.items()}
    best = max(fits.values(), default=0.0)
    return [one for one in sorted(fits, key=lambda one: (-fits[one], one)) if fits[one] >= best * ENOUGH]


def words_of(text: str) -> list[str]:
    """The words of a text that say something; all of them when none does."""
    found = re.findall(r"[a-z0-9]+", plain(text).replace("'", ""))
    return [one for one in found if one not in STOP and len(one) > 1] or found


def _weighed(content: Content, article: Article) -> Counter[str]:
    """Every word of an article with its weight. More often weighs more, but ever less."""
    terms = [name for term in content.glossary.values() if term.article == article.id for name in names_of(term)]
    texts = [PLACEHOLDER.sub("", part) for one in article.answers.values() for part in (one.short, one.more)]
    parts = (
        (TITLE, [article.title]),
        (TERM, [*terms, content.topics[article.topic]]),
        (EXAMPLE, article.examples),
        (TEXT, texts),
    )
    weighed: Counter[str] = Counter()
    for weight, lines in parts:
        counts = Counter(word for line in lines for word in words_of(line))
        weighed.update({word: weight * (1 + log(count)) for word, count in counts.items()})
    return weighed


def _wanted(index: Index, text: str) -> list[str]:
    """The words to look for: compounds joined, abbreviations of the glossary written out, each once."""
    joined: list[str] = []
    for word in words_of(text):
        if joined and joined[-1] + word in index.weights:
            joined[-1] += word
        else:
            joined.append(word)
    return list(dict.fromkeys(part for word in joined for part in (word, *_written_out(index.content, word))))


def _written_out(content: Content, word: str) -> list[str]:
    term = find_term(content, word)
    return words_of(term.short_for) if term and term.short_for and " " not in term.short_for else []


def _scores(index: Index, word: str) -> dict[str, float]:
    """Per article the best that this word does there."""
    scores: dict[str, float] = {}
    for known, share in _known(index.weights, word).items():
        for article, weight in index.weights[known].items():
            scores[article] = max(scores.get(article, 0.0), weight * share * index.rarity[known])
    return scores


def _known(vocabulary: Iterable[str], word: str) -> dict[str, float]:
    """Words of the index that a typed word can mean, with what a hit on them is worth."""
    found: dict[str, float] = {}
    for known in vocabulary:
        if known == word:
            found[known] = 1.0
        elif _begins(known, word) or (_begins(word, known) and len(known) >= MOSTLY * len(word)):
            found[known] = BEGINNING
        elif len(word) >= 5 and word in known:
            found[known] = PART
    if word not in found and len(word) >= LONG_ENOUGH:
        likely = [known for known in vocabulary if known[0] == word[0] and abs(len(known) - len(word)) <= 2]
        found |= dict.fromkeys(get_close_matches(word, likely, n=3, cutoff=ALIKE), MISSPELT)
    return found


def _begins(longer: str, shorter: str) -> bool:
    return len(shorter) >= LONG_ENOUGH and longer.startswith(shorter)
