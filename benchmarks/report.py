"""The page of docs/benchmarks, from the figures that are kept."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.goals import goals
from benchmarks.kept import DOCS, kept
from benchmarks.peers.stock.project import ARTICLES, FULL_EPOCHS, SENTENCES
from knowledge.load import load_content

PAGE = DOCS / "README.md"
SIDES = {"ours": "ours", "engine": "our engine alone", "stock": "stock Rasa"}


def write() -> str:
    """Write the page; one line that says so."""
    PAGE.write_text(page(kept()), encoding="utf-8")
    return f"{PAGE.relative_to(DOCS.parents[1])} is written."


def page(found: dict[str, Any]) -> str:
    """The page as Markdown."""
    here = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 (Markdown of our own figures)
    )
    here.filters["ms"] = lambda value: f"{value:.0f}" if value >= 100 else f"{value:.1f}"
    content = load_content()
    all_sentences = sum(len(said) for one in content.articles for said in content.examples(one).values())
    judged = list(goals(found))
    return here.get_template("benchmarks.md.j2").render(
        found=found,
        goals=judged,
        notes=list(dict.fromkeys(one.note for one in judged if one.note and not one.met)),
        sides=SIDES,
        machines=sorted({part["machine"].rsplit(", load", 1)[0] for part in found.values()}),
        stock={"articles": ARTICLES, "of": len(content.articles), "each": SENTENCES},
        hours=_full_training(found, all_sentences),
        all_sentences=all_sentences,
        full_epochs=FULL_EPOCHS,
    )


def _full_training(found: dict[str, Any], sentences: int) -> float | None:
    """Hours that a stock training on everything would take, in proportion to sentences and epochs."""
    if "turns" not in found:
        return None
    one = found["turns"]["stock_training"]
    return one["seconds"] / (one["sentences"] * one["epochs"]) * sentences * FULL_EPOCHS / 3600
