from datetime import date

import pytest

from knowledge.dated import page_date, value_on, written
from knowledge.errors import NotInForce
from knowledge.model import Checked, Cited, Fact, Value

FACT = Fact(
    id="hoogste",
    label="Hoogste bedrag",
    unit="euro",
    values=(
        Value(date(2024, 1, 1), 2700, Cited("bron")),
        Value(date(2026, 7, 1), 2900, Cited("bron")),
        Value(date(2027, 1, 1), None, Cited("bron")),
    ),
    checked=Checked(again_before=date(2027, 5, 1)),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 1, 1), "€ 2.700"),
        (date(2026, 6, 30), "€ 2.700"),
        (date(2026, 7, 1), "€ 2.900"),
        (date(2026, 12, 31), "€ 2.900"),
        (date(2027, 1, 1), "(vervallen op 1 januari 2027)"),
    ],
)
def test_the_newest_value_not_after_the_day_counts(day: date, expected: str) -> None:
    assert written(FACT, value_on(FACT, day)) == expected


def test_a_day_before_the_first_value_is_an_error_that_names_fact_and_day() -> None:
    with pytest.raises(NotInForce, match=r"hoogste.*2024-01-01.*2023-12-31"):
        value_on(FACT, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "approximate", "expected"),
    [
        ("2023-09-16", False, "16 september 2023"),
        ("2019-06", False, "juni 2019"),
        ("2021", True, "ongeveer 2021"),
        (None, False, None),
    ],
)
def test_a_page_date_is_as_exact_as_the_page(text: str | None, approximate: bool, expected: str | None) -> None:
    assert page_date(text, approximate) == expected
