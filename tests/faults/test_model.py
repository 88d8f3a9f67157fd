"""The file of the trained model is damaged, or training is stopped halfway."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.marks import fault, thorough, until
from tools.trial import ROOT

pytestmark = pytest.mark.stack
PYTHON = str(ROOT / "bot/.venv/bin/python")
PARTS = shutil.ignore_patterns(".venv", "__pycache__", "new")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The engine and its model in a folder of their own, to do harm to."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=PARTS)
    (tmp_path / "knowledge").symlink_to(ROOT / "knowledge")
    return tmp_path


def run(house: Path, module: str, *arguments: str) -> subprocess.Popen:
    variables = {**os.environ, "PYTHONPATH": str(house), "ENGINE_SECRET": "x" * 32}
    return subprocess.Popen(
        [PYTHON, "-m", module, *arguments],
        cwd=house, env=variables, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


@fault(
    "the file of the model damaged at {where}",
    "whoever starts it reads: 'The trained model is damaged … run make train.'; the assistant does not half start",
    "everything; `make run` trains again by itself",
)
@pytest.mark.parametrize("where", ["the end", "the middle"])
def test_a_damaged_model_is_one_clear_line(house: Path, where: str) -> None:
    model = house / "bot/models/praktijkwijzer.tar.gz"
    data = model.read_bytes()
    half = len(data) // 2
    model.write_bytes(data[:half] if where == "the end" else data[:half] + bytes(64) + data[half + 64 :])
    ended = run(house, "bot.serve")
    said, _ = ended.communicate(timeout=60)
    assert ended.returncode == 1
    assert said.startswith("The trained model is damaged")
    assert len(said.splitlines()) == 1


@thorough
@fault(
    "kill -9 of training, halfway",
    "nothing: the running assistant has its model in memory",
    "the earlier model, whole; the next `make run` trains again",
)
def test_training_stopped_halfway_leaves_the_earlier_model(house: Path) -> None:
    model = house / "bot/models/praktijkwijzer.tar.gz"
    before = model.read_bytes()
    training = run(house, "bot.train", "--force")
    until(lambda: not (house / "bot/models/praktijkwijzer.mark").exists(), "training to be under way")
    os.kill(training.pid, signal.SIGKILL)
    training.communicate()
    assert model.read_bytes() == before
    again = run(house, "bot.train")
    until(lambda: "Training" in again.stdout.readline(), "the next start to train again")
    again.kill()
    again.communicate()
