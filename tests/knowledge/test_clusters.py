"""Rules in clusters: what one answer can reach, and what is still to come."""

import pytest

from knowledge.case import UNKNOWN
from knowledge.clusters import case_with, clustered, clusters_for, completions, ends, possible_values, splits
from knowledge.outcome import Tally
from knowledge.rules import RULES, rules_for
from knowledge.rules.rule import Rule, met
from tests.knowledge.conftest import case_of


def rule(name: str, *fields: str) -> Rule:
    return Rule(name, ("professional",), fields, lambda case, day: met())


def test_rules_that_share_a_field_by_way_of_others_are_one_cluster() -> None:
    one, two, three, four = rule("een", "a"), rule("twee", "c"), rule("drie", "b", "c"), rule("vier", "a", "b")
    alone = rule("alleen", "d")

    found = clustered((one, alone, two, three, four))

    assert [cluster.rules for cluster in found] == [(one, two, three, four), (alone,)]
    assert [cluster.fields for cluster in found] == [("a", "c", "b"), ("d",)]


def test_a_rule_without_fields_is_a_cluster_of_its_own() -> None:
    none, other = rule("geen"), rule("iets", "a")

    assert [cluster.rules for cluster in clustered((none, other))] == [(none,), (other,)]


def test_the_conditions_of_a_candidate_fall_apart_into_eight_clusters() -> None:
    assert [cluster.fields for cluster in clusters_for("professional")] == [
        ("gemeente",), ("opleiding",), ("leeftijd",), ("situatie", "toestemming"), ("mag_werken",), ("school",),
        ("wil",), ("bedrijf", "praktijkopleider", "werk"),
    ]  # fmt: skip
    assert [cluster.fields for cluster in clusters_for("werkgever")] == [
        ("gemeente",), ("bedrijf", "praktijkopleider", "werk"), ("samenwerken",)
    ]  # fmt: skip


def test_rules_apply_to_their_roles_and_to_nobody_without_one() -> None:
    assert {one.id for one in rules_for("werkgever")} == {one.id for one in RULES if "werkgever" in one.roles}
    assert rules_for(None) == ()
    assert clusters_for(None) == ()


def test_a_cluster_takes_only_its_own_answers() -> None:
    cluster = clusters_for("werkgever")[1]

    assert cluster.answers(case_of({"rol": "werkgever", "werk": "ja", "samenwerken": "ja"})) == {"werk": "ja"}


def test_a_case_to_try_something_out_has_the_role_and_the_answers() -> None:
    assert {name: one.value for name, one in case_with("werkgever", {"werk": "ja"}).answers.items()} == {
        "rol": "werkgever", "werk": "ja",
    }  # fmt: skip
    assert {one.origin for one in case_with("werkgever", {"werk": "ja"}).answers.values()} == {"afgeleid"}
    assert list(case_with(None, {"werk": "ja"}).answers) == ["werk"]


def test_of_a_gemeente_there_are_three_kinds_and_of_a_choice_every_one_and_unknown(as_of) -> None:
    certain, doubtful, unknown = possible_values(as_of, "gemeente")
    doubts = {one.name: one.doubt for one in as_of.content.gemeenten}

    assert not doubts[certain]
    assert doubts[doubtful]
    assert unknown == UNKNOWN
    assert possible_values(as_of, "werk") == ["ja", "nee", UNKNOWN]


def test_completions_leave_what_is_answered_and_give_the_rest_every_value(as_of) -> None:
    found = list(completions(("werk", "wil"), {"werk": "nee", "bedrijf": "erkend"}, as_of))

    assert found == [{"werk": "nee", "bedrijf": "erkend", "wil": value} for value in ("ja", "nee", UNKNOWN)]
    assert list(completions((), {"werk": "nee"}, as_of)) == [{"werk": "nee"}]


def test_what_can_still_come_of_a_cluster(as_of) -> None:
    works = clusters_for("werkgever")[2]
    open_core = Tally(open=True, core_open=1)

    assert ends(as_of, "werkgever", works, case_of({"rol": "werkgever"})) == {Tally(), Tally(unmet=True), open_core}
    assert ends(as_of, "werkgever", works, case_of({"rol": "werkgever", "samenwerken": "nee"})) == {Tally(unmet=True)}


def test_an_answer_splits_only_when_two_values_come_to_something_else(as_of) -> None:
    income = clusters_for("professional")[3]
    works = case_of({"rol": "professional", "situatie": "werkend"})
    benefit = case_of({"rol": "professional", "situatie": "ww"})

    assert splits(as_of, "professional", income, works, "toestemming") == frozenset()
    assert splits(as_of, "professional", income, benefit, "toestemming") == {
        frozenset({Tally(), Tally(unmet=True), Tally(decide=True)})
    }


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Tally(), Tally(), Tally()),
        (Tally(unmet=True), Tally(), Tally(unmet=True)),
        (Tally(), Tally(decide=True), Tally(decide=True)),
        (Tally(open=True), Tally(open=True), Tally(open=True)),
        (Tally(core_open=1), Tally(core_open=1), Tally(core_open=2)),
        (Tally(core_open=2), Tally(core_open=1), Tally(core_open=2)),
        (Tally(), Tally(core_open=1), Tally(core_open=1)),
        (Tally(region_open=True), Tally(), Tally(region_open=True)),
    ],
)
def test_tallies_add_up_in_either_order(one: Tally, other: Tally, both: Tally) -> None:
    assert one.plus(other) == other.plus(one) == both
