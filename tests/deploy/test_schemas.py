"""The files of deploy/ have the shape that those who read them prescribe."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.deploy.read import DEPLOY, compose, manifests

SCHEMAS = Path(__file__).parent / "schemas"
COMPOSE = json.loads((SCHEMAS / "compose.json").read_text("utf-8"))
KUBERNETES = json.loads((SCHEMAS / "kubernetes.json").read_text("utf-8"))


def errors(schema: dict, found: dict) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft7Validator(schema).iter_errors(found)]


def of_kubernetes(found: dict) -> list[str]:
    return errors({**KUBERNETES["kinds"][found["kind"]], "$defs": KUBERNETES["$defs"]}, found)


def test_the_compose_file():
    assert errors(COMPOSE, compose()) == []


def test_a_wrong_word_in_the_compose_file_is_seen():
    assert errors(COMPOSE, {"services": {"proxy": {"image": "nginx", "memory_limit": "1g"}}})


@pytest.mark.parametrize("found", manifests(), ids=lambda one: f"{one['kind']}-{one['metadata']['name']}")
def test_a_manifest(found: dict):
    assert of_kubernetes(found) == []


def test_a_wrong_word_in_a_manifest_is_seen():
    deployment = next(one for one in manifests() if one["kind"] == "Deployment")
    wrong = json.loads(json.dumps(deployment))
    wrong["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    assert of_kubernetes(wrong)


def test_every_file_is_looked_at():
    assert {file.name for file in DEPLOY.rglob("*") if file.is_file() and file.suffix == ".yml"} == {
        "compose.yml",
        *(file.name for file in (DEPLOY / "kubernetes").glob("*.yml")),
    }
