"""Which settings the code reads, found in the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from applications.retention import Terms
from tests.deploy.read import ROOT

NAME = re.compile(r"[A-Z][A-Z_]+")
# Called with the environment, or reading from something that holds it.
HOLDERS = {"given", "environ", "environment", "known", "variables"}


def read_by(*places: str) -> set[str]:
    """The names of variables that modules below these places (files or folders) read from the environment."""
    files = [file for place in places for file in _files(ROOT / place)]
    return {name for file in files for name in _names(ast.parse(file.read_text("utf-8")))}


def kept() -> set[str]:
    """The terms of retention: their names are made from a list."""
    return {f"KEEP_{name.upper()}_DAYS" for name in Terms.__dataclass_fields__}


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            held = [node.func.value] if isinstance(node.func, ast.Attribute) else []
            if any(_holds(one) for one in [*held, *node.args]):
                yield from _texts(node.args)
        elif isinstance(node, ast.Subscript) and _holds(node.value):
            yield from _texts([node.slice])
        elif isinstance(node, ast.Compare) and any(_holds(one) for one in node.comparators):
            yield from _texts([node.left])


def _holds(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "environ"
    return isinstance(node, ast.Name) and node.id in HOLDERS


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
            yield node.value
