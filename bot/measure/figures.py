"""Figures over what was heard. Rates lie between 0 and 1."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

import numpy as np

from bot.measure.hearing import Ear, Heard
from bot.measure.sets import Asked
from knowledge.model import Content

Tried = list[tuple[Asked, Heard]]
BINS = 10
LABELLED = {"gemeente", "regio", "leeftijd", "situatie", "opleiding", "rol", "sector", "bedrijf", "mag_werken"}


def tried(ear: Ear, asked: list[Asked]) -> Tried:
    """Every sentence with what was heard."""
    return [(one, ear(one.text)) for one in asked]


def of_peer(content: Content, noisy: Tried, outside: Tried) -> dict[str, float]:
    """What can be said of any way to find articles, rounded to keep."""
    found = {
        "accuracy_1": accuracy(noisy, 1),
        "accuracy_3": accuracy(noisy, 3),
        "clarified": clarified(noisy),
        "false_answers": false_answers(content, outside),
        "ms_p95": slow(noisy),
    }
    return {name: round(value, 4) for name, value in found.items()}


def accuracy(tried: Tried, rank: int) -> float:
    """The share that found its article among the first `rank`: the mean over articles (macro average)."""
    return _macro(tried, lambda asked, heard: heard.within(asked.articles, rank))


def clarified(tried: Tried) -> float:
    """The share that gets no answer at once but is asked what is meant, or told that it is not understood."""
    return float(np.mean([heard.answer is None for _, heard in tried]))


def wrong(tried: Tried) -> float:
    """The share that is answered with another article."""
    return float(np.mean([heard.answer not in (None, *asked.articles) for asked, heard in tried]))


def false_answers(content: Content, tried: Tried) -> float:
    """The share of outside questions that is answered as if we knew it. "Daar ga ik niet over" is no false answer."""
    return float(np.mean([is_false(content, asked, heard) for asked, heard in tried]))


def is_false(content: Content, asked: Asked, heard: Heard) -> bool:
    """Whether this answer is about something else than was asked."""
    answer = heard.answer
    return answer is not None and answer not in asked.articles and content.articles[answer].kind != "buiten"


def calibration_error(tried: Tried) -> float:
    """How far the probability of the best answer is from how often it is right, on average over ten bins."""
    sure = np.array([heard.found[0][1] if heard.found else 0.0 for _, heard in tried])
    right = np.array([heard.within(asked.articles, 1) for asked, heard in tried])
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[bins == one].mean() - right[bins == one].mean()) * (bins == one).mean() for one in np.unique(bins)]
    return float(sum(gaps))


def entity_score(tried: Tried, *, empty: bool = False) -> tuple[float, dict[str, float]]:
    """F1 over everything said of a case, and by field.

    `empty`: sentences in which nothing was to be found count too; else only the others do.
    """
    hits, misses, extras = _entities([one for one in tried if empty or one[0].entities])
    fields = sorted({*hits, *misses, *extras})
    by_field = {one: _f1(hits[one], misses[one], extras[one]) for one in fields}
    return _f1(hits.total(), misses.total(), extras.total()), by_field


def slow(tried: Tried, percentile: int = 95) -> float:
    """Milliseconds a message takes at most, but for the slowest few."""
    return float(np.percentile([heard.ms for _, heard in tried], percentile))


def confusions(tried: Tried) -> Counter[tuple[str, str]]:
    """Which article was taken for which, and how often."""
    return Counter(
        (asked.articles[0], heard.found[0][0] if heard.found else "(niets)")
        for asked, heard in tried
        if asked.articles and not heard.within(asked.articles, 1)
    )


def _macro(tried: Tried, right: Callable[[Asked, Heard], bool]) -> float:
    shares: Mapping[str, list[bool]] = defaultdict(list)
    for asked, heard in tried:
        shares[asked.articles[0]].append(right(asked, heard))
    return float(np.mean([np.mean(one) for one in shares.values()]))


def _entities(tried: Tried) -> tuple[Counter[str], Counter[str], Counter[str]]:
    hits, misses, extras = Counter[str](), Counter[str](), Counter[str]()
    for asked, heard in tried:
        wanted, found = _pairs(asked.entities), _pairs(heard.entities)
        hits.update(name for name, _ in wanted & found)
        misses.update(name for name, _ in wanted - found)
        extras.update(name for name, _ in found - wanted)
    return hits, misses, extras


def _pairs(entities: Mapping[str, str | int]) -> set[tuple[str, str]]:
    return {(name, str(value)) for name, value in entities.items() if name in LABELLED}


def _f1(hits: int, misses: int, extras: int) -> float:
    return 2 * hits / (2 * hits + misses + extras) if hits + misses + extras else 1.0
