"""What would make the outcome `aanmelden`: the fewest answers that would have to be another.

Found by search over the rules, cluster by cluster: the outcome is `aanmelden` when every condition is met,
and no answer reaches outside its cluster, so the smallest changes per cluster add up to the smallest of all.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product

from knowledge.case import UNKNOWN, Case
from knowledge.clusters import Cluster, case_with, clusters_for, possible_values
from knowledge.dated import AsOf
from knowledge.findings import Change, Route, Yes
from knowledge.model import Say
from knowledge.places import gemeente
from knowledge.rules.rule import Found, Rule
from knowledge.texts import filled

Pairs = tuple[tuple[str, str], ...]


def yes(as_of: AsOf, case: Case) -> Yes:
    """The changes that lead to `aanmelden`; or, where something cannot change, the other routes."""
    open_ones = [cluster for cluster in clusters_for(case.role) if not _all_met(cluster, case, as_of)]
    found = [(cluster, nearest(as_of, cluster, case)) for cluster in open_ones]
    stuck = [cluster for cluster, changes in found if changes is None]
    if stuck:
        return Yes(routes=_once(route for cluster in stuck for route in _routes(as_of, cluster, case)))
    return Yes(
        changes=tuple(
            _change(as_of, cluster, case, name, value)
            for cluster, changes in found
            for name, value in (changes or {}).items()
        )
    )


def nearest(as_of: AsOf, cluster: Cluster, case: Case) -> dict[str, str] | None:
    """The fewest other answers that meet every condition of a cluster; None when no change can."""
    changes = _nearest(as_of, case.role, cluster, tuple(cluster.answers(case).items()))
    return None if changes is None else dict(changes)


@lru_cache(maxsize=10_000)
def _nearest(as_of: AsOf, role: str | None, cluster: Cluster, known: Pairs) -> Pairs | None:
    answers = dict(known)
    free = [name for name in cluster.fields if _can_change(as_of, name, answers.get(name, UNKNOWN))]
    for size in range(len(free) + 1):
        for names in combinations(free, size):
            for changes in _other_answers(as_of, names):
                if _all_met(cluster, case_with(role, {**answers, **changes}), as_of):
                    return tuple(changes.items())
    return None


def _other_answers(as_of: AsOf, names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Every way to answer these fields. The answer of now among them does no harm: without it, fewer would do."""
    choices = ([(name, value) for value in possible_values(as_of, name) if value != UNKNOWN] for name in names)
    for pairs in product(*choices):
        yield dict(pairs)


def _can_change(as_of: AsOf, name: str, value: str) -> bool:
    """Can this answer become another? Not an age, a schooling, a status or the candidate's own wish."""
    asked = as_of.content.fields[name]
    if value == UNKNOWN or asked.changeable:
        return True
    if asked.type == "gemeente":
        return bool(gemeente(as_of.content, value).doubt)
    return any(choice.unsure for choice in asked.choices if choice.value == value)


def _all_met(cluster: Cluster, case: Case, as_of: AsOf) -> bool:
    return all(one.effect == "met" for _, one in cluster.found(case, as_of))


def _change(as_of: AsOf, cluster: Cluster, case: Case, name: str, value: str) -> Change:
    """A change in words: the first condition that reads this field and is not met says what is needed."""
    asked = as_of.content.fields[name]
    rule, say = next((rule, say) for rule, say in _unfulfilled(as_of, cluster, case) if name in rule.fields and say.yes)
    text = filled(say.yes, as_of, rule.facts)
    return Change(name, asked.label_for(case.role), value if asked.choices else "", text)


def _routes(as_of: AsOf, cluster: Cluster, case: Case) -> Iterator[Route]:
    for rule, say in _unfulfilled(as_of, cluster, case):
        yield from (Route(way.article, filled(way.text, as_of, rule.facts)) for way in say.routes)


def _once(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Each article once, as it was first named."""
    kept: dict[str, Route] = {}
    for route in routes:
        kept.setdefault(route.article, route)
    return tuple(kept.values())


def _unfulfilled(as_of: AsOf, cluster: Cluster, case: Case) -> Iterator[tuple[Rule, Say]]:
    found: list[tuple[Rule, Found]] = cluster.found(case, as_of)
    for rule, one in found:
        if one.effect != "met":
            yield rule, as_of.content.rules[rule.id].says[one.says]
