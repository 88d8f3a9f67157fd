"""The table of moves: every application can end, and nobody moves what is not theirs."""

from itertools import product
from typing import get_args

import pytest

from applications.status import CLOSED, CORRECTABLE, FIRST, LABELS, TRANSITIONS, Role, Status, allowed, moves

STATUSES, ROLES = get_args(Status), get_args(Role)


def test_every_status_has_words():
    assert set(LABELS) == set(STATUSES)


@pytest.mark.parametrize("status", STATUSES)
def test_every_application_can_come_to_its_end(status):
    seen, ways = {status}, [status]
    while ways:
        at = ways.pop()
        after = {to for role in ROLES for to in moves(at, role)} - seen
        seen |= after
        ways += after
    assert CLOSED in seen


def test_every_status_can_be_reached_from_the_first():
    seen, ways = {FIRST}, [FIRST]
    while ways:
        at = ways.pop()
        after = {to for role in ROLES for to in moves(at, role)} - seen
        seen |= after
        ways += after
    assert seen == set(STATUSES)


@pytest.mark.parametrize(("current", "to", "role"), list(product(STATUSES, STATUSES, ROLES)))
def test_only_what_stands_in_the_table_is_allowed(current, to, role):
    assert allowed(current, to, role) == (role in TRANSITIONS.get((current, to), ()))


def test_the_end_is_the_end():
    assert all(moves(CLOSED, role) == () for role in ROLES)


def test_the_sender_never_decides_and_the_desk_never_withdraws():
    decided = {"aangenomen", "doorverwezen"}
    assert not any(to in decided for status in STATUSES for to in moves(status, "aanmelder"))
    assert not any("ingetrokken" in moves(status, role) for status in STATUSES for role in ("loket", "coordinator"))


def test_what_can_be_corrected_can_also_be_withdrawn():
    assert all("ingetrokken" in moves(status, "aanmelder") for status in CORRECTABLE)
