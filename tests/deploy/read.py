"""The files of deploy/, read once, as the tests look at them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = DEPLOY / "compose/compose.yml"
IMAGES = sorted((DEPLOY / "images").glob("*.Dockerfile"))
OURS = ("channels", "engine", "actions", "worker")
VARIABLE = re.compile(r"\$\{(\w+)")


@cache
def compose() -> dict[str, Any]:
    """The compose file, its anchors filled in, its extensions left out."""
    read = yaml.safe_load(COMPOSE.read_text("utf-8"))
    return {key: value for key, value in read.items() if not key.startswith("x-")}


@cache
def manifests() -> list[dict[str, Any]]:
    """Every Kubernetes manifest."""
    files = sorted((DEPLOY / "kubernetes").glob("*.yml"))
    return [one for file in files for one in yaml.safe_load_all(file.read_text("utf-8"))]


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """The manifests of a kind, by name."""
    return {one["metadata"]["name"]: one for one in manifests() if one["kind"] == kind}


def container(name: str) -> dict[str, Any]:
    """The one container of a Deployment."""
    (one,) = of_kind("Deployment")[name]["spec"]["template"]["spec"]["containers"]
    return one


def variables(name: str) -> set[str]:
    """The settings a Deployment gives its container."""
    given = {one["name"] for one in container(name).get("env", [])}
    for source in container(name)["envFrom"]:
        (kind, where), = source.items()  # fmt: skip
        held = of_kind("ConfigMap" if kind == "configMapRef" else "Secret")[where["name"]]
        given |= set(held.get("data", {})) | set(held.get("stringData", {}))
    return given
