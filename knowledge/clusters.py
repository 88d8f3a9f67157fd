"""Rules that share fields form a cluster: an answer never reaches outside the cluster of its field.

So whatever is searched over all answers can be searched cluster by cluster and then be put together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product

from knowledge.case import UNKNOWN, Case, Given
from knowledge.dated import AsOf
from knowledge.outcome import Tally, tally
from knowledge.rules import rules_for
from knowledge.rules.rule import Found, Rule

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Cluster:
    """Rules and all the fields they read, in the order of the rules."""

    rules: tuple[Rule, ...]
    fields: tuple[str, ...]

    def found(self, case: Case, as_of: AsOf) -> list[tuple[Rule, Found]]:
        """What each rule finds."""
        return [(rule, rule.condition(case, as_of)) for rule in self.rules]

    def answers(self, case: Case) -> dict[str, str]:
        """What the case says about these fields."""
        return {name: value for name in self.fields if (value := case.value(name)) is not None}


@lru_cache(maxsize=4)
def clusters_for(role: str | None) -> tuple[Cluster, ...]:
    """The conditions of a role in clusters."""
    return clustered(rules_for(role))


def clustered(rules: Iterable[Rule]) -> tuple[Cluster, ...]:
    """Rules in clusters that share no field, in order."""
    left, clusters = list(rules), []
    while left:
        near, reach = [left[0]], set(left[0].fields)
        while touched := [rule for rule in left if rule not in near and reach & set(rule.fields)]:
            near += touched
            reach |= {name for rule in touched for name in rule.fields}
        ordered = tuple(rule for rule in left if rule in near)
        clusters.append(Cluster(ordered, tuple(dict.fromkeys(name for rule in ordered for name in rule.fields))))
        left = [rule for rule in left if rule not in near]
    return tuple(clusters)


def case_with(role: str | None, answers: Answers) -> Case:
    """A case with only these answers, to try something out."""
    named = {**({"rol": role} if role else {}), **answers}
    return Case({name: Given(value, "afgeleid", datetime.min) for name, value in named.items()})


def possible_values(as_of: AsOf, name: str) -> list[str]:
    """Every answer that can make a difference: the choices, and for open fields one of each kind."""
    asked = as_of.content.fields[name]
    if asked.type == "gemeente":
        certain = next(one for one in as_of.content.gemeenten if not one.doubt)
        doubtful = [one.name for one in as_of.content.gemeenten if one.doubt][:1]
        return [certain.name, *doubtful, UNKNOWN]
    return [*(choice.value for choice in asked.choices), UNKNOWN]


def completions(names: Iterable[str], answers: Answers, as_of: AsOf) -> Iterator[dict[str, str]]:
    """The answers with the missing ones of these fields given in every possible way."""
    missing = ([(name, value) for value in possible_values(as_of, name)] for name in names if name not in answers)
    for pairs in product(*missing):
        yield {**answers, **dict(pairs)}


def ends(as_of: AsOf, role: str | None, cluster: Cluster, case: Case) -> frozenset[Tally]:
    """Every tally these rules can still come to."""
    return _ends(as_of, role, cluster, tuple(cluster.answers(case).items()))


def splits(as_of: AsOf, role: str | None, cluster: Cluster, case: Case, name: str) -> frozenset[frozenset[Tally]]:
    """Per way to answer the rest of the cluster: the tallies between which the answer to one field chooses."""
    return _splits(as_of, role, cluster, tuple(cluster.answers(case).items()), name)


@lru_cache(maxsize=10_000)
def _ends(as_of: AsOf, role: str | None, cluster: Cluster, answers: tuple[tuple[str, str], ...]) -> frozenset[Tally]:
    completed = completions(cluster.fields, dict(answers), as_of)
    return frozenset(tally(cluster.found(case_with(role, one), as_of)) for one in completed)


@lru_cache(maxsize=10_000)
def _splits(
    as_of: AsOf, role: str | None, cluster: Cluster, answers: tuple[tuple[str, str], ...], name: str
) -> frozenset[frozenset[Tally]]:
    rest = completions([one for one in cluster.fields if one != name], dict(answers), as_of)
    found = (
        frozenset(tally(cluster.found(case_with(role, one), as_of)) for one in completions([name], answered, as_of))
        for answered in rest
    )
    return frozenset(one for one in found if len(one) > 1)
