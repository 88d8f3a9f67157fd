"""Counts from which nothing leads to a person."""

from hypothesis import given
from hypothesis import strategies as st

from applications import counts, desks
from applications.counts import REST, SMALLEST, showable
from tests.applications import filed, sample
from tests.applications.sample import NOW

GROUPS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=8)


@given(GROUPS)
def test_nothing_small_is_shown_and_nothing_exact(groups):
    shown = showable(groups)
    for name, count in shown.groups.items():
        assert count >= SMALLEST
        assert count % SMALLEST == 0
        assert name == REST or groups[name] >= SMALLEST
    assert shown.total is None or shown.total % SMALLEST == 0


@given(GROUPS, st.integers(1, SMALLEST - 1))
def test_a_small_group_cannot_be_found_by_taking_numbers_off_each_other(groups, small):
    """With and without the group, what is shown differs by nothing or by a whole step, whatever its size."""
    with_it, without = showable({**groups, "klein": small}).total or 0, showable(groups).total or 0
    assert (with_it - without) % SMALLEST == 0
    assert "klein" not in showable({**groups, "klein": small}).groups
    assert abs(with_it - without) in (0, SMALLEST)


def test_applications_are_counted_by_everything(db):
    desks.save(db, filed.DESK, NOW)
    for _ in range(7):
        filed.submit(db, filed.talk(db, sector="groen"))
    for _ in range(3):
        filed.submit(db, filed.talk(db, sector="zorg"))
    filed.submit(db, filed.talk(db))
    found = counts.counted(db, frozenset({"AM01"}), 2026)
    assert found["regio"].groups == {"AM01": 10}
    assert found["sector"].groups == {"groen": 5}
    assert found["maand"].groups == {"2026-11": 10}
    assert found["uitkomst"].groups == {"aanmelden_met_voorbehoud": 10}
    assert found["status"].total == 10
    assert counts.years(db, sample.TODAY) == [2026]
    assert counts.counted(db, frozenset({"AM02"}), None)["regio"].total is None
    assert counts.counted(db, frozenset({"*"}), 2025)["regio"].groups == {}


def test_small_groups_are_put_together_when_that_makes_a_large_one():
    assert showable({"a": 3, "b": 4, "c": 9}).groups == {"c": 10, REST: 5}
    assert showable({"a": 3, "c": 9}).groups == {"c": 10}
