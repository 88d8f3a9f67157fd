"""What would make it yes: the fewest changes, never of what cannot change, and the same as brute force."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest

from knowledge.case import UNKNOWN, Case
from knowledge.clusters import case_with, clusters_for, possible_values
from knowledge.dated import AsOf
from knowledge.errors import UnknownId
from knowledge.model import Way
from knowledge.outcome import outcome_of, tally
from knowledge.places import gemeente
from knowledge.rules import rules_for
from knowledge.texts import filled
from knowledge.verdict import judge
from knowledge.yes import nearest, yes
from tests.knowledge import space
from tests.knowledge.conftest import TODAY, case_of
from tests.knowledge.test_verdict import EMPLOYER, READY

OFTEN = {"toestemming", "bedrijf", "praktijkopleider", "werk", "samenwerken"}
ALL = [(role, one) for role in space.ROLES for one in clusters_for(role)]
CLUSTERS = [pytest.param(role, one, id=f"{role}: {one.fields[0]}") for role, one in ALL]


def outcome(as_of, case: Case) -> str:
    return outcome_of(tally([(rule, rule.condition(case, as_of)) for rule in rules_for(case.role)]))


@pytest.mark.parametrize(("role", "cluster"), CLUSTERS)
def test_the_changes_do_what_they_say_and_touch_only_what_can_change(as_of, role: str, cluster) -> None:
    for case in space.cases(as_of, role, cluster):
        changes = nearest(as_of, cluster, case)
        if changes is None:
            assert yes(as_of, case).routes, case.answers
            continue
        changed = case_with(None, {**{name: one.value for name, one in case.answers.items()}, **changes})
        assert all(found.effect == "met" for _, found in cluster.found(changed, as_of))
        for name, value in changes.items():
            assert value not in {UNKNOWN, case.value(name)}
            assert name in OFTEN or unsettled(as_of, name, case.known(name))


def unsettled(as_of, name: str, value: str | None) -> bool:
    """Is it still open what holds, with this answer?"""
    if value is None or (name == "gemeente" and gemeente(as_of.content, value).doubt):
        return True
    return (name, value) in {("opleiding", "buitenland"), ("situatie", "anders")}


def test_what_people_can_change_is_written_down(content) -> None:
    assert {one.id for one in content.fields.values() if one.changeable} == OFTEN


@pytest.mark.parametrize(("role", "cluster"), CLUSTERS)
def test_no_smaller_change_exists_than_the_one_that_is_named(as_of, role: str, cluster) -> None:
    ways = [answers for answers in complete(as_of, cluster) if all_met(as_of, role, cluster, answers)]
    for case in space.cases(as_of, role, cluster):
        allowed = [steps for steps in (steps_to(case, way) for way in ways) if free(as_of, case, steps)]
        changes = nearest(as_of, cluster, case)
        assert (None if changes is None else len(changes)) == min((len(steps) for steps in allowed), default=None)


def complete(as_of, cluster):
    for values in product(*(possible_values(as_of, name) for name in cluster.fields)):
        yield dict(zip(cluster.fields, values, strict=True))


def all_met(as_of, role: str, cluster, answers: dict[str, str]) -> bool:
    return all(found.effect == "met" for _, found in cluster.found(case_with(role, answers), as_of))


def steps_to(case: Case, way: dict[str, str]) -> set[str]:
    """The fields that differ, as far as it matters: an answer that does not apply any more may stay."""
    return {name for name, value in way.items() if value != case.value(name) and value != UNKNOWN}


def test_over_the_whole_space_of_an_employer_brute_force_finds_the_same(as_of) -> None:
    fields = [name for cluster in clusters_for("werkgever") for name in cluster.fields]
    values = [[*possible_values(as_of, name), None] for name in fields]
    everything = [{n: v for n, v in zip(fields, one, strict=True) if v} for one in product(*values)]
    ready = [one for one in everything if outcome(as_of, case_with("werkgever", one)) == "aanmelden"]
    assert ready
    for answers in everything:
        case = case_with("werkgever", answers)
        fewest = min(len(steps) for steps in (steps_to(case, way) for way in ready) if free(as_of, case, steps))
        assert len(yes(as_of, case).changes) == fewest


def free(as_of, case: Case, steps: set[str]) -> bool:
    return all(name in OFTEN or unsettled(as_of, name, case.known(name)) for name in steps)


def test_for_a_consultant_no_smaller_set_of_changes_works_anywhere(as_of) -> None:
    chance = random.Random(11)
    fields = [name for cluster in clusters_for("professional") for name in cluster.fields]
    for _ in range(25):
        answers = {**READY, **{name: chance.choice(possible_values(as_of, name)) for name in chance.sample(fields, 3)}}
        case = case_of(answers)
        found = yes(as_of, case)
        smaller = range(min(len(found.changes), 3) if found.changes else 3)
        assert not any(works(as_of, case, size) for size in smaller if outcome(as_of, case) != "aanmelden")


def works(as_of, case: Case, size: int) -> bool:
    """Does any change of this many answers lead to `aanmelden`, of all that can change?"""
    fields = [name for name in READY if name != "rol" and free(as_of, case, {name})]
    answers = {name: one.value for name, one in case.answers.items()}
    for names in combinations(fields, size):
        for values in product(*(possible_values(as_of, name) for name in names)):
            changed = case_with(None, {**answers, **dict(zip(names, values, strict=True))})
            if outcome(as_of, changed) == "aanmelden":
                return True
    return False


def test_a_route_shows_the_facts_of_its_rule_and_no_other(content) -> None:
    young = case_of({**READY, "leeftijd": "minderjarig"})

    told = yes(AsOf(with_route(content, "Tot {kwalificatieplicht-tot}."), TODAY), young)
    assert told.routes[0].text == "Tot 18 jaar."
    with pytest.raises(UnknownId):
        yes(AsOf(with_route(content, "Tot {lks-hoogste}."), TODAY), young)


def with_route(content, text: str):
    rule = content.rules["leeftijd"]
    say = replace(rule.says["niet"], routes=(Way("werkcentrum", text),))
    return replace(content, rules={**content.rules, "leeftijd": replace(rule, says={**rule.says, "niet": say})})


SITUATIONS = [
    ("niet erkend", READY, {"bedrijf": "niet_erkend"}, ["bedrijf"], []),
    ("nog geen bedrijf", READY, {"bedrijf": "nog_geen", "praktijkopleider": UNKNOWN, "werk": UNKNOWN},
     ["bedrijf", "praktijkopleider", "werk"], []),
    ("nog niet gevraagd", READY, {"toestemming": "niet_gevraagd"}, ["toestemming"], []),
    ("geweigerd", READY, {"toestemming": "nee"}, ["toestemming"], []),
    ("diploma uit het buitenland", READY, {"opleiding": "buitenland"}, ["opleiding"], []),
    ("regio met twijfel", READY, {"gemeente": "Zuidplas"}, ["gemeente"], []),
    ("alles in orde", READY, {}, [], []),
    ("mbo-2", READY, {"opleiding": "mbo2plus"}, [],
     ["mbo-certificaat", "praktijkleren-of-bbl", "derde-leerweg", "wegwijzer-evc"]),
    ("mbo-2 en niet erkend", READY, {"opleiding": "mbo2plus", "bedrijf": "niet_erkend"}, [],
     ["mbo-certificaat", "praktijkleren-of-bbl", "derde-leerweg", "wegwijzer-evc"]),
    ("minderjarig", READY, {"leeftijd": "minderjarig"}, [], ["jongere-zonder-startkwalificatie", "vso-pro-leerling"]),
    ("minderjarige leerling", READY, {"leeftijd": "minderjarig", "situatie": "leerling"}, [],
     ["jongere-zonder-startkwalificatie", "vso-pro-leerling"]),
    ("wil niet", READY, {"wil": "nee"}, [], ["werkcentrum", "welke-uitkomst-past"]),
    ("asielprocedure", READY, {"mag_werken": "asiel"}, [], ["asielzoeker-werken"]),
    ("werkgever wil geen school", EMPLOYER, {"samenwerken": "nee"}, ["samenwerken"], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "change", "changes", "routes"), [pytest.param(*one, id=name) for name, *one in SITUATIONS]
)
def test_what_would_make_it_yes(content, base: dict, change: dict, changes: list, routes: list) -> None:
    verdict = judge(content, case_of({**base, **change}), TODAY)

    assert [one.field for one in verdict.yes.changes] == changes
    assert [one.article for one in verdict.yes.routes] == routes
    assert all(one.text.endswith("is dit punt in orde.") and one.label for one in verdict.yes.changes)
    assert all(one.text for one in verdict.yes.routes)


def test_a_change_names_the_question_as_it_was_asked_and_the_answer(as_of) -> None:
    employer = yes(as_of, case_of({**EMPLOYER, "bedrijf": "niet_erkend"})).changes[0]
    assert (employer.field, employer.label, employer.value) == ("bedrijf", "Erkend als leerbedrijf", "erkend")

    place = yes(as_of, case_of({**READY, "gemeente": "Zuidplas"})).changes[0]
    assert (place.field, place.value) == ("gemeente", "")


@pytest.mark.parametrize(("role", "cluster"), CLUSTERS)
def test_what_a_change_says_is_said_by_a_rule_about_that_question(as_of, role: str, cluster) -> None:
    for case in space.cases(as_of, role, cluster):
        for change in yes(as_of, case).changes:
            about = [rule.id for rule in rules_for(role) if change.field in rule.fields]
            said = {say.yes for name in about for say in as_of.content.rules[name].says.values()}
            assert change.text in {filled(one, as_of) for one in said if one}


def test_a_change_shows_the_facts_of_its_rule_and_no_other(content) -> None:
    case = case_of({**READY, "bedrijf": "niet_erkend"})
    rule = content.rules[next(one.id for one in rules_for("professional") if "bedrijf" in one.fields)]
    forbidden = {name: replace(say, yes="Tot {lks-hoogste}.") for name, say in rule.says.items()}
    other = replace(content, rules={**content.rules, rule.id: replace(rule, says=forbidden)})

    with pytest.raises(UnknownId):
        yes(AsOf(other, TODAY), case)
