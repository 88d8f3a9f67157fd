"""The editor's guide is true: every step is done on a copy of the content, and the guide shows what really came out."""

import os
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge import check
from knowledge.answers import answer
from knowledge.load import load_content
from tests.knowledge.planting import copy_of_content
from tools import article, day, expiring, house, readability, regions

GUIDE = (house.ROOT / "docs/guides/redactie.md").read_text(encoding="utf-8")
STEPS = yaml.safe_load((Path(__file__).parent / "redactie.yml").read_text(encoding="utf-8"))
CONSOLE = re.findall(r"^```console\n\$ (.*)\n((?:.*\n)*?)```", GUIDE, re.M)
TODAY = "2026-12-01"
VERBS = {
    "check-content": lambda _: check.main(day.today(), (readability.KINDS, readability.problems)),
    "article": lambda given: article.main(given["id"], given["topic"]),
    "expiring": lambda _: expiring.main(),
    "regions": lambda _: regions.main(),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_content(tmp_path_factory.mktemp("redactie"))


@pytest.fixture(scope="module")
def done(root: Path) -> list[tuple[str, str]]:
    """Do every step; gives what each command said, in order."""
    said = []
    for step in STEPS:
        if "run" in step:
            said.append((step, run(step["run"], root)))
        else:
            change(root / step["file"], step)
    return said


def change(file: Path, step: dict) -> None:
    text = file.read_text(encoding="utf-8")
    if step.get("at") == "":
        file.write_text(text.rstrip("\n") + "\n" + step["put"], encoding="utf-8")
        return
    line = (step.get("at") or step["instead"]) + "\n"
    assert line in text, f"{file.name}: {line}"
    file.write_text(text.replace(line, (line if "at" in step else "") + step["put"], 1), encoding="utf-8")


def run(command: str, root: Path) -> str:
    """What a make command prints, done in this process to save time."""
    _, verb, *given = command.split()
    variables = dict(one.split("=") for one in given)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"TODAY": TODAY, "CONTENT_FOLDER": str(root), "CBS_URL": "http://127.0.0.1:9"}.items():
            patch.setenv(name, variables.get(name, value))
        patch.setenv("DAYS", variables.get("DAYS", ""))
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(map(str, words))))
        VERBS[verb](variables)
    return "\n".join(printed).replace(os.path.relpath(root), "knowledge/content") + "\n"


def alike(text: str) -> str:
    """Without what differs with every article that is added, or with the network: counts and places in a list."""
    text = re.sub(r"\d+ artikelen, \d+ feiten, \d+ bronnen: (\d+) fout", r"N artikelen: \1 fout", text)
    return re.sub(r"\[\d+\]", "[N]", re.sub(r"bereikbaar \(\w+\)", "bereikbaar (N)", text))


def test_the_guide_shows_what_every_command_really_says(done) -> None:
    shown = [(step["run"], said) for step, said in done if not step.get("hidden")]

    assert [command for command, _ in CONSOLE] == [command for command, _ in shown]
    for (command, expected), (_, said) in zip(CONSOLE, shown, strict=True):
        pattern = ".*".join(re.escape(part) for part in alike(expected).split("…\n"))
        assert re.fullmatch(pattern, alike(said), re.S), f"{command}\n{said}"


def test_everything_an_editor_types_stands_in_the_guide() -> None:
    blocks = [textwrap.dedent(block) for block in re.findall(r"^ *```yaml\n((?:.*\n)*?) *```", GUIDE, re.M)]
    for step in STEPS:
        if step.get("put") and not step.get("hidden"):
            assert textwrap.dedent(step["put"]) in blocks, step


def test_an_exception_excuses(done) -> None:
    hidden = [(step, said) for step, said in done if step.get("hidden")]

    assert hidden
    assert all(said.strip().endswith(step["ends"]) for step, said in hidden)


@pytest.mark.parametrize(
    ("on", "text"),
    re.findall(r"\| `/kennis/werkkleding\?dag=(\S+)` \| (.*) \|", GUIDE),
)
def test_the_amount_on_three_days_is_what_the_guide_says(done, root: Path, on: str, text: str) -> None:
    assert text in answer(load_content(root), "werkkleding", None, None, date.fromisoformat(on))["text"]


def test_the_region_shows_its_practice(done, root: Path) -> None:
    told = answer(load_content(root), "werkkleding", None, "AM14", date.fromisoformat(TODAY))["text"]
    assert "leent de voorbeeldschool werkkleding uit" in told


def test_every_kind_of_mistake_is_explained() -> None:
    table = GUIDE[GUIDE.index("## Wat een fout betekent") :]
    kinds = {*check.checks.KINDS, *readability.KINDS, "vorm", "start", "dag", "over-tijd"}
    assert set(re.findall(r"`([a-z-]+)`", "\n".join(re.findall(r"^\| (`.*?) \|", table, re.M)))) == kinds


def test_every_command_and_file_of_the_guide_exists() -> None:
    makefile = (house.ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"make ([a-z-]+)", GUIDE))
    files = set(re.findall(r"`([\w/]+\.(?:yml|csv))`", GUIDE)) - {"articles/werkkleding.yml"}

    assert [verb for verb in verbs if not re.search(rf"^{verb}:", makefile, re.M)] == []
    folders = (house.ROOT / "knowledge/content", house.ROOT)
    assert [file for file in files if not any((folder / file).exists() for folder in folders)] == []


def test_links_within_the_guide_lead_to_a_heading() -> None:
    headings = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in re.findall(r"^## (.*)", GUIDE, re.M)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", GUIDE)) == headings


