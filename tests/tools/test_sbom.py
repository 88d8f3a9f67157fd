"""The lists of parts are whole and valid, and nothing in them forbids our own licence."""

import json
import re
from functools import cache

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools import licences, sbom
from tools.house import ROOT


@cache
def packages(environment: str) -> list[sbom.Locked]:
    return sbom.locked(environment)


@cache
def made(environment: str) -> dict:
    return json.loads(sbom.bom(environment, packages(environment)))


@pytest.mark.parametrize("environment", sbom.LOCKS)
def test_it_is_valid_cyclonedx(environment: str):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made(environment))) is None


@pytest.mark.parametrize("environment", sbom.LOCKS)
def test_it_names_every_locked_package_with_every_hash_and_no_address(environment: str):
    text = (ROOT / sbom.LOCKS[environment][0]).read_text("utf-8")
    named = {(one["name"], one["version"]) for one in made(environment)["components"]}
    assert named == set(re.findall(r"^([\w.-]+)==(\S+)", text, re.M))
    hashes = {each["content"] for one in made(environment)["components"] for each in one["hashes"]}
    assert hashes == set(re.findall(r"sha256:(\w+)", text))
    assert all(one["purl"].startswith("pkg:pypi/") for one in made(environment)["components"])
    assert not re.search(r"https?://(?!cyclonedx\.org|json-schema)", json.dumps(made(environment)["components"]))


def test_it_tells_what_needs_what():
    needs = {one["ref"]: one.get("dependsOn", []) for one in made("app")["dependencies"]}
    versions = {one["name"]: one["version"] for one in made("app")["components"]}
    assert f"yarl@{versions['yarl']}" in needs[f"aiohttp@{versions['aiohttp']}"]


@pytest.mark.parametrize("environment", sbom.LOCKS)
def test_nothing_forbids_our_own_licence(environment: str):
    assert [one for one in packages(environment) if not licences.is_compatible(one.licence)] == []


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("Apache-2.0 AND MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("CC-BY-NC-4.0", False),
    ],
)
def test_a_licence_that_asks_for_our_code_is_refused(expression: str, fits: bool):
    assert licences.is_compatible(expression) is fits


def test_the_table_is_of_today():
    assert sbom.TABLE.read_text("utf-8") == sbom.table(), "run make sbom"
