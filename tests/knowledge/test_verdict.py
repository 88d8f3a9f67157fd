"""Every combination of what the rules can find has exactly one outcome, with reasons and a desk."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.errors import UnknownId
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


def test_only_who_decides_about_the_other_route_is_named_when_another_route_fits(content) -> None:
    both = case_of({**READY, "opleiding": "mbo2plus", "toestemming": "gevraagd"})
    assert judge(content, both, TODAY).decider == "de mbo-school"


@pytest.mark.parametrize("key", ["text", "next"])
def test_a_finding_shows_the_facts_of_its_rule_and_no_other(content, key: str) -> None:
    rule = content.rules["startkwalificatie"]
    forbidden = {name: replace(say, **{key: "Tot {lks-hoogste}."}) for name, say in rule.says.items()}
    other = replace(content, rules={**content.rules, rule.id: replace(rule, says=forbidden)})
    with pytest.raises(UnknownId):
        judge(other, case_of(READY), TODAY)


def test_who_must_decide_first_is_named(content) -> None:
    assert judge(content, case_of({**READY, "toestemming": "gevraagd"}), TODAY).decider == "de gemeente"


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2027, 1, 15)])
def test_a_verdict_can_be_given_on_another_day(content, day: date) -> None:
    assert judge(content, case_of(READY), day).outcome == "aanmelden"


def test_every_unmet_or_undecided_finding_of_any_rule_says_what_to_do_now(content) -> None:
    for rule in content.rules.values():
        for name, say in rule.says.items():
            assert say.next or name in {"voldaan", "werkend"}, f"{rule.id}.{name}"


def test_a_verdict_has_the_words_of_its_outcome_and_of_its_role(content) -> None:
    consultant, employer = judge(content, case_of(READY), TODAY), judge(content, case_of(EMPLOYER), TODAY)
    words = content.outcomes["aanmelden"]

    assert (consultant.title, consultant.text, consultant.decider) == (words.title, words.text, words.decider)
    assert employer.text == words.employer_text
    assert judge(content, case_of({**EMPLOYER, "gemeente": "weet_niet"}), TODAY).text == (
        content.outcomes["contact_loket"].text
    )


def test_a_verdict_lists_what_is_open_and_every_next_step_once_in_order(content) -> None:
    verdict = judge(content, case_of({**READY, "bedrijf": "nog_geen", "leeftijd": "jongvolwassen"}), TODAY)
    said = {name: content.rules[name].says for name in ("leeftijd", "erkenning", "praktijkopleider", "passend_werk")}

    assert verdict.open == tuple(
        said[name][key].text
        for name, key in (("erkenning", "nog_geen"), ("praktijkopleider", "onbekend"), ("passend_werk", "onbekend"))
    )
    assert verdict.next_steps == (
        said["leeftijd"]["jong"].next,
        said["erkenning"]["nog_geen"].next,
        said["praktijkopleider"]["onbekend"].next,
        said["passend_werk"]["onbekend"].next,
    )


def test_the_region_is_that_of_the_gemeente(content) -> None:
    assert judge(content, case_of(READY), TODAY).region == "AM29"
    assert judge(content, case_of({**READY, "gemeente": "weet_niet"}), TODAY).region is None


def test_two_who_must_decide_are_both_named_once(content) -> None:
    waits = {"situatie": "ww", "toestemming": "gevraagd", "mag_werken": "asiel"}
    verdict = judge(content, case_of({**READY, **waits}), TODAY)
    both = judge(content, case_of({**READY, "opleiding": "havo_vwo", "school": "ja", "wil": "nee"}), TODAY)

    assert verdict.decider == "UWV"
    assert both.decider == "de mbo-school en de kandidaat"


def test_a_finding_says_what_its_words_say_with_its_own_sources_or_those_of_the_rule(content) -> None:
    findings = {one.rule: one for one in judge(content, case_of({**READY, "bedrijf": "niet_erkend"}), TODAY).findings}
    words = content.rules["erkenning"]
    say = words.says["niet_erkend"]
    found = findings["erkenning"]

    assert (found.title, found.status, found.decider, found.next) == (words.title, "unknown", "SBB", say.next)
    assert found.reason == say.text.replace("{erkenning-aanvraagduur}", "2 weken")
    assert found.sources == say.sources
    assert findings["praktijkopleider"].sources == content.rules["praktijkopleider"].sources
    assert findings["inkomen"].status == "met"
    assert found.certainty == "zeker"
    assert certainty_of(content, {"situatie": "zelfstandig"}, "inkomen") == "waarschijnlijk"


def certainty_of(content, change: dict, rule: str) -> str:
    verdict = judge(content, case_of({**READY, **change}), TODAY)
    return next(one.certainty for one in verdict.findings if one.rule == rule)


ORDER = ["possible", "to_ask", "ended", "not_for_this"]


@pytest.mark.parametrize("situation", ["ww", "bijstand", "wajong", "werkend", "schoolverlater", "leerling", "anders"])
def test_schemes_come_with_what_could_fit_first(content, situation: str) -> None:
    verdict = judge(content, case_of({**READY, "situatie": situation}), TODAY)
    statuses = [one.status for one in verdict.funding]

    assert statuses == sorted(statuses, key=ORDER.index)
    assert len({one.rule for one in verdict.funding}) == len(content.funding)
    assert all(one.decider and one.next for one in verdict.funding if one.status in {"possible", "to_ask"})
    assert all(one.sources for one in verdict.funding)


def test_wajong_gets_no_wage_subsidy_and_bbl_money_is_for_bbl_only(content) -> None:
    funding = {one.rule: one for one in judge(content, case_of({**READY, "situatie": "wajong"}), TODAY).funding}

    assert funding["loonkostensubsidie"].status == "not_for_this"
    assert "loondispensatie" in funding["loonkostensubsidie"].reason
    assert funding["bbl_subsidie"].status == "not_for_this"
    assert funding["slim"].status == "ended"


def test_a_round_that_nobody_knows_of_stays_unknown_and_sends_to_rvo(content) -> None:
    found = next(one for one in judge(content, case_of(READY), TODAY).funding if one.rule == "derde_leerweg_subsidie")

    assert (found.status, found.decider, found.certainty) == ("to_ask", "RVO", "onzeker")
    assert "28 november 2025" in found.reason
    assert "weten wij niet" in found.reason


def test_advice_fits_the_case_and_is_short_when_another_route_fits(content) -> None:
    ready = judge(content, case_of({**READY, "bedrijf": "niet_erkend"}), TODAY)
    other = judge(content, case_of({**READY, "opleiding": "mbo2plus", "werk": "nee"}), TODAY)

    assert [one.rule for one in ready.advice] == [
        "volgende_stap", "eerst_proefplaatsing", "jobcoach_aanwijzen", "startgesprek", "overeenkomst",
        "schoolbezoek", "vrijstelling",
    ]  # fmt: skip
    assert [one.rule for one in other.advice] == ["andere_leerlijn", "vrijstelling"]
    assert all(one.reason and one.sources and one.status == "met" for one in (*ready.advice, *other.advice))


def test_an_employer_hears_what_to_keep_and_nothing_about_a_candidate_only(content) -> None:
    rules = [one.rule for one in judge(content, case_of(EMPLOYER), TODAY).advice]

    assert "bijhouden" in rules
    assert not {"vrijstelling", "taal", "inburgering"} & set(rules)


def test_without_a_role_nothing_is_judged(content) -> None:
    verdict = judge(content, case_of({"gemeente": "Venlo"}), TODAY)

    assert (verdict.findings, verdict.funding, verdict.advice) == ((), (), ())
    assert verdict.region == "AM29"
