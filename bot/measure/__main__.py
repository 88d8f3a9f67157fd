"""`make eval`: how well the trained model understands people, against what was kept and against BM25.

`--keep` keeps the figures as the ones to hold; without it, a figure that is clearly worse ends with 1.
"""

import json
import sys
from datetime import date
from pathlib import Path

from bot.components.importer import ContentImporter
from bot.components.questions import label
from bot.measure import figures, report, sets
from bot.measure.bm25 import searching
from bot.measure.hearing import Ear, assistant, load_ranking
from bot.measure.voices import by_voice
from bot.paths import CONFIG, DATA, DOMAIN, MODEL, ROOT
from knowledge.load import load_content
from knowledge.model import Content

KEPT = Path(__file__).parent / "kept.json"
PAGE = ROOT / "var" / "eval" / "report.html"
DAY = date(2026, 11, 23)  # the sets were written then
HIGHER = ("accuracy", "entity", "facts", "voice", "proof")
LOWER = ("clarified", "false_answers", "wrong", "calibration")
SLACK = 0.005
BM25 = "bm25 "


def main(arguments: list[str]) -> int:
    """Measure, print, compare or keep."""
    if not MODEL.exists():
        print("There is no trained model yet: run make train.", file=sys.stderr)
        return 1
    content = load_content()
    ear = assistant(content, load_ranking(MODEL), DAY)
    noisy = figures.tried(ear, sets.noisy(content))
    found = {**of_model(content, ear, noisy), **_of_bm25(content), **_of_voices(content)}
    print("\n".join(report.lines(found, figures.confusions(noisy))))
    report.write(PAGE, found, noisy)
    print(f"The report stands in {PAGE.relative_to(ROOT)}.")
    if "--keep" in arguments:
        KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        return 0
    worse = dropped(json.loads(KEPT.read_text(encoding="utf-8")), found)
    print("\n".join(worse))
    return 1 if worse else 0


def of_model(content: Content, ear: Ear, noisy: figures.Tried) -> dict[str, float]:
    """The figures of the trained model on the noisy, outside and proof sets."""
    outside = figures.tried(ear, sets.outside(content))
    proof = figures.tried(ear, sets.proof(content))
    entity, by_field = figures.entity_score(noisy)
    facts, _ = figures.entity_score(figures.tried(ear, sets.facts(content)), empty=True)
    found = {
        **figures.of_peer(content, noisy, outside),
        "wrong": figures.wrong(noisy),
        "calibration_error": figures.calibration_error(noisy),
        "proof_accuracy_1": figures.accuracy(proof, 1),
        "proof_accuracy_3": figures.accuracy(proof, 3),
        "entity_f1": entity,
        "facts_f1": facts,
        **{f"entity_f1 {name}": value for name, value in by_field.items()},
    }
    return {name: round(value, 4) for name, value in found.items()}


def dropped(kept: dict[str, float], found: dict[str, float]) -> list[str]:
    """A line for each figure that is clearly worse than the one that was kept. Milliseconds differ by machine."""
    ours = {name: value for name, value in kept.items() if not name.startswith(BM25)}
    higher = {name for name in ours if name.startswith(HIGHER) and found.get(name, 0.0) < ours[name] - SLACK}
    lower = {name for name in ours if name.startswith(LOWER) and found.get(name, 1.0) > ours[name] + SLACK}
    return [f"WORSE: {name} was {ours[name]:.3f} and is {found.get(name, 0.0):.3f}" for name in sorted(higher | lower)]


def _of_bm25(content: Content) -> dict[str, float]:
    ear = searching(content, sets.noisy(content))
    noisy, outside = figures.tried(ear, sets.noisy(content)), figures.tried(ear, sets.outside(content))
    return {BM25 + name: value for name, value in figures.of_peer(content, noisy, outside).items()}


def _of_voices(content: Content) -> dict[str, float]:
    importer = ContentImporter(str(CONFIG), str(DOMAIN), [str(DATA)])
    examples = importer.get_nlu_data().intent_examples
    talk = [(one.get("text"), label(one)) for one in examples if label(one) not in content.articles]
    found = by_voice(content, talk)
    at_one = {f"voice_accuracy_1 {voice}": round(first, 4) for voice, (first, _) in found.items()}
    return at_one | {f"voice_accuracy_3 {voice}": round(third, 4) for voice, (_, third) in found.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
