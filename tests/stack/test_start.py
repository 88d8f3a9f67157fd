"""Starting and stopping, and what happens when a part falls away."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.trial import ROOT, Assistant, children, free_ports, start, stop

pytestmark = pytest.mark.stack
WAIT = 120


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition; asking without a pause would keep the processors from what we wait for."""
    end, pause = time.monotonic() + WAIT, threading.Event()
    while not condition():
        assert time.monotonic() < end, "waited too long"
        pause.wait(0.3)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory):
    running = start(tmp_path_factory.mktemp("own"), RATE_LIMIT="off")
    yield running
    if running.process.poll() is None:
        stop(running)


def say(own: Assistant, token: str, text: str) -> tuple[int, dict]:
    return own.post("/api/messages", {"conversation": token, "text": text})


@pytest.mark.parametrize("part", ["actions", "rasa"])
def test_a_killed_part_gives_a_friendly_error_and_the_check_goes_on_when_it_is_back(own: Assistant, part: str) -> None:
    _, opened = own.post("/api/conversations", {"channel": "website", "audience": "professional"})
    token = opened["conversation"]
    say(own, token, "start de check")
    assert say(own, token, "Venlo")[0] == 200

    os.kill(own.pid(part), signal.SIGKILL)
    status, reply = say(own, token, "vmbo")
    ready, state = own.get("/ready")

    assert status == 503
    assert "bewaard" in reply["error"]["message"]
    assert (ready, state) == (503, {"status": "missing"})
    assert own.get("/health")[0] == own.get("/ready/self")[0] == 200
    until(lambda: own.get("/ready")[0] == 200)
    status, reply = say(own, token, "vmbo")
    assert status == 200
    assert "Hoe oud is de kandidaat" in reply["messages"][-1]["text"]


def test_outside_the_demo_no_other_day_can_be_chosen(own: Assistant) -> None:
    assert own.post("/api/conversations", {"channel": "website", "today": "2027-01-15"})[0] == 400


def test_the_engine_and_the_action_server_refuse_strangers(own: Assistant) -> None:
    for part, path in (("rasa", "/webhooks/praktijkwijzer/webhook"), ("actions", "/webhook")):
        pid = own.pid(part)
        environ = dict(
            line.split("=", 1) for line in Path(f"/proc/{pid}/environ").read_text().split("\0") if "=" in line
        )
        port = environ["ENGINE_PORT" if part == "rasa" else "ACTIONS_PORT"]
        stranger = Assistant(f"http://127.0.0.1:{port}", own.var, own.process)
        assert stranger.post(path, {"sender": "x" * 32, "text": "hoi"})[0] == 401


def test_ctrl_c_stops_everything_and_leaves_no_process(own: Assistant) -> None:
    below = children(own.process.pid)
    assert len(below) >= 3

    assert stop(own) == 0

    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()]


def run(**settings: str) -> subprocess.CompletedProcess:
    ports = dict(zip(("PORT", "ENGINE_PORT", "ACTIONS_PORT"), free_ports(3), strict=True))
    return subprocess.run(
        [str(ROOT / ".venv/bin/python"), "-m", "tools.run"],
        cwd=ROOT, env={**os.environ, **ports, **settings}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = run(PORT=str(taken.getsockname()[1]), VAR=str(tmp_path))

    assert ended.returncode == 1
    assert "is in use" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_wrong_value_in_the_content_stops_the_start_with_file_and_key(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "knowledge/content", tmp_path / "content"))
    article = folder / "articles/nugger-meedoen.yml"
    article.write_text(article.read_text().replace("topic: nuggers", "topic: nugers"))

    ended = run(CONTENT_FOLDER=str(folder), VAR=str(tmp_path / "var"))

    assert ended.returncode == 1
    assert "articles/nugger-meedoen.yml: topic" in ended.stderr
