import pytest

from applications.candidate import why_not

CODES = ["K-3", "K-A", "A", "12", "kandidaat 3", "WSP-2024-113", "2024-11-0012", "Dossier 2024/118", "k 204"]


@pytest.mark.parametrize("name", [*CODES, "111222334"])
def test_a_code_may_be_used(name: str) -> None:
    assert why_not(name) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Fatima", "naam"),
        ("Jan de Vries", "naam"),
        ("jansen-12", "naam"),
        ("Jan-3", "naam"),
        ("111222333", "BSN"),
        ("1112 22 333", "BSN"),
        ("K-12-03-1990", "datum"),
        ("1-2-90", "datum"),
        ("06-12345678", "contactgegevens"),
        ("a@b.nl", "contactgegevens"),
        ("=1+1", "hoogstens"),
        ("", "hoogstens"),
        ("K" + "1" * 20, "hoogstens"),
    ],
)
def test_what_leads_to_a_person_may_not(name: str, reason: str) -> None:
    assert reason in why_not(name)
