"""Conditions about the candidate (facts 2.1 to 2.16 and section 2.2). Language is never one (fact 2.9)."""

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.rules.rule import Found, decide, met, still_open, unmet
from knowledge.rules.situations import AT_SCHOOL, OWN_INCOME, office, situation


def no_basic_qualification(case: Case, day: AsOf) -> Found:
    """Meant for people without startkwalificatie: havo, vwo or mbo-2 and higher (facts 1.9, 2.1)."""
    schooling = case.known("opleiding")
    if schooling is None:
        return still_open()
    if schooling in {"mbo2plus", "havo_vwo"}:
        return unmet()
    return still_open("buitenland") if schooling == "buitenland" else met()


def age(case: Case, day: AsOf) -> Found:
    """Below the kwalificatieplicht school comes first; under 27 the gemeente has a task (facts 2.4, 2.14)."""
    group = case.known("leeftijd")
    if group is None:
        return still_open()
    if group == "minderjarig":
        return unmet()
    return met("jong") if group == "jongvolwassen" else met()


def income(case: Case, day: AsOf) -> Found:
    """Who gives the income must agree before the start: UWV, the gemeente or an own-risk employer (section 2.2)."""
    known = situation(case)
    if known is None:
        return still_open("anders" if case.known("situatie") else "onbekend")
    if known == AT_SCHOOL:
        return unmet("leerling")
    if known in OWN_INCOME:
        return met(known)
    consent = case.known("toestemming")
    if consent == "ja":
        return met()
    if consent == "nee":
        return unmet(f"geweigerd_{office(known)}")
    return decide(f"gevraagd_{office(known)}" if consent == "gevraagd" else known)


def may_work(case: Case, day: AsOf) -> Found:
    """Dutch people and statushouders may work; in an asylum procedure UWV is asked first (facts 2.10, 2.11)."""
    status = case.known("mag_werken")
    if status is None:
        return still_open()
    if status == "statushouder":
        return met("statushouder")
    return met() if status == "ja" else decide(status)


def regular_school_not_feasible(case: Case, day: AsOf) -> Found:
    """Meant for people for whom a full diploma or certificaat is not feasible yet (facts 2.1, 2.3)."""
    feasible = case.known("school")
    if feasible is None:
        return still_open()
    return unmet() if feasible == "ja" else met()


def wants_to_learn(case: Case, day: AsOf) -> Found:
    """The candidate wants to learn at work (fact 2.3)."""
    wants = case.known("wil")
    if wants is None:
        return still_open()
    return met() if wants == "ja" else unmet()
