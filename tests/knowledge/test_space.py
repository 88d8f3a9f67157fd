"""Every combination of answers has exactly one outcome, with reasons and a desk; and every rule counts.

The proof has three steps. A rule reads only the fields it declares. Clusters share no field, so what
rules find in one cluster never depends on another. The outcome depends on the sum of the tallies alone.
So all combinations within each cluster, and all sums of their tallies, are all there is.
"""

from collections import defaultdict
from typing import get_args

import pytest

from knowledge.case import Case
from knowledge.clusters import clusters_for
from knowledge.findings import Outcome
from knowledge.outcome import outcome_of, tally
from knowledge.places import gemeente
from knowledge.rules import FAMILIES, rules_for
from knowledge.texts import filled
from knowledge.verdict import judge
from tests.knowledge.conftest import TODAY
from tests.knowledge.space import ROLES, Recorded, cases, combinations, tallies, totals

RULES = [rule for rules in FAMILIES.values() for rule in rules]
NAMES = [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_reads_only_the_fields_it_declares_and_each_of_them(as_of, rule) -> None:
    read = set()
    for role in rule.roles:
        for answers in combinations(as_of, role, rule.fields):
            recorded = Recorded(answers)
            rule.condition(Case(recorded), as_of)
            read |= recorded.read

    assert read - {"rol"} == set(rule.fields)


@pytest.mark.parametrize("role", ROLES)
def test_clusters_share_no_field_and_hold_every_rule_once(role: str) -> None:
    fields = [name for cluster in clusters_for(role) for name in cluster.fields]
    rules = [rule for cluster in clusters_for(role) for rule in cluster.rules]

    assert len(fields) == len(set(fields))
    assert sorted(rule.id for rule in rules) == sorted(rule.id for rule in rules_for(role))


@pytest.mark.parametrize("role", ROLES)
def test_the_tally_of_a_whole_case_is_the_sum_of_its_clusters(as_of, role: str) -> None:
    clusters = clusters_for(role)
    for cluster in clusters:
        for case in cases(as_of, role, cluster):
            alone = [tally(one.found(case, as_of)) for one in clusters]
            whole = tally([(rule, rule.condition(case, as_of)) for rule in rules_for(role)])
            total = alone[0]
            for one in alone[1:]:
                total = total.plus(one)
            assert total == whole


@pytest.mark.parametrize("role", ROLES)
def test_every_combination_has_one_outcome_and_every_outcome_is_reached(as_of, role: str) -> None:
    outcomes = {outcome_of(total) for total in totals(as_of, role)}

    assert outcomes <= set(get_args(Outcome))
    assert outcomes >= set(get_args(Outcome)) - ({"mens_beslist"} if role == "werkgever" else set())


@pytest.mark.parametrize("role", ROLES)
def test_every_combination_within_a_cluster_has_reasons_sources_a_decider_and_a_way_on(as_of, role: str) -> None:
    for cluster in clusters_for(role):
        for case in cases(as_of, role, cluster):
            verdict = judge(as_of.content, case, TODAY)
            assert verdict.decider
            assert verdict.text
            for finding in verdict.findings:
                assert finding.reason
                assert finding.sources
                assert finding.status in {"met", "unknown"} or (finding.decider and finding.next)
                assert finding.status == "met" or finding.next


@pytest.mark.parametrize("role", ROLES)
def test_every_rule_decides_somewhere(as_of, role: str) -> None:
    for cluster in clusters_for(role):
        others = totals(as_of, role, tuple(one for one in clusters_for(role) if one != cluster))
        for rule in cluster.rules:
            assert decides(as_of, role, cluster, rule, others), rule.id


def decides(as_of, role: str, cluster, rule, others) -> bool:
    """Is there a case in which only what this rule finds makes another outcome?"""
    ends = defaultdict(set)
    for case in cases(as_of, role, cluster):
        found = cluster.found(case, as_of)
        ends[tuple(one for other, one in found if other != rule)].add(tally(found))
    return any(len({outcome_of(total.plus(end)) for end in some}) > 1 for some in ends.values() for total in others)


def test_every_rule_of_every_family_can_say_more_than_one_thing_or_has_nothing_to_depend_on(as_of) -> None:
    for name, rules in FAMILIES.items():
        for rule in rules:
            says = as_of.content.families[name][rule.id].says
            assert len(says) > 1 or not rule.fields or name == "advice.yml", rule.id


def test_every_gemeente_leads_to_a_desk_and_no_gemeente_to_the_national_way_in(content, as_of) -> None:
    for one in content.gemeenten:
        region = content.regions[gemeente(content, one.name).region]
        assert region.desk.name
        assert filled(region.desk.how, as_of)

    assert "Werkcentrum" in content.talk["mens"].text


@pytest.mark.parametrize("role", ROLES)
def test_the_number_of_combinations_is_what_it_is_said_to_be(as_of, role: str) -> None:
    size = 1
    for cluster in clusters_for(role):
        assert tallies(as_of, role, cluster)
        size *= sum(1 for _ in cases(as_of, role, cluster))

    assert size > (100_000_000 if role == "professional" else 1_000)
