"""A stock Rasa pipeline beside ours, learnt from the same examples: each article an intent, as Rasa's template has it.

A hundred epochs over all examples take hours; both learn from the same part of them. `make eval-peers` keeps the
figures of both in `peers.json`.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import rasa.model_training
import yaml
from rasa.core.agent import Agent
from rasa.shared.nlu.constants import TEXT

from bot.components import ranking
from bot.components.importer import ContentImporter
from bot.components.questions import label
from bot.measure import figures, sets
from bot.measure.__main__ import DAY
from bot.measure.hearing import Ear, Heard, assistant
from bot.paths import CONFIG, DATA, DOMAIN
from knowledge.load import load_content
from knowledge.model import Content

KEPT = Path(__file__).parent / "peers.json"
EPOCHS = 100  # the default of Rasa's template
EVERY = 32  # which part: every so many sentences
TALK = "praat_"
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
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    content = load_content()
    said = examples(content)[::EVERY]
    stock, ours = _stock(content, said), _ours(content, said)
    found = {"examples": len(said), f"stock Rasa, DIET {EPOCHS} epochs": stock, "ours": ours}
    KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))
    return 0


def examples(content: Content) -> list[tuple[str, str]]:
    """Every sentence to learn from with its label, questions and talk."""
    importer = ContentImporter(str(CONFIG), str(DOMAIN), [str(DATA)])
    return [(one.get(TEXT), label(one)) for one in importer.get_nlu_data().intent_examples]


def _ours(content: Content, said: list[tuple[str, str]]) -> dict[str, float]:
    began = time.process_time()
    model = ranking.train([text for text, _ in said], [name for _, name in said])
    seconds = time.process_time() - began
    return _figures(content, assistant(content, model, DAY), seconds)


def _stock(content: Content, said: list[tuple[str, str]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        agent = trained(said, Path(folder), PIPELINE)
        seconds = time.process_time() - began
        return _figures(content, lambda text: heard(agent, text), seconds)


def trained(said: list[tuple[str, str]], folder: Path, pipeline: list[dict]) -> Agent:
    """A Rasa pipeline that learnt sentences with their labels."""
    by_name: dict[str, list[str]] = {}
    for text, name in said:
        by_name.setdefault(name.replace(":", "_"), []).append(text)
    listed = [{"intent": name, "examples": _lines(texts)} for name, texts in by_name.items()]
    _write(folder / "nlu.yml", {"version": "3.1", "nlu": listed})
    _write(folder / "config.yml", {"recipe": "default.v1", "language": "nl", "pipeline": pipeline})
    rasa.model_training.train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
    return Agent.load(str(folder))


def heard(agent: Agent, text: str) -> Heard:
    """What a Rasa pipeline makes of a text."""
    began = time.perf_counter()
    parsed = asyncio.run(agent.parse_message(text))
    ms = (time.perf_counter() - began) * 1000
    ranked = tuple((one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] != FALLBACK)
    lead = parsed["intent"]["name"]
    return Heard(ranked, {}, ms, None if lead == FALLBACK or lead.startswith(TALK) else lead)


def _figures(content: Content, ear: Ear, seconds: float) -> dict[str, float]:
    noisy, outside = figures.tried(ear, sets.noisy(content)), figures.tried(ear, sets.outside(content))
    return {**figures.of_peer(content, noisy, outside), "training_processor_seconds": round(seconds)}


def _lines(texts: list[str]) -> str:
    return "".join(f"- {' '.join(text.split())}\n" for text in texts)


def _write(path: Path, data: dict) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
