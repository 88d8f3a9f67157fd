"""A stock Rasa pipeline on the same examples and sentences: each article an intent, as Rasa's own template has it.

`python -m bot.measure.stock` trains (the better part of an hour) and keeps its figures in `peers.json`.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import yaml

from bot.measure import figures, sets
from bot.measure.hearing import Heard
from bot.paths import DATA
from knowledge.load import load_content
from knowledge.model import Content

KEPT = Path(__file__).parent / "peers.json"
EPOCHS = 100  # the default of Rasa's template
TALK = "praat_"
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
    """Train, measure, keep."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    content = load_content()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        model = train(content, Path(folder), PIPELINE)
        seconds = time.monotonic() - began
        found = asyncio.run(_measured(content, model))
    found = {"pipeline": f"stock Rasa, DIET {EPOCHS} epochs", "training_seconds": round(seconds), **found}
    KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))
    return 0


def train(content: Content, folder: Path, pipeline: list[dict]) -> Path:
    """A trained model of this pipeline on all examples; where it stands."""
    import rasa.model_training

    examples = {id_: [one for said in content.examples(id_).values() for one in said] for id_ in content.articles}
    talk = {TALK + one["intent"]: one["examples"] for one in _talk()}
    listed = [{"intent": name, "examples": _lines(texts)} for name, texts in {**examples, **talk}.items()]
    _write(folder / "nlu.yml", {"version": "3.1", "nlu": listed})
    _write(folder / "config.yml", {"recipe": "default.v1", "language": "nl", "pipeline": pipeline})
    found = rasa.model_training.train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
    return Path(found)


async def _measured(content: Content, model: Path) -> dict[str, float]:
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    noisy = [(one, await _hear(agent, one.text)) for one in sets.noisy(content)]
    outside = [(one, await _hear(agent, one.text)) for one in sets.outside(content)]
    return figures.of_peer(content, noisy, outside)


async def _hear(agent: object, text: str) -> Heard:
    began = time.perf_counter()
    parsed = await agent.parse_message(text)
    ms = (time.perf_counter() - began) * 1000
    ranked = [(one["name"], one["confidence"]) for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback"]
    lead = parsed["intent"]["name"] if parsed["intent"]["name"] != "nlu_fallback" else None
    return Heard(tuple(ranked), {}, ms, lead if lead is None or not lead.startswith(TALK) else None)


def _talk() -> list[dict]:
    return yaml.safe_load((DATA / "nlu.yml").read_text(encoding="utf-8"))["nlu"]


def _lines(texts: list | str) -> str:
    return texts if isinstance(texts, str) else "".join(f"- {' '.join(text.split())}\n" for text in texts)


def _write(path: Path, data: dict) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
