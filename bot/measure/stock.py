"""A stock Rasa pipeline beside ours, learnt from the same examples: each article an intent, as Rasa's template has it.

A hundred epochs over all examples take hours; both learn from the same part of them, which takes one. `make eval-peers`
keeps the figures of both in `peers.json`. What a Rasa pipeline learnt is kept in var/peers and used again.
"""

import asyncio
import hashlib
import json
import os
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import rasa.model_training
import yaml
from rasa.core.agent import Agent

from bot.components import ranking
from bot.measure import figures, sets
from bot.measure.__main__ import DAY
from bot.measure.hearing import Ear, Heard, assistant
from bot.paths import ROOT
from knowledge.load import load_content
from knowledge.model import Content

KEPT = Path(__file__).parent / "peers.json"
MODELS = ROOT / "var" / "peers"
HELD_OUT = "anders"  # the voice that the pipelines are compared on
EPOCHS = 100  # the default of Rasa's template
EVERY, LEAST = 8, 4  # which part: every so many sentences of an article, and at least so many
FALLBACK = "nlu_fallback"
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]


def main() -> int:
    """Train both, measure both, keep."""
    content = load_content()
    said = learnt(content, EVERY)
    ears = {"ours": _ours, f"stock Rasa, DIET {EPOCHS} epochs": _stock}
    found = {"examples": len(said), **{name: _figures(content, ear(content, said)) for name, ear in ears.items()}}
    KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))
    return 0


def sentences(content: Content) -> list[tuple[str, str, str]]:
    """Every example with its article and the voice that wrote it."""
    return [
        (text, id_, voice)
        for id_ in content.articles
        for voice, texts in content.examples(id_).items()
        for text in texts
    ]


def learnt(content: Content, every: int) -> list[tuple[str, str]]:
    """What peers learn from: a part of what all voices but one wrote."""
    return part_of([(text, name) for text, name, voice in sentences(content) if voice != HELD_OUT], every, LEAST)


def part_of(said: list[tuple[str, str]], every: int, least: int) -> list[tuple[str, str]]:
    """Every so many sentences of each name, spread over all of them, and at least so many (or all there are)."""
    by_name: dict[str, list[str]] = {}
    for text, name in said:
        by_name.setdefault(name, []).append(text)
    steps = {name: max(1, min(every, len(texts) // least)) for name, texts in by_name.items()}
    return [(text, name) for name, texts in by_name.items() for text in texts[:: steps[name]]]


def _ours(content: Content, said: list[tuple[str, str]]) -> Ear:
    return assistant(content, ranking.train([text for text, _ in said], [name for _, name in said]), DAY)


def _stock(content: Content, said: list[tuple[str, str]]) -> Ear:
    folder = folder_of(said, PIPELINE)
    agent = Agent.load(str(folder)) if folder.exists() else trained(said, PIPELINE)
    return lambda text: heard(agent, text)


def folder_of(said: list[tuple[str, str]], pipeline: list[dict]) -> Path:
    """Where the model of a Rasa pipeline that learnt these sentences is kept."""
    return MODELS / hashlib.sha256(json.dumps([said, pipeline]).encode()).hexdigest()[:16]


def trained(said: list[tuple[str, str]], pipeline: list[dict]) -> Agent:
    """A Rasa pipeline that learns sentences with their labels now, and is kept."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    by_name: dict[str, list[str]] = {}
    for text, name in said:
        by_name.setdefault(name, []).append(text)
    listed = [{"intent": name, "examples": _lines(texts)} for name, texts in by_name.items()]
    kept = folder_of(said, pipeline)
    with TemporaryDirectory() as made:
        folder = Path(made)
        _write(folder / "nlu.yml", {"version": "3.1", "nlu": listed})
        _write(folder / "config.yml", {"recipe": "default.v1", "language": "nl", "pipeline": pipeline})
        rasa.model_training.train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        for model in folder.glob("*.tar.gz"):
            shutil.copy(model, kept)
    return Agent.load(str(kept))


def heard(agent: Agent, text: str) -> Heard:
    """What a Rasa pipeline makes of a text."""
    began = time.perf_counter()
    parsed = asyncio.run(agent.parse_message(text))
    ms = (time.perf_counter() - began) * 1000
    ranked = tuple((one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] != FALLBACK)
    lead = parsed["intent"]["name"]
    return Heard(ranked, {}, ms, None if lead == FALLBACK else lead)


def _figures(content: Content, ear: Ear) -> dict[str, float]:
    noisy, outside = figures.tried(ear, sets.noisy(content)), figures.tried(ear, sets.outside(content))
    return figures.of_peer(content, noisy, outside)


def _lines(texts: list[str]) -> str:
    return "".join(f"- {' '.join(text.split())}\n" for text in texts)


def _write(path: Path, data: dict) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
