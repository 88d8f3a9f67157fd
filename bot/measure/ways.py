"""Ways to find the article: each learns from texts with a name each, and ranks the names for a text."""

from collections.abc import Callable

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC

from bot.components import ranking
from bot.components.grams import KINDS, vectorizer
from bot.components.meaning import meaning
from bot.components.normalise import plain_words
from bot.measure import stock
from bot.measure.noise import mistyped

Rank = Callable[[str], list[tuple[str, float]]]
Learn = Callable[[list[str], list[str]], Rank]
LEAN = {**stock.PIPELINE[-3], "epochs": 30, "embedding_dimension": 20, "number_of_transformer_layers": 0}


def _words(classifier: object) -> Learn:
    """Words and pieces of words, without meaning."""

    def learn(texts: list[str], names: list[str]) -> Rank:
        made = make_pipeline(_grams(), classifier)
        made.fit([" ".join(plain_words(text)) for text in texts], names)
        return lambda text: _ranked(made, [" ".join(plain_words(text))])

    return learn


def _grams() -> FeatureUnion:
    """The same words and pieces as ours, with the same weights."""
    named = {str(number): (vectorizer(kind), weight) for number, (kind, weight) in enumerate(KINDS)}
    weights = {name: weight for name, (_, weight) in named.items()}
    return FeatureUnion([(name, one) for name, (one, _) in named.items()], transformer_weights=weights)


def _meaning(texts: list[str], names: list[str]) -> Rank:
    """Meaning alone."""
    made = LogisticRegression(C=20, max_iter=300).fit(meaning(texts), names)
    return lambda text: _ranked(made, meaning([text]))


def _ours(texts: list[str], names: list[str]) -> Rank:
    return ranking.train(texts, names).rank


def _ours_with_typing_errors(texts: list[str], names: list[str]) -> Rank:
    """Ours, with a mistyped copy of every third sentence learnt too."""
    return ranking.train(texts + [mistyped(text) for text in texts[::3]], names + names[::3]).rank


def _diet(pipeline: list[dict]) -> Learn:
    def learn(texts: list[str], names: list[str]) -> Rank:
        agent = stock.trained(list(zip(texts, names, strict=True)), pipeline)
        return lambda text: list(stock.heard(agent, text).found)

    return learn


def _ranked(classifier: object, seen: object) -> list[tuple[str, float]]:
    if hasattr(classifier, "predict_proba"):
        chances = classifier.predict_proba(seen)[0]
    else:
        chances = np.exp(classifier.decision_function(seen)[0])
        chances = chances / chances.sum()
    return [(str(classifier.classes_[place]), float(chances[place])) for place in np.argsort(-chances)]


WAYS: dict[str, Learn] = {
    "Ours: words, pieces and meaning, linear SVM, spelling": _ours,
    "Ours, learnt with typing errors too": _ours_with_typing_errors,
    "Words and pieces, linear SVM": _words(LinearSVC(C=0.5, class_weight="balanced")),
    "Words and pieces, logistic regression": _words(LogisticRegression(C=10, max_iter=100, solver="saga", tol=0.01)),
    "Meaning alone, logistic regression": _meaning,
    "Lean DIET, 30 epochs": _diet([*stock.PIPELINE[:-3], LEAN]),
    "Stock Rasa: DIET, 100 epochs": _diet(stock.PIPELINE),
}
# Those that learn from everything in minutes.
QUICK = tuple(title for title in WAYS if "DIET" not in title and "logistic" not in title)
