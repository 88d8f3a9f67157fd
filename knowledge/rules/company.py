"""Conditions about the company (facts 2.20 to 2.24)."""

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.rules.rule import Found, met, still_open, unmet


def has_company(case: Case) -> bool:
    """Is there a company to ask about? An employer is one; a candidate may not have one yet."""
    return case.role == "werkgever" or case.known("bedrijf") in {"erkend", "niet_erkend"}


def recognised(case: Case, day: AsOf) -> Found:
    """SBB must have recognised the company for this work before the start (facts 1.15, 2.20)."""
    company = case.known("bedrijf")
    if company is None:
        return still_open()
    return met() if company == "erkend" else still_open(company)


def supervisor(case: Case, day: AsOf) -> Found:
    """A praktijkopleider with time and knowledge (fact 2.21)."""
    person = case.known("praktijkopleider")
    if person is None or not has_company(case):
        return still_open()
    return met() if person == "ja" else still_open("ontbreekt")


def work_fits(case: Case, day: AsOf) -> Found:
    """Real work in the own organisation that holds the chosen werkprocessen (fact 2.22)."""
    fits = case.known("werk")
    if fits is None or not has_company(case):
        return still_open()
    return met() if fits == "ja" else unmet()


def cooperates(case: Case, day: AsOf) -> Found:
    """Works together with school and SBB and signs the praktijkovereenkomst (fact 2.23)."""
    willing = case.known("samenwerken")
    if willing is None:
        return still_open()
    return met() if willing == "ja" else unmet()
