"""The rules of the check, one function each, in three families.

Conditions decide the outcome, funding says which scheme could apply, advice says what helps.
Their words stand in `content/rules.yml`, `funding.yml` and `advice.yml`.
"""

from knowledge.rules import advice, funding
from knowledge.rules.candidate import (
    age,
    income,
    may_work,
    no_basic_qualification,
    regular_school_not_feasible,
    wants_to_learn,
)
from knowledge.rules.company import cooperates, recognised, supervisor, work_fits
from knowledge.rules.place import region_known
from knowledge.rules.rule import Rule

PROFESSIONAL, EMPLOYER = "professional", "werkgever"
BOTH = (PROFESSIONAL, EMPLOYER)
ONLY_PROFESSIONAL, ONLY_EMPLOYER = (PROFESSIONAL,), (EMPLOYER,)
INCOME = ("situatie", "toestemming")
COMPANY_FACTS = ("erkenning-aanvraagduur",)

RULES: tuple[Rule, ...] = (
    Rule("regio", BOTH, ("gemeente",), region_known, core=True),
    Rule("startkwalificatie", ONLY_PROFESSIONAL, ("opleiding",), no_basic_qualification, core=True),
    Rule(
        *("leeftijd", ONLY_PROFESSIONAL, ("leeftijd",), age),
        core=True,
        facts=("leeftijd-praktijkleren-indicatie", "jongeren-tot", "jongeren-taak-nu", "kwalificatieplicht-tot"),
    ),
    Rule("inkomen", ONLY_PROFESSIONAL, INCOME, income, facts=("uwv-scholing-hoogste-duur",)),
    Rule("werken_in_nederland", ONLY_PROFESSIONAL, ("mag_werken",), may_work),
    Rule("gewone_opleiding", ONLY_PROFESSIONAL, ("school",), regular_school_not_feasible, core=True),
    Rule("motivatie", ONLY_PROFESSIONAL, ("wil",), wants_to_learn),
    Rule("erkenning", BOTH, ("bedrijf",), recognised, facts=COMPANY_FACTS),
    Rule("praktijkopleider", BOTH, ("bedrijf", "praktijkopleider"), supervisor),
    Rule("passend_werk", BOTH, ("bedrijf", "werk"), work_fits),
    Rule("samenwerking", ONLY_EMPLOYER, ("samenwerken",), cooperates, core=True),
)

THIRD_ROUTE_FACTS = (
    *("derde-leerweg-subsidie-hoogste", "derde-leerweg-subsidie-weken", "derde-leerweg-aanvraagtermijn"),
    *("derde-leerweg-laatste-ronde-begin", "derde-leerweg-laatste-ronde-einde"),
)
DAY_RELEASE_FACTS = ("bbl-subsidie-hoogste", "bbl-ronde-2026-begin", "bbl-ronde-2026-einde")
UWV_TRIAL_FACTS = ("proefplaatsing-uwv-gewoon", "proefplaatsing-uwv-hoogste", "proefplaatsing-uwv-contract")

FUNDING: tuple[Rule, ...] = (
    Rule("derde_leerweg_subsidie", BOTH, ("situatie",), funding.third_route_subsidy, facts=THIRD_ROUTE_FACTS),
    Rule("uwv_scholing", BOTH, INCOME, funding.uwv_training, facts=("uwv-scholing-hoogste-duur",)),
    Rule(
        *("gemeente_budget", BOTH, ("situatie", "leeftijd"), funding.gemeente_budget),
        facts=("jongeren-taak-nu",),
    ),
    Rule(
        *("loonkostensubsidie", BOTH, ("situatie",), funding.wage_subsidy),
        facts=("lks-hoogste", "lks-aanvraagtermijn", "lks-schoolverlater"),
    ),
    Rule("jobcoach_vergoeding", BOTH, ("situatie",), funding.job_coach),
    Rule(
        *("proefplaatsing_uwv", BOTH, ("situatie", "kandidaat_in_beeld", "werkt_al"), funding.uwv_trial),
        facts=UWV_TRIAL_FACTS,
    ),
    Rule(
        *("proefplaats_gemeente", BOTH, ("situatie",), funding.gemeente_trial),
        facts=("proefplaats-gemeente-gewoon", "proefplaats-gemeente-verlenging"),
    ),
    Rule("no_risk", BOTH, ("situatie",), funding.no_risk),
    Rule("loonkostenvoordeel", BOTH, ("situatie",), funding.wage_benefit, facts=("lkv-banenafspraak-nu",)),
    Rule("sectorfonds", BOTH, ("situatie",), funding.sector_fund),
    Rule("bbl_subsidie", BOTH, ("situatie", "school"), funding.day_release_subsidy, facts=DAY_RELEASE_FACTS),
    Rule("slim", BOTH, (), funding.slim, facts=("slim-derde-leerweg-einde",)),
)

ADVICE: tuple[Rule, ...] = (
    Rule("volgende_stap", BOTH, (*INCOME, "bedrijf"), advice.next_step),
    Rule("eerst_proefplaatsing", BOTH, ("situatie", "vorm", "kandidaat_in_beeld", "werkt_al"), advice.trial_first),
    Rule("begeleiding", BOTH, ("praktijkopleider",), advice.support_supervisor),
    Rule("jobcoach_aanwijzen", BOTH, ("jobcoach",), advice.appoint_job_coach),
    Rule("andere_leerlijn", BOTH, ("werk", "sector"), advice.other_line, anyway=True),
    Rule("taal", ONLY_PROFESSIONAL, ("taalhulp",), advice.language),
    Rule("inburgering", ONLY_PROFESSIONAL, ("mag_werken",), advice.integration),
    Rule("gewenste_uitkomst", ONLY_PROFESSIONAL, ("uitkomst",), advice.wished_result, anyway=True),
    Rule("startgesprek", BOTH, (), advice.start_meeting),
    Rule("overeenkomst", BOTH, (), advice.agreement),
    Rule("schoolbezoek", BOTH, (), advice.school_visits),
    Rule("bijhouden", ONLY_EMPLOYER, (), advice.records),
    Rule("vrijstelling", ONLY_PROFESSIONAL, ("uitkomst",), advice.exemption, anyway=True),
)

FAMILIES = {"rules.yml": RULES, "funding.yml": FUNDING, "advice.yml": ADVICE}


def rules_for(role: str | None, family: tuple[Rule, ...] = RULES) -> tuple[Rule, ...]:
    """The rules of a family that apply to a role; without a role none."""
    return tuple(rule for rule in family if role in rule.roles)
