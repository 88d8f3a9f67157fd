"""The whole answer space of the check, cut into parts that do not touch each other."""

from collections.abc import Iterator
from itertools import product

from knowledge.case import Case, Given
from knowledge.clusters import Cluster, case_with, clusters_for, possible_values
from knowledge.dated import AsOf
from knowledge.outcome import Tally, tally
from tests.knowledge.conftest import NOW

ROLES = ("professional", "werkgever")


class Recorded(dict):
    """Answers that note which fields are read, and refuse to be looked through."""

    def __init__(self, answers: dict[str, str]) -> None:
        super().__init__({name: Given(value, "gebruiker", NOW) for name, value in answers.items()})
        self.read: set[str] = set()

    def get(self, name: str, default: object = None) -> object:
        self.read.add(name)
        return super().get(name, default)

    def __iter__(self):
        raise AssertionError("a rule looks through all answers; then nobody knows what it depends on")

    __getitem__ = __contains__ = __len__ = items = keys = values = __iter__


def combinations(as_of: AsOf, role: str | None, fields: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Every way to answer some fields; a field may also be left open."""
    choices = [[*possible_values(as_of, name), None] for name in fields]
    for values in product(*choices):
        answers = {name: value for name, value in zip(fields, values, strict=True) if value is not None}
        yield {**({"rol": role} if role else {}), **answers}


def cases(as_of: AsOf, role: str, cluster: Cluster) -> Iterator[Case]:
    """Every case that has only answers to the fields of one cluster."""
    for answers in combinations(as_of, role, cluster.fields):
        yield case_with(None, answers)


def tallies(as_of: AsOf, role: str, cluster: Cluster) -> set[Tally]:
    """Everything the rules of a cluster can come to."""
    return {tally(cluster.found(case, as_of)) for case in cases(as_of, role, cluster)}


def totals(as_of: AsOf, role: str, clusters: tuple[Cluster, ...] | None = None) -> set[Tally]:
    """Everything all rules of a role can come to together."""
    found = {Tally()}
    for cluster in clusters_for(role) if clusters is None else clusters:
        found = {one.plus(other) for one in found for other in tallies(as_of, role, cluster)}
    return found
