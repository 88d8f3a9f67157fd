"""Train the stock project once per content, and start it: Rasa's own server and the SDK's own action server."""

import hashlib
import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.stock import project
from knowledge.load import load_content
from tools.house import LOOPBACK, ROOT
from tools.trial import free_ports

PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
KEPT = ROOT / "var" / "bench"
PATIENCE = 180
ENDPOINTS = """action_endpoint:
  url: http://{host}:{port}/webhook
tracker_store:
  type: SQL
  dialect: sqlite
  db: {folder}/trackers.db
"""


@dataclass
class Project:
    """A trained stock project: where it stands, how many sentences it learnt from, how long that took."""

    folder: Path
    sentences: int
    seconds: float


@dataclass
class Serving:
    """A stock project that answers: its address, its processes by name, and how long its start took."""

    base: str
    processes: dict[str, subprocess.Popen]
    seconds: float


def trained() -> Project:
    """The project as the content of today makes it; the training of one that was the same is used again."""
    new = KEPT / "stock-new"
    shutil.rmtree(new, ignore_errors=True)
    sentences = project.write(load_content(), new)
    folder = KEPT / f"stock-{_mark(new)}"
    done = folder / "trained.json"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
        began = time.monotonic()
        _rasa(folder, "train", "--quiet")
        done.write_text(json.dumps({"sentences": sentences, "seconds": time.monotonic() - began}))
    return Project(folder, **json.loads(done.read_text()))


def serve(made: Project, data: Path) -> Serving:
    """Start both servers, the trackers in `data`; returns when a message gets its reply."""
    port, actions = free_ports(2)
    endpoints = data / "endpoints.yml"
    endpoints.write_text(ENDPOINTS.format(host=LOOPBACK, port=actions, folder=data))
    where = ("-i", LOOPBACK, "-p", port, "--endpoints", str(endpoints), "--credentials", "credentials.yml")
    began = time.monotonic()
    processes = {
        "actions": _started(made.folder, data / "actions.log", "rasa", "run", "actions", "-p", actions),
        "engine": _started(made.folder, data / "engine.log", "rasa", "run", *where),
    }
    base = f"http://{LOOPBACK}:{port}"
    try:
        _wait(base, processes)
    except BaseException:
        stop(processes)
        raise
    return Serving(base, processes, time.monotonic() - began)


def stop(processes: dict[str, subprocess.Popen]) -> None:
    """End the servers."""
    for process in processes.values():
        process.terminate()
    for process in processes.values():
        process.wait(30)


def knows(made: Project) -> Callable[[str], bool]:
    """Is this text the answer of an article?"""
    texts = set(json.loads((made.folder / "actions" / "content.json").read_text())["answers"].values())
    told = {_joined(text) for text in texts}
    return lambda text: _joined(text) in told


def _joined(text: str) -> str:
    return " ".join(text.split())


def _mark(folder: Path) -> str:
    """A short mark of every file of a project."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _environment() -> dict[str, str]:
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": ""}


def _rasa(folder: Path, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 (our own arguments)
        [PYTHON, "-W", "ignore", "-m", "rasa", *arguments],
        cwd=folder, env=_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"rasa {arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")


def _started(folder: Path, log: Path, *module: str) -> subprocess.Popen:
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603 (our own arguments)
            [PYTHON, "-W", "ignore", "-m", *module],
            cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip


def _wait(base: str, processes: dict[str, subprocess.Popen]) -> None:
    """Rasa answers before its model is there, so only a reply tells that it is ready."""
    began = time.monotonic()
    while not _replies(base):
        ended = [name for name, one in processes.items() if one.poll() is not None]
        if ended or time.monotonic() - began > PATIENCE:
            raise RuntimeError(f"the stock project does not answer; ended: {ended}")
        time.sleep(0.2)


def _replies(base: str) -> bool:
    body = json.dumps({"sender": "ready", "message": "hallo"}).encode()
    address, headers = f"{base}/webhooks/rest/webhook", {"Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=30) as reply:  # noqa: S310
            return bool(json.loads(reply.read()))
    except (urllib.error.URLError, OSError, ValueError):
        return False
