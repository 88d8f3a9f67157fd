"""The processes of the assistant: where each lives, how it starts, how to see that it is ready."""

import ctypes
import json
import os
import secrets
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOOPBACK = "127.0.0.1"
REACHED_AT = {"": LOOPBACK, "0.0.0.0": LOOPBACK, "::": "::1"}  # who listens everywhere also listens there
PORTS = {"PORT": "8080", "ENGINE_PORT": "5005", "ACTIONS_PORT": "5055"}
KILL_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Part:
    """One process: its name, its Python and its module."""

    name: str
    python: str
    module: str


PARTS = (
    Part("actions", ".venv/bin/python", "actions"),
    Part("engine", "bot/.venv/bin/python", "bot.serve"),
    Part("channels", ".venv/bin/python", "channels"),
    Part("worker", ".venv/bin/python", "applications.worker"),
)


def environment(given: Mapping[str, str], var: Path) -> dict[str, str]:
    """The variables every part gets: what was given, the ports, the folder for data, and the two secrets."""
    known = {
        "HOST": LOOPBACK,
        **PORTS,
        "DATABASE_URL": f"sqlite:///{var / 'praktijkwijzer.db'}",
        "TRACKER_FILE": str(var / "trackers.db"),
        "LOG_FOLDER": str(var / "logs"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    return {**known, **kept_secrets(var / "secrets.json"), **given}


def kept_secrets(file: Path) -> dict[str, str]:
    """The secrets of this installation, made at the first start and readable only by its owner."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = {name: secrets.token_urlsafe(32) for name in ("ENGINE_SECRET", "SECRET_KEY")}
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump(made, out)
    return json.loads(file.read_text())


def start(part: Part, variables: Mapping[str, str], logs: Path) -> subprocess.Popen:
    """Start a part in a session of its own, its output in a log file; it ends when this process ends."""
    logs.mkdir(parents=True, exist_ok=True)
    with open(logs / f"{part.name}.log", "ab") as log:
        return subprocess.Popen(
            [str(ROOT / part.python), "-m", part.module],
            cwd=ROOT,
            env=dict(variables),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )


def stop(processes: Mapping[str, subprocess.Popen], patience: float = 8) -> None:
    """Ask every part to stop, and end the ones that do not."""
    for process in processes.values():
        _signal(process, signal.SIGTERM)
    for process in processes.values():
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGKILL)
            process.wait()


def address(variables: Mapping[str, str]) -> str:
    """Where this machine reaches the website, such as http://127.0.0.1:8080."""
    host = variables.get("HOST", "").strip()
    host = REACHED_AT.get(host, host)
    port = variables.get("PORT") or PORTS["PORT"]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def ready(base: str, secret: str = "", timeout: float = 5) -> tuple[bool, str]:
    """Is the whole assistant ready, and what does it say of itself? What is missing only with the engine's secret."""
    asked = urllib.request.Request(f"{base}/ready", headers={"X-Engine-Secret": secret})
    try:
        with urllib.request.urlopen(asked, timeout=timeout) as reply:
            return reply.status == 200, reply.read().decode()
    except urllib.error.HTTPError as error:
        return False, error.read().decode()
    except OSError as error:
        return False, str(error)


def _signal(process: subprocess.Popen, number: int) -> None:
    if process.poll() is None:
        os.killpg(process.pid, number)


def _end_with_parent() -> None:
    ctypes.CDLL("libc.so.6").prctl(KILL_WITH_PARENT, signal.SIGTERM)
