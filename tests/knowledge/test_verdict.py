"""Every combination of what the rules can find has exactly one outcome, with reasons and a desk."""

from datetime import date

import pytest

from knowledge.verdict import judge
from tests.knowledge.conftest import TODAY, case_of

READY = {
    "rol": "professional", "gemeente": "Venlo", "opleiding": "geen", "leeftijd": "volwassen",
    "situatie": "bijstand", "toestemming": "ja", "mag_werken": "ja", "school": "nee", "wil": "ja",
    "bedrijf": "erkend", "praktijkopleider": "ja", "werk": "ja",
}  # fmt: skip
EMPLOYER = {
    "rol": "werkgever", "gemeente": "Venlo", "bedrijf": "erkend", "praktijkopleider": "ja", "werk": "ja",
    "samenwerken": "ja",
}  # fmt: skip
OUTCOMES = [
    ("alles in orde", READY, {}, "aanmelden"),
    ("bedrijf nog niet erkend", READY, {"bedrijf": "niet_erkend"}, "aanmelden_met_voorbehoud"),
    ("leeftijd onbekend", READY, {"leeftijd": "weet_niet"}, "aanmelden_met_voorbehoud"),
    ("UWV nog niet gevraagd", READY, {"situatie": "ww", "toestemming": "niet_gevraagd"}, "mens_beslist"),
    ("nugger", READY, {"situatie": "nugger", "toestemming": "weet_niet"}, "mens_beslist"),
    ("asielprocedure", READY, {"mag_werken": "asiel"}, "mens_beslist"),
    ("mbo-2", READY, {"opleiding": "mbo2plus"}, "andere_route"),
    ("minderjarig", READY, {"leeftijd": "minderjarig"}, "andere_route"),
    ("mbo-2 en UWV nog niet gevraagd", READY, {"opleiding": "mbo2plus", "toestemming": "gevraagd"}, "andere_route"),
    ("gemeente onbekend", READY, {"gemeente": "weet_niet"}, "contact_loket"),
    ("te weinig bekend", READY, {"opleiding": "weet_niet", "school": "weet_niet"}, "contact_loket"),
    ("regio met twijfel", READY, {"gemeente": "Zuidplas"}, "aanmelden_met_voorbehoud"),
    ("werkgever in orde, zonder kandidaat", EMPLOYER, {}, "aanmelden"),
    ("werkgever nog niet erkend", EMPLOYER, {"bedrijf": "niet_erkend"}, "aanmelden_met_voorbehoud"),
    ("werkgever wil geen school", EMPLOYER, {"samenwerken": "nee"}, "andere_route"),
]


@pytest.mark.parametrize(("name", "base", "change", "expected"), OUTCOMES, ids=[one[0] for one in OUTCOMES])
def test_an_outcome(content, name: str, base: dict, change: dict, expected: str) -> None:
    verdict = judge(content, case_of({**base, **change}), TODAY)

    assert verdict.outcome == expected
    assert verdict.decider
    assert all(one.reason and one.sources for one in verdict.findings)


def test_what_is_not_met_names_the_other_route_and_who_decides(content) -> None:
    verdict = judge(content, case_of({**READY, "opleiding": "mbo2plus"}), TODAY)
    finding = next(one for one in verdict.findings if one.status == "not_met")

    assert finding.next
    assert verdict.decider == finding.decider == "de mbo-school"


def test_who_must_decide_first_is_named(content) -> None:
    assert judge(content, case_of({**READY, "toestemming": "gevraagd"}), TODAY).decider == "de gemeente"


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2027, 1, 15)])
def test_a_verdict_can_be_given_on_another_day(content, day: date) -> None:
    assert judge(content, case_of(READY), day).outcome == "aanmelden"


def test_every_unmet_or_undecided_finding_of_any_rule_says_what_to_do_now(content) -> None:
    for rule in content.rules.values():
        for name, say in rule.says.items():
            assert say.next or name in {"voldaan", "werkend"}, f"{rule.id}.{name}"
