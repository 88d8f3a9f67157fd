"""Read YAML files strictly: no key twice, and `on`, `yes` and `no` stay words."""

import re
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import ContentError

Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContentLoader(Base):
    """A safe loader that knows only true and false as truth values and refuses repeated keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        """Build one mapping; a key that stands twice is an error."""
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                problem = f"sleutel {name!r} staat er twee keer"
                raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return super().construct_mapping(node, deep)


ContentLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in Base.yaml_implicit_resolvers.items()
}
ContentLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


ANCHOR = re.compile(r"(?:^|[\s\[{,])&\w", re.MULTILINE)


def _without_anchors(text: str) -> None:
    """A few lines that point to each other can grow to gigabytes; no file of ours repeats itself."""
    if ANCHOR.search(text):
        for event in yaml.parse(text, Base):
            if getattr(event, "anchor", None):
                raise yaml.constructor.ConstructorError(None, None, "verwijst naar zichzelf (&)", event.start_mark)


def read(path: Path, root: Path) -> Any:
    """The data of one YAML file. Raises ContentError, with the line, for a file that is no YAML."""
    try:
        text = path.read_text(encoding="utf-8")
        _without_anchors(text)
        return yaml.load(text, ContentLoader)  # noqa: S506 (safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"regel {mark.line + 1}" if mark else "(bovenaan)"
        problem = getattr(error, "problem", None) or str(error)
        raise ContentError(str(path.relative_to(root)), line, f"is niet te lezen: {problem}") from error
