"""Only the channels have a door, nobody is root, nothing can be written, and every process can be stopped and seen."""

import re
from pathlib import Path

import pytest

from tests.deploy.read import DEPLOY, IMAGES, OURS, ROOT, compose, container, of_kind

SERVICES = compose()["services"]
CALLERS = {"engine": {"channels"}, "actions": {"engine"}, "worker": set()}


def test_only_the_proxy_is_reachable_and_only_the_channels_behind_it():
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["proxy"]
    beside = {name for name, one in SERVICES.items() if set(SERVICES["proxy"]["networks"]) & set(one["networks"])}
    assert beside == {"proxy", "channels"}


@pytest.mark.parametrize(("name", "callers"), CALLERS.items())
def test_in_compose_only_its_caller_shares_a_network_with_a_process(name: str, callers: set[str]):
    mine = set(SERVICES[name]["networks"]) - {"data"}
    beside = {one for one in SERVICES if mine & set(SERVICES[one]["networks"])} - {name}
    assert beside == callers | {called for called, others in CALLERS.items() if name in others}


def test_the_engine_the_action_server_and_the_stores_cannot_reach_the_world():
    inner = {name for name, one in compose()["networks"].items() if (one or {}).get("internal")}
    for name in ("engine", "actions", "postgres", "redis"):
        assert set(SERVICES[name]["networks"]) <= inner, name


@pytest.mark.parametrize("name", [*OURS, "proxy", "redis"])
def test_a_container_is_no_root_and_writes_nowhere_but_in_tmp(name: str):
    one = SERVICES[name]
    assert one["read_only"] is True
    assert one["tmpfs"] == ["/tmp"]
    assert one["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in one["security_opt"]
    assert not one["user"].startswith("0")
    assert one["mem_limit"]
    assert one["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_a_pod_is_no_root_and_writes_nowhere_but_in_tmp(name: str):
    pod = of_kind("Deployment")[name]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert container(name)["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    assert [one["mountPath"] for one in container(name)["volumeMounts"]] == ["/tmp"]
    assert container(name)["resources"]["limits"]["memory"]


@pytest.mark.parametrize("name", ["channels", "engine", "actions"])
def test_an_update_takes_nobody_away_before_the_next_one_is_ready(name: str):
    deployment = of_kind("Deployment")[name]
    assert deployment["spec"]["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    assert deployment["spec"]["replicas"] >= 2
    assert of_kind("PodDisruptionBudget")[name]["spec"]["selector"] == deployment["spec"]["selector"]
    assert {"startupProbe", "livenessProbe", "readinessProbe"} <= set(container(name))
    # preStop and the longest turn fit in the time it gets.
    assert deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] >= 30


def test_in_kubernetes_everything_is_shut_and_each_door_has_one_caller():
    policies = of_kind("NetworkPolicy")
    assert policies["nobody"]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    doors = {}
    for one in policies.values():
        for rule in one["spec"].get("ingress", []):
            app = one["spec"]["podSelector"]["matchLabels"]["app"]
            doors.setdefault(app, []).append((rule["from"], [port["port"] for port in rule["ports"]]))
    pods = {"engine": ("channels", 5005), "actions": ("engine", 5055)}
    assert set(doors) == {"channels", *pods}
    for app, (caller, port) in pods.items():
        assert doors[app] == [([{"podSelector": {"matchLabels": {"app": caller}}}], [port])]
    assert [port for _, ports in doors["channels"] for port in ports] == [8080, 9100]


@pytest.mark.parametrize("image", IMAGES, ids=lambda file: file.stem)
def test_an_image_is_made_from_the_locks_and_holds_no_tools(image):
    text = image.read_text("utf-8")
    final = text[text.rindex("\nFROM ") :]
    assert all("--require-hashes" in line for line in re.findall(r".*pip (?:sync|install) .*", text))
    assert "pip uninstall --yes --quiet setuptools wheel pip" in final
    assert not re.search(r"apt-get|uv pip|pip install|gcc|build-essential", final)
    assert re.search(r"^USER 10001:10001$", final, re.M)
    assert all(line.startswith("FROM ${REGISTRY}python:") or line == "FROM packages AS model"
               for line in re.findall(r"^FROM .*", text, re.M))  # fmt: skip


@pytest.mark.parametrize("image", IMAGES, ids=lambda file: file.stem)
def test_what_an_image_copies_exists_and_is_not_kept_from_it(image):
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    for source in re.findall(r"^COPY (?!--from)(\S+) ", image.read_text("utf-8"), re.M):
        assert (ROOT / source).exists(), source
        assert any(one.split("/")[0] == source.split("/")[0] for one in allowed), source


def held(packages: set[str]) -> list[Path]:
    """The Python files of packages that .dockerignore lets through."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    only = {line[1:] for line in lines if line.startswith("!tools/")}
    files = [file for package in packages for file in (ROOT / package).rglob("*.py") if ".venv" not in file.parts]
    places = [file.relative_to(ROOT).as_posix() for file in files]
    return [ROOT / one for one in places
            if not one.startswith("bot/measure/") and (not one.startswith("tools/") or one in only)]  # fmt: skip


@pytest.mark.parametrize("image", IMAGES, ids=lambda file: file.stem)
def test_what_is_copied_imports_nothing_of_ours_that_is_not(image):
    copied = set(re.findall(r"^COPY (?!--from)(\w+) ", image.read_text("utf-8"), re.M))
    ours = {one.parent.name for one in ROOT.glob("*/__init__.py")}
    for file in held(copied & ours):
        text = file.read_text("utf-8")
        assert set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.M)) & ours <= copied, file
        for tool in re.findall(r"^from tools(?:\.| import )(\w+)", text, re.M):
            assert f"!tools/{tool}.py" in (ROOT / ".dockerignore").read_text("utf-8"), (file, tool)


def test_no_name_of_a_machine_where_images_or_packages_come_from_stands_anywhere():
    for file in DEPLOY.rglob("*"):
        if file.is_file() and file.name != "nginx.conf":
            found = set(re.findall(r"[\w-]+(?:\.[\w-]+)*\.(?:io|com|org|net)\b(?!/)", file.read_text("utf-8")))
            assert {one for one in found if not one.endswith(("kubernetes.io", "k8s.io"))} == set(), file
