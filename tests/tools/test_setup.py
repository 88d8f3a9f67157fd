"""The set-up script, with a uv that only writes down what it was asked: what is installed when."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.house import ROOT

PIN = re.compile(r"^\S+==\S+", re.MULTILINE)
UV = """#!/bin/sh
[ "$1" = --version ] && echo "$(sed s/==/\\ / tools/uv.in)" && exit
echo "$*" >>calls
for last; do :; done
case "$1 $2" in
    "python find") echo python3.11 ;;
    venv*) mkdir -p "$last/bin" && touch "$last/bin/python" && chmod +x "$last/bin/python" ;;
    "pip install") mkdir -p bot/.venv/lib/python3.11/site-packages/nl_core_news_sm-3.7.0.dist-info ;;
    "pip sync") rm -rf bot/.venv/lib; grep -q broken "$last" && exit 1; exit 0 ;;
esac
"""
NPM = """#!/bin/sh
echo "npm sync $(basename "$PWD")" >>"$PROJECT/calls"
[ ! -e "$PROJECT/no-npm" ]
"""
CURL = """#!/bin/sh
echo curl >>calls
[ -e network ]
"""


class Project:
    """A project with small locks; `new()` tells what was installed since the last time it was asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("setup.sh", "uv.in"):
            (root / "tools").mkdir(exist_ok=True)
            shutil.copy(ROOT / "tools" / name, root / "tools" / name)
        (root / "bot").mkdir()
        (root / "tools/node").mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "tools/node" / name, root / "tools/node" / name)
        for lock in ("requirements.lock", "requirements-dev.lock", "bot/requirements.lock"):
            (root / lock).write_text(f"{lock} A")
        (root / "fake").mkdir()
        for name, text in (("uv", UV), ("curl", CURL), ("npm", NPM)):
            (root / "fake" / name).write_text(text)
            (root / "fake" / name).chmod(0o755)

    def setup(self, wanted: str = "run") -> list[str]:
        """Run the script; the locks it installed, "node" for what comes from npm, "curl" when the model was tried."""
        (self.root / "calls").write_text("")
        path = f"{self.root / 'fake'}:{os.environ['PATH']}"
        system = str(self.root / "system-python")
        done = subprocess.run(
            ["bash", "tools/setup.sh", wanted],
            cwd=self.root,
            env={**os.environ, "PATH": path, "PROJECT": str(self.root), "SYSTEM_PYTHON": system},
            capture_output=True,
        )
        self.failed = done.returncode != 0
        calls = (self.root / "calls").read_text().splitlines()
        return [line.split()[-1] for line in calls if line.startswith(("pip sync", "npm", "curl"))]

    def stamps(self, folder: str) -> int:
        return len(list((self.root / folder).glob("installed-*")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.setup()
    return made


def test_the_first_time_installs_both_environments_with_checked_hashes(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.setup() == ["requirements.lock", "bot/requirements.lock", "curl"]
    calls = (tmp_path / "calls").read_text().splitlines()
    assert all("--require-hashes" in line for line in calls if line.startswith("pip sync"))
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    assert project.setup() == []


@pytest.mark.parametrize(
    ("system", "chosen"), [("exit 0", "system-python"), ("exit 1", "python3.11"), (None, "python3.11")]
)
def test_the_system_python_is_taken_first_when_packages_can_be_built_for_it(
    tmp_path: Path, system: str | None, chosen: str
) -> None:
    project = Project(tmp_path)
    if system:
        (tmp_path / "system-python").write_text(f"#!/bin/sh\n{system}\n")
        (tmp_path / "system-python").chmod(0o755)
    project.setup()
    made = [line.split() for line in (tmp_path / "calls").read_text().splitlines() if line.startswith("venv")]
    assert [Path(words[words.index("--python") + 1]).name for words in made] == [chosen, chosen]


def test_a_lock_that_comes_back_is_installed_again(project: Project) -> None:
    lock = project.root / "requirements.lock"
    for text in ("B", "requirements.lock A"):
        lock.write_text(text)
        assert project.setup() == ["requirements.lock"]
        assert project.stamps(".venv") == 1


def test_running_after_testing_keeps_the_test_packages(project: Project) -> None:
    assert project.setup("dev") == ["requirements-dev.lock", "node"]
    assert project.setup() == []
    assert project.setup("dev") == []


def test_what_tests_need_from_npm_is_installed_when_its_lock_changed_or_it_failed(project: Project) -> None:
    (project.root / "no-npm").touch()
    assert project.setup("dev") == ["requirements-dev.lock", "node"]
    assert project.failed
    (project.root / "no-npm").unlink()
    assert project.setup("dev") == ["node"]
    assert project.setup("dev") == []
    (project.root / "tools/node/package-lock.json").write_text("{}")
    assert project.setup("dev") == ["node"]


def test_an_old_lock_for_tests_does_not_serve(project: Project) -> None:
    project.setup("dev")
    (project.root / "requirements-dev.lock").write_text("B")
    assert project.setup() == ["requirements.lock"]
    assert project.setup("dev") == ["requirements-dev.lock"]


def test_what_failed_halfway_is_tried_again(project: Project) -> None:
    lock = project.root / "requirements.lock"
    lock.write_text("broken")
    assert project.setup() == ["requirements.lock"]
    assert project.failed
    lock.write_text("requirements.lock A")
    assert project.setup() == ["requirements.lock"]
    assert not project.failed


def test_the_dutch_model_is_tried_once_a_day_until_it_is_there(project: Project) -> None:
    assert project.setup() == []
    yesterday = (project.root / "tools/uv.in").stat().st_mtime - 2 * 86400
    os.utime(project.root / "bot/.venv/dutch-model-tried", (yesterday, yesterday))
    (project.root / "network").touch()
    assert project.setup() == ["curl"]
    assert project.setup() == []


def test_the_dutch_model_comes_back_after_a_new_lock_of_the_engine(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "network").touch()
    project.setup()
    (tmp_path / "bot/requirements.lock").write_text("B")
    assert project.setup() == ["bot/requirements.lock", "curl"]


def test_the_lock_for_tests_holds_everything_that_running_needs() -> None:
    run, dev = (set(PIN.findall((ROOT / name).read_text())) for name in ("requirements.lock", "requirements-dev.lock"))
    assert run < dev


def test_no_lock_tells_where_packages_come_from() -> None:
    locks = (ROOT / "tools/node/package-lock.json").read_text(), (ROOT / "requirements-dev.lock").read_text()
    assert '"resolved"' not in locks[0]
    assert "index-url" not in locks[1]
