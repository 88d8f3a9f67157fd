"""Working days are counted as people count them; a reminder goes out once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from applications import outbox
from applications.reminders import remind, working_days
from tests.applications.filed import filed


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ((2026, 11, 23), (2026, 11, 23), 0),
        ((2026, 11, 23), (2026, 11, 24), 1),
        ((2026, 11, 20), (2026, 11, 23), 1),  # over a weekend
        ((2026, 11, 21), (2026, 11, 23), 1),  # from a Saturday
        ((2026, 12, 24), (2026, 12, 28), 1),  # over Christmas, which falls on Friday and Saturday
        ((2026, 12, 31), (2027, 1, 4), 1),  # over New Year
        ((2027, 4, 26), (2027, 4, 28), 1),  # over Koningsdag
        ((2027, 5, 5), (2027, 5, 7), 1),  # Hemelvaart; 5 May is free for many, and a working day here by law
        ((2026, 11, 24), (2026, 11, 23), 0),
    ],
)
def test_working_days(start, end, days):
    assert working_days(date(*start), date(*end)) == days


def kinds(db, reference) -> list[str]:
    return [one.kind for one in outbox.of(db, reference)][2:]


def test_desk_and_sender_hear_once_after_the_term(db):
    _, reference = filed(db)  # on Sunday 22 November 2026, at a desk with a term of five working days
    assert remind(db, datetime(2026, 11, 26, 12, tzinfo=UTC)) == 0
    late = datetime(2026, 11, 27, 12, tzinfo=UTC)
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: remind(db, late), range(4))) == 1
    assert kinds(db, reference) == ["herinnering", "wachten"]
    assert remind(db, late) == 0
