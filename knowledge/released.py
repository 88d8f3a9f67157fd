"""Which facts a text of the check may show: what its rule released, or what is allowed here by name.

An amount, a term or an age that reaches a user comes from a dated fact that the rule run gave free. A text
that shows another one stops the start.
"""

from collections.abc import Iterator, Mapping

from knowledge.model import Content
from knowledge.rules import FAMILIES
from knowledge.texts_of import PLACEHOLDER, texts

Problem = tuple[str, str, str]
ALLOWED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "fields.yml": {
        "leeftijd": frozenset({"kwalificatieplicht-tot", "jongeren-tot"}),
        "situatie": frozenset({"lks-schoolverlater"}),
    },
    "outcomes.yml": {},
    "talk.yml": {},
}


def released(file: str, name: str) -> frozenset[str]:
    """The facts that the texts under one id of a file may show."""
    if file in FAMILIES:
        return frozenset(fact for rule in FAMILIES[file] if rule.id == name for fact in rule.facts)
    return ALLOWED[file].get(name, frozenset())


def problems(content: Content) -> Iterator[Problem]:
    """Every placeholder that was not released, as (file, key, problem)."""
    for file, key, text in texts(content):
        if file in FAMILIES or file in ALLOWED:
            free = released(file, key.split(".")[0])
            for name in PLACEHOLDER.findall(text):
                if name not in free:
                    yield file, key, f"feit {name!r} is hier niet vrijgegeven; noem het bij de regel of haal het weg"
