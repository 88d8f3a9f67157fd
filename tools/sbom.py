"""`make sbom`: what we hand on, as a list of parts (CycloneDX) per environment, and a table of their licences.

Made from the locks, so it holds what is installed and nothing else; licences come from the packages themselves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tools.house import ROOT
from tools.licences import COMPATIBLE, licence_of

LOCKS = {"app": ("requirements.lock", ".venv"), "engine": ("bot/requirements.lock", "bot/.venv")}
FOLDER = ROOT / "var/sbom"
TABLE = ROOT / "docs/safety/licences.md"
OURS = {"name": "praktijkwijzer", "version": "0.1.0"}


@dataclass(frozen=True)
class Locked:
    """One package of a lock: its hashes (SHA-256) and, as installed, its licence and what it needs."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str
    needs: tuple[str, ...]


def locked(environment: str) -> list[Locked]:
    """Every package of an environment. Raises LookupError when one of them is not installed."""
    lock, folder = LOCKS[environment]
    installed = {_plain(one.metadata["Name"]): one for one in distributions(path=_packages(ROOT / folder))}
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.findall(r"^([\w.-]+)==(\S+)((?: \\\n    --hash=sha256:\w+)*)", text, re.M)
    return [_locked(name, version, hashes, installed) for name, version, hashes in blocks]


def bom(environment: str, packages: Iterable[Locked]) -> str:
    """The list of parts as CycloneDX 1.6 in JSON."""
    made = Bom()
    made.metadata.component = root = Component(**OURS, group=environment, type=ComponentType.APPLICATION)
    parts = {one.name: _component(one) for one in packages}
    made.components.update(parts.values())
    made.register_dependency(root, parts.values())
    for one in packages:
        made.register_dependency(parts[one.name], [parts[need] for need in one.needs if need in parts])
    return JsonV1Dot6(made).output_as_string(indent=1)


def table() -> str:
    """Every package with its licence, and why that licence may go along."""
    rows = {(one.name, one.version, one.licence) for environment in LOCKS for one in locked(environment)}
    used = sorted({part for _, _, licence in rows for part in re.findall(r"[\w.-]+", licence)} & set(COMPATIBLE))
    return "\n".join(
        [
            "# Licences of what we hand on",
            "",
            "Made by `make sbom` from both locks and the packages themselves. Praktijkwijzer itself is EUPL-1.2.",
            "Packages for tests of the app only are not handed on and not listed.",
            "",
            "| Licence | Why it may go along |",
            "|---|---|",
            *(f"| {one} | {COMPATIBLE[one]} |" for one in used),
            "",
            "| Package | Version | Licence |",
            "|---|---|---|",
            *(f"| {name} | {version} | {licence} |" for name, version, licence in sorted(rows)),
            "",
        ]
    )


def main() -> None:
    """Write both lists and the table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for environment in LOCKS:
        packages = locked(environment)
        file = FOLDER / f"{environment}.cdx.json"
        file.write_text(bom(environment, packages), "utf-8")
        print(f"{file.relative_to(ROOT)}: {len(packages)} packages")
    TABLE.write_text(table(), "utf-8")
    print(TABLE.relative_to(ROOT))


def _component(one: Locked) -> Component:
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        purl=PackageURL("pypi", name=one.name, version=one.version),
        bom_ref=f"{one.name}@{one.version}",
        licenses=[LicenseExpression(one.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in one.hashes],
    )


def _locked(name: str, version: str, hashes: str, installed: dict[str, Distribution]) -> Locked:
    package = installed.get(_plain(name))
    if package is None or package.version != version:
        raise LookupError(f"{name} {version} is not installed: run make setup first")
    needs = {_plain(re.match(r"[\w.-]+", one)[0]) for one in package.requires or ()}
    return Locked(name, version, tuple(re.findall(r"sha256:(\w+)", hashes)), licence_of(package), tuple(sorted(needs)))


def _packages(environment: Path) -> list[str]:
    return [str(one) for one in environment.glob("lib/python3*/site-packages")]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
