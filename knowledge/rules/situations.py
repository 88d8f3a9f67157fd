"""The situations a candidate can be in, by who decides about support (facts, section 2.2)."""

from knowledge.case import Case

UWV = frozenset({"ww", "wia", "wajong", "ziektewet"})
OWN_RISK = frozenset({"wia_eigenrisico"})
GEMEENTE = frozenset({"bijstand", "ioaw"})
SUPPORT = frozenset({"nugger", "schoolverlater"})
OWN_INCOME = frozenset({"werkend", "bedreigd", "zelfstandig"})
NEEDS_CONSENT = UWV | OWN_RISK | GEMEENTE | SUPPORT
AT_SCHOOL = "leerling"
UNCLEAR = "anders"


def situation(case: Case) -> str | None:
    """The situation, when it is known well enough to say who decides."""
    known = case.known("situatie")
    return None if known == UNCLEAR else known


def works_there(case: Case) -> bool:
    """Does the candidate work for this employer already? One candidate or each of a group."""
    return case.known("kandidaat_in_beeld") == "medewerker" or case.known("werkt_al") == "ja"


def office(known: str) -> str:
    """Who decides about consent in a situation that needs it."""
    if known in UWV:
        return "uwv"
    if known in OWN_RISK:
        return "eigenrisico"
    return "gemeente" if known in GEMEENTE else "steun"
