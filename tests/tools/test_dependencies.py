"""The report on weaknesses tells the versions we really have, and names tests that exist."""

import re

import pytest

from tools.house import ROOT

REPORT = (ROOT / "docs/safety/dependencies.md").read_text("utf-8")
PARTS = {"## The engine": "bot/requirements.lock", "## The rest of the program": "requirements.lock"}


def versions(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M))


@pytest.mark.parametrize(("part", "lock"), PARTS.items())
def test_versions_are_those_of_the_lock(part: str, lock: str):
    section = REPORT.split(part)[1].split("\n## ")[0]
    told = re.findall(r"^\| ([a-z][\w.-]+) \| ([\d.]+) \|", section, re.M)
    assert len(told) >= 7
    assert {name: version for name, version in told} == {name: versions(lock).get(name) for name, _ in told}  # noqa: C416


def test_what_is_said_to_be_left_out_is():
    left_out = re.search(r"Left out altogether.*?:(.*?)\. In the image", REPORT, re.S)[1]
    names = set(re.findall(r"[a-z][\w-]+", left_out))
    assert len(names) == 6
    assert names & set(versions("bot/requirements.lock")) == set()


def test_the_tests_it_names_exist():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", REPORT)
    assert len(named) >= 6
    for file, test in named:
        assert f"def {test}" in (ROOT / file).read_text("utf-8"), (file, test)
