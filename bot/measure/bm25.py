"""A peer without a model: a BM25 search over title, answers and examples of each article."""

import time

import bm25s
import numpy as np

from bot.components.importer import texts_of
from bot.components.normalise import plain_words
from bot.measure.hearing import Ear, Heard
from bot.measure.sets import Asked
from knowledge.model import Content

FOUND = 5
ASKS_BACK = 0.12  # of the noisy sentences: it may ask back as often as we may


def searching(content: Content, asked: list[Asked]) -> Ear:
    """A search that answers with the best article, and asks back below the score that `asked` makes fit."""
    names = list(content.articles)
    index = bm25s.BM25()
    texts = [" ".join(texts_of(content, content.articles[name])) for name in names]
    index.index([plain_words(text) for text in texts], show_progress=False)

    def best(text: str) -> list[tuple[str, float]]:
        known = [word for word in plain_words(text) if word in index.vocab_dict]
        if not known:
            return []
        places, scores = index.retrieve([known], k=min(FOUND, len(names)), show_progress=False)
        return [(names[place], float(score)) for place, score in zip(places[0], scores[0], strict=True)]

    tops = [best(one.text)[:1] for one in asked]
    enough = float(np.quantile([top[0][1] if top else 0.0 for top in tops], ASKS_BACK))

    def listen(text: str) -> Heard:
        began = time.perf_counter()
        found = best(text)
        ms = (time.perf_counter() - began) * 1000
        answer = found[0][0] if found and found[0][1] > enough else None
        return Heard(tuple(found), {}, ms, answer)

    return listen
