"""The queue: filters, search over sealed words, waiting times, pages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from applications import desks, handling, handover, lifecycle, outbox, queue
from applications.errors import NotAllowed, Overtaken
from applications.finding import mark, words
from applications.queue import Wanted
from applications.status import Actor
from tests.applications import filed, sample
from tests.applications.sample import NOW

EVERY = frozenset({"*"})
JAN, ELS = Actor("loket", "Jan"), Actor("coordinator", "Els")


def found(db, **wanted) -> list[str]:
    rows, total = queue.page(db, Wanted(**{"regions": EVERY, **wanted}), NOW)
    assert total == len(rows)
    return [one.reference for one in rows]


def card(**changed) -> dict:
    return {**sample.CARD, **changed}


@pytest.fixture
def two(db) -> tuple[str, str]:
    """Two applications at one desk."""
    desks.save(db, filed.DESK, NOW)
    first = filed.talk(db, card(organisatie="Bakkerij 't Stoepje", referentie="K-07"))
    second = filed.talk(db, card(organisatie="Hoveniers Noord", referentie="K-08"))
    return filed.submit(db, first, NOW - timedelta(days=3)).reference, filed.submit(db, second, NOW).reference


def take(db, reference: str, who: Actor = JAN) -> None:
    seen = handling.seen_of(db, reference)
    handling.act(db, sample.content(), reference, "in_behandeling", who, seen, NOW)


def test_who_waits_longest_comes_first_unless_asked_otherwise(db, two):
    assert found(db) == [*two]
    assert found(db, oldest=False) == [*reversed(two)]


def test_another_region_is_not_there(db, two):
    assert found(db, regions=frozenset({"AM02"})) == []
    assert found(db, regions=frozenset({"AM01", "AM02"})) == [*two]
    assert found(db, regions=frozenset()) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("bakkerij", [0]),
        ("BAKKERIJ stoepje", [0]),
        ("K-08", [1]),
        ("k08", [1]),
        ("hoveniers K-07", []),
        ("groningen", [0, 1]),
        ("bakker", []),
        ("%", []),
        ("_", []),
        ("''\"; --", []),
    ],
)
def test_a_search_finds_whole_words_of_what_is_sealed(db, two, text, places):
    assert found(db, text=text) == [two[place] for place in places]


def test_a_search_finds_a_part_of_the_reference(db, two):
    assert found(db, text=two[1][8:].lower()) == [two[1]]


def test_the_marks_tell_nothing_without_the_secret(db, two):
    with db.reading() as session:
        stored = session.connection().exec_driver_sql("SELECT words FROM applications").scalars().all()
    assert all("bakkerij" not in one for one in stored)
    assert mark(db.seal, "bakkerij") in stored[0]
    assert list(words("K-07, x.y@z.nl")) == ["k-07", "k07", "x.y@z.nl", "xyznl"]


def test_filters_on_status_handler_and_outcome(db, two):
    take(db, two[0])
    assert found(db, status="in_behandeling") == [two[0]]
    assert found(db, handler="Jan") == [two[0]]
    assert found(db, handler=queue.NOBODY) == [two[1]]
    assert {*found(db, outcome="aanmelden_met_voorbehoud")} == {*two}
    assert found(db, outcome="aanmelden") == []
    assert found(db, status="concept") == []
    assert queue.handlers(db, EVERY) == ["Jan"]
    assert queue.standings(db, EVERY) == {"in_behandeling": 1, "ingediend": 1}


def test_waiting_is_counted_in_working_days(db, two):
    rows, _ = queue.page(db, Wanted(EVERY), NOW + timedelta(days=4))  # Sunday to Thursday
    assert {one.reference: one.days for one in rows}[two[1]] == 4


def test_pages_follow_each_other(db, two, monkeypatch):
    monkeypatch.setattr(queue, "PER_PAGE", 1)
    pages = [queue.page(db, Wanted(EVERY, page=number), NOW) for number in (1, 2, 3)]
    assert [[one.reference for one in rows] for rows, _total in pages] == [[two[0]], [two[1]], []]
    assert {total for _rows, total in pages} == {2}


def test_an_answer_is_marked_until_something_else_happens(db):
    talk, reference = filed.filed(db)
    take(db, reference)
    handling.act(db, sample.content(), reference, "vraag_terug", JAN, handling.seen_of(db, reference), NOW, "Wie?")
    assert not queue.page(db, Wanted(EVERY), NOW)[0][0].answered
    handover.answer(db, talk, reference, "Ik", NOW)
    assert queue.page(db, Wanted(EVERY), NOW)[0][0].answered
    handling.act(db, sample.content(), reference, "aangenomen", JAN, handling.seen_of(db, reference), NOW)
    assert not queue.page(db, Wanted(EVERY, status="alles"), NOW)[0][0].answered


def test_of_two_at_once_one_wins_and_the_other_learns_who(db, two):
    seen = handling.seen_of(db, two[0])
    handling.act(db, sample.content(), two[0], "in_behandeling", JAN, seen, NOW)
    with pytest.raises(Overtaken) as told:
        handling.act(db, sample.content(), two[0], "in_behandeling", ELS, seen, NOW)
    assert (told.value.status, told.value.handler) == ("in_behandeling", "Jan")
    with pytest.raises(NotAllowed):
        handling.act(db, sample.content(), two[0], "ingediend", ELS, handling.seen_of(db, two[0]), NOW)


def test_of_eight_at_the_very_same_moment_one_wins(db, two):
    seen, content, start = handling.seen_of(db, two[0]), sample.content(), Barrier(8)

    def takes(name: str) -> str:
        start.wait()
        try:
            handling.act(db, content, two[0], "in_behandeling", Actor("loket", name), seen, NOW)
        except Overtaken as told:
            return f"told of {told.handler}"
        return "won"

    with ThreadPoolExecutor(8) as pool:
        ends = list(pool.map(takes, "ABCDEFGH"))
    winner = handling.handler_of(db, two[0])
    assert sorted(ends) == sorted([*[f"told of {winner}"] * 7, "won"])
    assert len(lifecycle.history(db, two[0])) == 2


def test_only_what_is_at_work_is_taken_over(db, two):
    with pytest.raises(NotAllowed):
        handling.take_over(db, two[0], ELS, handling.seen_of(db, two[0]), NOW)
    take(db, two[0])
    handling.take_over(db, two[0], ELS, handling.seen_of(db, two[0]), NOW)
    assert handling.handler_of(db, two[0]) == "Els"


def test_a_desk_without_mail_gets_applications_and_no_mail(db):
    desks.save(db, desks.Desk("AM01", "loket"), NOW)
    made = filed.submit(db, filed.talk(db))
    assert found(db) == [made.reference]
    assert [one.kind for one in outbox.of(db, made.reference)] == ["bevestiging"]
