"""A case as plain data, and back; also what an older version wrote."""

from datetime import UTC, datetime

from knowledge.case import Case, Group

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_case_comes_back_as_it_was() -> None:
    case = Case(stage="uitslag", name="K-204", told="aanmelden", group=Group("g1", 3, 2))
    case = case.with_answer("gemeente", "Venlo", "gebruiker", NOW)

    assert Case.from_json(case.to_json()) == case


def test_older_data_has_no_name_no_outcome_told_and_no_group() -> None:
    older = {"answers": {}, "stage": "vragen", "attempts": 1, "asking": None}

    assert Case.from_json(older) == Case(stage="vragen", attempts=1)
