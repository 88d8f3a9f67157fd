"""What leans on a source, a fact or an article: the things that must be looked at when it changes."""

import re
from collections import defaultdict

from knowledge.model import Content
from knowledge.needed import NUMBERS
from knowledge.texts_of import PLACEHOLDER, texts
from knowledge.walk import FOLDERS, citations, everything

Dependents = dict[str, list[str]]  # id → things, such as "regions/AM01.yml" and "rules.yml: inkomen"


def on_sources(content: Content) -> Dependents:
    """Everything that cites a source."""
    found: Dependents = defaultdict(list)
    for one in citations(content):
        _add(found, one.cited.id, thing(one.file, one.key))
    return found


def on_facts(content: Content) -> Dependents:
    """Everything that shows a fact, also by way of a sentence that stands in a fact; and the rules of the check."""
    found: Dependents = defaultdict(list)
    sentences: dict[str, list[str]] = defaultdict(list)  # fact → facts that are sentences and show it
    for file, key, text in texts(content):
        for name in PLACEHOLDER.findall(text):
            _add(found, name, thing(file, key))
            if file.startswith("facts/"):
                sentences[name].append(key.split(".")[0])
    for name, shown_by in sentences.items():
        for where in [where for sentence in shown_by for where in found[sentence]]:
            _add(found, name, where)
    for name in NUMBERS:
        _add(found, name, "knowledge/rules")
    return found


def on_articles(content: Content) -> Dependents:
    """Everything that sends somebody on to an article."""
    found: Dependents = defaultdict(list)
    for file, key, value in everything(content, str):
        if re.search(r"(^|\.)(related\[\d+\]|article)$", key):
            _add(found, value, thing(file, key))
    return found


def thing(file: str, key: str) -> str:
    """What a key belongs to: the file, or one thing in a file with more of them."""
    return file if file.split("/")[0] in FOLDERS else f"{file}: {key.split('.')[0]}"


def _add(found: Dependents, name: str, where: str) -> None:
    if where not in found[name]:
        found[name].append(where)
