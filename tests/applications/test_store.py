"""One application for a case, whatever happens at the same time."""

import multiprocessing
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat

import pytest
from sqlalchemy import select

from applications import cases, contact, conversations, store, tables
from applications.errors import Incomplete
from applications.reference import SIGNS, new_reference
from knowledge.case import Case
from tests.applications import sample
from tests.applications.sample import LATER, NOW, TODAY
from tests.applications.stored import stored_bytes
from tests.applications.workers import submit_at_once

SPAWN = multiprocessing.get_context("spawn")


def submit(db, conversation, **options):
    return store.submit(db, conversation, sample.content(), TODAY, NOW, judge=sample.judge, **options)


@pytest.fixture
def ready(db, conversation):
    """A conversation whose case and card are filled in."""
    cases.save(db, conversation, sample.case(), NOW)
    contact.save(db, conversation, sample.CARD, LATER)
    return conversation


def test_submitting_twice_gives_the_same_application(db, ready):
    first, second = submit(db, ready), submit(db, ready)
    assert first == second == store.find(db, first.reference, ready)
    assert re.fullmatch(rf"PW-2026-[{SIGNS}]{{6}}", first.reference)


def test_processes_submitting_at_once_give_one_application(url, db, ready):
    barrier, results = SPAWN.Barrier(2), SPAWN.Queue()
    processes = [SPAWN.Process(target=submit_at_once, args=(url, ready, barrier, results)) for _ in range(2)]
    for process in processes:
        process.start()
    references = {results.get(timeout=60) for _ in processes}
    for process in processes:
        process.join(60)
    assert len(references) == 1
    with db.reading() as session:
        assert len(session.scalars(select(tables.ApplicationRow)).all()) == 1


def test_threads_submitting_at_once_give_one_application(db, ready):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: submit(db, ready).reference, range(16)))
    assert len(set(made)) == 1


def test_an_application_is_found_only_by_its_own_conversation(db, ready):
    made = submit(db, ready)
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    assert store.find(db, made.reference, other) is None
    assert store.find(db, "PW-2026-CCCCCC", ready) is None


def test_a_reference_is_never_given_twice(db, ready):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    cases.save(db, other, sample.case("werkgever"), NOW)
    contact.save(db, other, sample.CARD, NOW)
    taken = submit(db, ready).reference
    drawn = chain([taken, taken], repeat("PW-2026-CDFGHJ"))
    assert submit(db, other, new_reference=lambda year: next(drawn)).reference == "PW-2026-CDFGHJ"


def test_references_have_the_year_and_no_look_alikes():
    drawn = {new_reference(2027) for _ in range(500)}
    assert len(drawn) == 500
    assert all(one.startswith("PW-2027-") and not set(one[8:]) & set("01258OILZSBUAE") for one in drawn)


@pytest.mark.parametrize("left_out", ["organisatie", "email", "referentie", "akkoord"])
def test_nothing_is_stored_without_what_is_required(db, conversation, left_out):
    cases.save(db, conversation, sample.case(), NOW)
    contact.save(
        db, conversation, {name: value for name, value in sample.CARD.items() if name != left_out}, NOW
    )
    with pytest.raises(Incomplete) as error:
        submit(db, conversation)
    assert error.value.fields == (left_out,)
    with db.reading() as session:
        assert session.scalars(select(tables.ApplicationRow)).all() == []


def test_an_unticked_box_is_no_consent(db, conversation):
    cases.save(db, conversation, sample.case(), NOW)
    contact.save(db, conversation, {**sample.CARD, "akkoord": False}, NOW)
    with pytest.raises(Incomplete, match="akkoord"):
        submit(db, conversation)


def test_other_answers_after_an_application_begin_a_next_case(db, ready):
    first = submit(db, ready)
    cases.save(db, ready, cases.load(db, ready).at_stage("klaar"), LATER)
    assert submit(db, ready) == first
    cases.save(db, ready, Case(), LATER)
    assert contact.load(db, ready) == {}
    cases.save(db, ready, sample.case(gemeente="Assen"), LATER)
    with pytest.raises(Incomplete):
        submit(db, ready)
    contact.save(db, ready, {**sample.CARD, "referentie": "K-08"}, LATER)
    second = submit(db, ready)
    assert second.reference != first.reference
    assert store.find(db, first.reference, ready) == first


def test_what_is_stored_of_an_application_is_sealed(url, db, ready):
    submit(db, ready)
    db.close()
    stored = stored_bytes(url)
    assert b"voorbeeldenland.example" not in stored
    assert b"K-07" not in stored
