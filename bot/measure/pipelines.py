"""Ways to find the article, side by side: the same examples to learn from, the same other voice to be tried on.

`make eval-pipelines` writes the table to docs/understanding/pipelines.md. Nothing here looks at the blind sets: what is
chosen with them could not be measured by them.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC

from bot.components import ranking
from bot.components.grams import KINDS, vectorizer
from bot.components.meaning import meaning
from bot.components.normalise import plain_words
from bot.measure import figures, stock
from bot.measure.hearing import Heard
from bot.measure.noise import mistyped
from bot.measure.sets import Asked
from bot.paths import ROOT
from knowledge.load import load_content

PAGE = ROOT / "docs" / "understanding" / "pipelines.md"
HELD_OUT = "anders"
LEARNT, TRIED = 8, 8  # every eighth sentence
LEAN = {**stock.PIPELINE[-3], "epochs": 30, "embedding_dimension": 20, "number_of_transformer_layers": 0}
Rank = Callable[[str], list[tuple[str, float]]]
Learn = Callable[[list[str], list[str]], Rank]
HEAD = """# Which way to find the article

Made by `make eval-pipelines`: {learnt} sentences of all voices but one to learn from, {tried} of that one
("{voice}") to be tried on, as they are and with typing errors. All in one run on the same machine; the seconds and
milliseconds say how the ways compare, not how quick they are elsewhere. Rates are between 0 and 1.

| Way | at 1 | at 3 | mistyped at 1 | calibration error | ms a message (p95) | seconds to learn |
|---|---|---|---|---|---|---|
"""


def main() -> int:
    """Try every way and write the table."""
    said = _sentences()
    learnt = [(text, name) for text, name, voice in said if voice != HELD_OUT][::LEARNT]
    asked = [Asked(text, (name,)) for text, name, voice in said if voice == HELD_OUT][::TRIED]
    rows = [_row(title, learn, learnt, asked) for title, learn in WAYS.items()]
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(learnt=len(learnt), tried=len(asked), voice=HELD_OUT)
    PAGE.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return 0


def _sentences() -> list[tuple[str, str, str]]:
    content = load_content()
    return [
        (text, id_, voice)
        for id_ in content.articles
        for voice, texts in content.examples(id_).items()
        for text in texts
    ]


def _row(title: str, learn: Learn, learnt: list[tuple[str, str]], asked: list[Asked]) -> str:
    began = time.monotonic()
    rank = learn([text for text, _ in learnt], [name for _, name in learnt])
    seconds = time.monotonic() - began
    clean = figures.tried(lambda text: _heard(rank, text), asked)
    noisy = figures.tried(lambda text: _heard(rank, mistyped(text)), asked)
    told = [figures.accuracy(clean, 1), figures.accuracy(clean, 3), figures.accuracy(noisy, 1)]
    told += [figures.calibration_error(clean)]
    row = f"| {title} | " + " | ".join(f"{value:.3f}" for value in told)
    print(row, flush=True)
    return f"{row} | {figures.slow(clean):.1f} | {seconds:.0f} |"


def _heard(rank: Rank, text: str) -> Heard:
    began = time.perf_counter()
    ranked = rank(text)[:3]
    return Heard(tuple(ranked), {}, (time.perf_counter() - began) * 1000)


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
        with tempfile.TemporaryDirectory() as folder:
            agent = stock.trained(list(zip(texts, names, strict=True)), Path(folder), pipeline)
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

if __name__ == "__main__":
    sys.exit(main())
