"""Start the engine: `python -m bot.serve`. Our own channel only, no HTTP API, no telemetry.

It listens on loopback, unless ENGINE_HOST says otherwise: for a network that only our own servers are on.
Environment: ENGINE_SECRET (needed), ENGINE_PORT (5005), ACTIONS_PORT (5055) or ACTIONS_URL, TRACKER_FILE
(var/trackers.db) or TRACKER_URL (a PostgreSQL database), REDIS_URL (for several engines), MODEL_FILE.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

from bot.archive import damage
from bot.components.secret import SHORTEST_SECRET
from bot.paths import CREDENTIALS, ENDPOINTS, MODEL, TRACKERS

LOOPBACK = "127.0.0.1"
# Connections that may wait at the door: past Rasa's hundred a first try is dropped, and the next comes a second later.
WAITING = {"SANIC_BACKLOG": "1024"}
# One message is a small sum: threads for it wait for each other longer than they reckon, above all beside a replica.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> NoReturn:
    """Become `rasa run`; end with one clear line when it cannot start."""
    if problem := missing(dict(os.environ)):
        sys.exit(problem)
    environment = environment_of(dict(os.environ))
    os.makedirs(os.path.dirname(environment["TRACKER_FILE"]) or ".", exist_ok=True)
    os.execve(sys.executable, command(environment), environment)  # noqa: S606 (our own arguments)


def missing(environment: dict[str, str]) -> str | None:
    """What has to be done before the engine can start, or None."""
    if len(environment.get("ENGINE_SECRET", "")) < SHORTEST_SECRET:
        return f"Set ENGINE_SECRET to a secret of at least {SHORTEST_SECRET} characters (make run does that)."
    model = model_of(environment)
    if not model.exists():
        return "There is no trained model yet: run make train."
    wrong = damage(model)
    return f"The trained model is damaged, {wrong}: run make train." if wrong else None


def model_of(environment: dict[str, str]) -> Path:
    """The file of the model: MODEL_FILE, so that a new engine can start with a new one beside those that run."""
    return Path(environment.get("MODEL_FILE") or MODEL)


def environment_of(given: dict[str, str]) -> dict[str, str]:
    """The environment of the engine: what was given, our defaults, and no telemetry."""
    defaults = {"ENGINE_PORT": "5005", "ACTIONS_PORT": "5055", "TRACKER_FILE": str(TRACKERS), "REDIS_URL": ""}
    known = {**defaults, **ONE_THREAD, **WAITING, **{name: value for name, value in given.items() if value}}
    known.setdefault("TRACKER_URL", f"sqlite:///{known['TRACKER_FILE']}")
    known.setdefault("ACTIONS_URL", f"http://{LOOPBACK}:{known['ACTIONS_PORT']}")
    return {**known, "RASA_TELEMETRY_ENABLED": "false"}


def command(environment: dict[str, str]) -> list[str]:
    """`rasa run` with our files."""
    host = environment.get("ENGINE_HOST") or LOOPBACK
    return [
        *(sys.executable, "-W", "ignore", "-m", "rasa", "run", "-i", host, "-p", environment["ENGINE_PORT"]),
        *("--model", str(model_of(environment)), "--endpoints", str(ENDPOINTS), "--credentials", str(CREDENTIALS)),
    ]


if __name__ == "__main__":
    main()
