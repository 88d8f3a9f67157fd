"""Train the engine when something it learns from changed: `python -m bot.train`.

The mark of everything the model depends on stands beside the model. `--force` trains anyway.
"""

import hashlib
import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from bot.archive import damage
from bot.paths import BOT, CONFIG, DATA, DOMAIN, MODEL, MODELS, ROOT

Result = TypeVar("Result")
MARK = MODELS / "praktijkwijzer.mark"
LOG = MODELS / "training.log"
NEW = MODELS / "new"  # where a model is until it is whole
# What only a running engine uses teaches a model nothing.
PATCHES = BOT / "components" / "patches"
DOOR = {"channel.py", "log_lines.py", "secret.py", "together.py", "turn.py", "watching.py"}
PACKAGES = ("rasa", "scikit-learn", "spacy", "numpy")


def main(arguments: list[str]) -> int:
    """Train if needed; 0 when a fresh model stands there, 1 with one clear line when not."""
    try:
        return _train_if_changed(force="--force" in arguments)
    except Exception as error:  # one line for a person, whatever Rasa raises
        print(f"Training failed: {type(error).__name__}: {error}", file=sys.stderr)
        return 1


def _train_if_changed(force: bool) -> int:
    from knowledge.load import load_content

    content = load_content()
    mark = mark_of(content.version)
    if not force and is_fresh(mark):
        print("The trained model is up to date.")
        return 0
    MODELS.mkdir(exist_ok=True)
    LOG.unlink(missing_ok=True)
    print(f"Training on {len(content.articles)} articles (about a minute).", flush=True)
    _step("Loading Rasa", _load_rasa)
    problem = _step("Reading, learning and writing the model", _train)
    if problem:
        print(f"Training failed: {problem}. Details: {shown(LOG)}", file=sys.stderr)
        return 1
    MARK.write_text(mark + "\n", encoding="utf-8")
    print(f"The model stands in {shown(MODEL)}.")
    return 0


def _step(title: str, work: Callable[[], Result]) -> Result:
    print(f"- {title} …", end=" ", flush=True)
    start = time.monotonic()
    with LOG.open("a", encoding="utf-8") as log, redirect_stdout(log), redirect_stderr(log):
        result = work()
    print(f"{time.monotonic() - start:.1f} s", flush=True)
    return result


def shown(path: Path) -> str:
    """A path as a person in the root folder would type it."""
    return str(path.relative_to(ROOT))


def _load_rasa() -> None:
    os.environ.update(RASA_TELEMETRY_ENABLED="false", RASA_MAX_CACHE_SIZE="0")
    import rasa.model_training  # noqa: F401 (takes seconds)
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)


def _train() -> str | None:
    """Train with Rasa's own graph; what was wrong, or None."""
    import rasa.model_training

    MARK.unlink(missing_ok=True)
    new = NEW / MODEL.name
    result = rasa.model_training.train(
        domain=str(DOMAIN),
        config=str(CONFIG),
        training_files=str(DATA),
        output=str(NEW),
        force_training=True,
        core_additional_arguments={"augmentation_factor": 0},
        fixed_model_name=MODEL.name.removesuffix(".tar.gz"),
    )
    if result.code or not new.exists():
        return f"Rasa ended with code {result.code}"
    os.replace(new, MODEL)  # at once: whoever is stopped halfway leaves the earlier model whole
    return None


def is_fresh(mark: str) -> bool:
    """True when the model was made from exactly this, and its file is whole."""
    made_from = MARK.read_text(encoding="utf-8").strip() if MARK.exists() else ""
    return made_from == mark and MODEL.exists() and damage(MODEL) is None


def mark_of(content_version: str) -> str:
    """A short mark of content, configuration, components and the packages that shape a model."""
    digest = hashlib.sha256(content_version.encode())
    for path in sources():
        digest.update(str(path.relative_to(BOT)).encode() + b"\0" + path.read_bytes())
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}".encode())
    return digest.hexdigest()[:16]


def sources() -> list[Path]:
    """Every file of the engine that a model depends on, in a fixed order."""
    folders = (DATA, DOMAIN, BOT / "components")
    found = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".yml"})
    return [CONFIG, *(path for path in found if path.parent != PATCHES and path.name not in DOOR)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
