"""What deploy/ sets, the code reads; what the code reads, deploy/ sets, or it is said here why not."""

import re

import pytest

from tests.deploy.read import COMPOSE, DEPLOY, OURS, ROOT, VARIABLE, compose, of_kind, variables
from tests.deploy.settings import kept, read_by

READ = {
    "channels": read_by("channels", "turnstile", "applications/trackers.py", "knowledge/load.py") | kept(),
    "engine": read_by("bot/serve.py", "bot/stores", "turnstile", "knowledge/load.py"),
    "actions": read_by("actions", "knowledge/load.py"),
    "worker": read_by("applications", "knowledge/load.py") | kept(),
}
NOT_THERE = {
    "CONTENT_FOLDER": "the content is in the image",
    "MODEL_FILE": "the model is in the image, or mounted in its place",
    "DEMO": "not where real people come",
    "TODAY": "not where real people come",
    "RATE_LIMIT": "only off on loopback",
    "TEAMS_ANONYMOUS": "only works on loopback",
    "TRACKER_FILE": "TRACKER_URL takes its place",
    "LOG_FOLDER": "the logs go to whoever runs the containers",
    "ENGINE_PORT": "of the channels: ENGINE_URL takes its place",
    "ACTIONS_PORT": "of the engine: ACTIONS_URL takes its place",
}


def composed(name: str) -> set[str]:
    return set(compose()["services"][name]["environment"])


@pytest.mark.parametrize("given", [composed, variables], ids=["compose", "kubernetes"])
@pytest.mark.parametrize("name", OURS)
def test_a_process_gets_what_it_reads(given, name: str):
    assert READ[name] - given(name) - set(NOT_THERE) == set()


@pytest.mark.parametrize("name", OURS)
def test_in_compose_a_process_gets_nothing_else(name: str):
    assert composed(name) - READ[name] - kept() - {"CODE_DAYS"} == set()


def test_every_setting_of_kubernetes_is_read_by_somebody():
    names = {name for kind in ("ConfigMap", "Secret") for one in of_kind(kind).values()
             for name in {**one.get("data", {}), **one.get("stringData", {})}}  # fmt: skip
    assert names | {name for one in OURS for name in variables(one)} <= set().union(*READ.values())


def test_secrets_stand_in_secrets_and_every_process_holds_its_own_only():
    open_to_see = set(of_kind("ConfigMap")["settings"]["data"])
    secret = {name for one in of_kind("Secret").values() for name in one["stringData"]}
    assert open_to_see & secret == set()
    assert {name for name in open_to_see if re.search("SECRET|PASSWORD|KEY$|DATABASE|TRACKER|REDIS", name)} == set()
    for name in OURS:
        assert (variables(name) & secret) <= READ[name], name


def test_what_is_left_out_is_read_by_the_code():
    assert set(NOT_THERE) <= set().union(*READ.values())


def test_the_example_of_env_tells_everything_compose_asks_for_and_nothing_else():
    asked = set(VARIABLE.findall(COMPOSE.read_text("utf-8")))
    told = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "compose/env.example").read_text("utf-8"), re.M))
    assert asked == told


def test_the_readme_tells_every_setting():
    readme = (ROOT / "README.md").read_text("utf-8")
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", readme))
    assert set().union(*READ.values()) - {"CONTENT_FOLDER"} <= told
