"""The verbs of make are told where people look for them."""

import re

from tools import house

MAKEFILE = (house.ROOT / "Makefile").read_text(encoding="utf-8")
VERBS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M)) - {"help"}


def test_the_readme_tells_every_verb_and_no_other() -> None:
    text = "\n".join((house.ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    told = set(re.findall(r"make ([a-z][a-z-]+)", text))

    assert told - {"setup-dev"} == VERBS


def test_every_verb_is_known_to_make_as_no_file() -> None:
    phony = set(" ".join(re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.M)).split())
    assert phony >= VERBS


def test_the_schedule_runs_verbs_that_exist() -> None:
    schedule = (house.ROOT / ".ci/schedule").read_text(encoding="utf-8")
    listed = re.search(r"for verb in (.*); do", schedule)[1]

    assert {one.strip('"').split()[0] for one in re.findall(r'"[^"]+"|\S+', listed)} <= VERBS
