"""Conditions about the candidate (facts 2.1 to 2.16 and section 2.2)."""

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.rules.rule import Found, decide, met, still_open, unmet

BENEFITS_UWV = {"ww", "wia", "wajong", "ziektewet"}
BENEFITS_GEMEENTE = {"bijstand", "ioaw"}
NEEDS_CONSENT = BENEFITS_UWV | BENEFITS_GEMEENTE | {"nugger"}


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
    """Who gives the income must agree before the start; UWV or gemeente decides (section 2.2)."""
    situation = case.known("situatie")
    if situation is None:
        return still_open()
    if situation == "leerling":
        return unmet("leerling")
    if situation not in NEEDS_CONSENT:
        return met("werkend") if situation == "werkend" else still_open("anders")
    consent = case.value("toestemming")
    if consent == "ja":
        return met()
    who = "uwv" if situation in BENEFITS_UWV else "nugger" if situation == "nugger" else "gemeente"
    return unmet(f"geweigerd_{who}") if consent == "nee" else decide(who)


def may_work(case: Case, day: AsOf) -> Found:
    """Dutch people and statushouders may work; in an asylum procedure UWV is asked first (facts 2.10, 2.11)."""
    status = case.known("mag_werken")
    if status is None:
        return still_open()
    return met() if status in {"ja", "statushouder"} else decide(status)


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
