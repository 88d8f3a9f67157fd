"""Measure the trained model on the articles' proof questions: `python -m bot.proof`.

Proof questions are never trained on. Prints each article whose questions went astray, the averages
over articles, and which pairs were mixed up. `--least 0.9` ends with 1 when the average is lower.
"""

import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.components import ranking
from bot.components.questions import understand
from bot.paths import MODEL
from knowledge.load import load_content
from knowledge.model import Content


@dataclass(frozen=True)
class Tried:
    """One proof question: whose it is, and what the model made of it, best first."""

    article: str
    question: str
    found: tuple[str, ...]

    def within(self, rank: int) -> bool:
        """Whether its own article was among the first `rank`."""
        return self.article in self.found[:rank]


def main(arguments: list[str]) -> int:
    """Print the report; 1 when the average at rank 1 is below `--least`."""
    if not MODEL.exists():
        print("There is no trained model yet: run make train.", file=sys.stderr)
        return 1
    model = load_ranking(MODEL)
    tried = try_out(load_content(), lambda text: found_by(model, text))
    print("\n".join(report(tried)))
    least = float(arguments[arguments.index("--least") + 1]) if "--least" in arguments else 0.0
    return 0 if average(tried, 1) >= least else 1


def load_ranking(model: Path) -> ranking.Ranking:
    """The text model inside a trained Rasa model."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        part = next(one for one in archive.getmembers() if one.name.endswith("/" + ranking.FILE))
        part.name = ranking.FILE
        archive.extract(part, folder, filter="data")
        return ranking.load(Path(folder))


def found_by(model: ranking.Ranking, text: str) -> tuple[str, ...]:
    """What a user gets, in order: articles, or first the talk it was taken for."""
    intents, articles = understand(model, text)
    talk = () if intents[0]["name"] == "vraag" else ("praat:" + intents[0]["name"],)
    return (*talk, *(one["id"] for one in articles))


def try_out(content: Content, find: Callable[[str], tuple[str, ...]]) -> list[Tried]:
    """Every proof question of every article."""
    return [
        Tried(article.id, question, find(question))
        for article in content.articles.values()
        for question in article.proof
    ]


def average(tried: list[Tried], rank: int) -> float:
    """The mean over articles of the share of questions that found their article (macro average)."""
    articles = {one.article for one in tried}
    shares = [_share([one for one in tried if one.article == article], rank) for article in articles]
    return sum(shares) / len(shares) if shares else 0.0


def _share(tried: list[Tried], rank: int) -> float:
    return sum(one.within(rank) for one in tried) / len(tried)


def report(tried: list[Tried]) -> list[str]:
    """The lines a person reads: what went astray, the averages, the pairs."""
    astray = [one for one in tried if not one.within(1)]
    pairs = Counter((one.article, _first(one)) for one in astray).most_common()
    return [
        *(f"{one.article:34} {_place(one)}  {_first(one)}: {one.question}" for one in astray),
        *(f"{count} × {own} taken for {other}" for (own, other), count in pairs if count > 1),
        f"{len(tried)} proof questions of {len({one.article for one in tried})} articles: "
        f"rank 1 {average(tried, 1):.1%}, rank 3 {average(tried, 3):.1%} (macro averages)",
    ]


def _place(tried: Tried) -> str:
    return "rank 3" if tried.within(3) else "missed"


def _first(tried: Tried) -> str:
    return tried.found[0] if tried.found else "(nothing)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
