"""Seeing which mail did not go out, and having it tried again."""

import pytest

from applications import outbox, tables
from applications.database import open_database
from tests.applications.filed import DESK, filed
from tests.applications.sample import CARD, NOW
from tools import house
from tools.mail import main


@pytest.fixture
def db(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR", str(tmp_path))
    variables = house.environment({}, tmp_path)
    opened = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    yield opened
    opened.close()


@pytest.fixture
def mail(capsys):
    def run(again: str = "") -> tuple[int, str, str]:
        code, said = main(again), capsys.readouterr()
        return code, said.out, said.err

    return run


def fail(db, number: int) -> None:
    with db.session() as session:
        row = session.get_one(tables.Outgoing, number)
        row.state, row.attempts, row.error = outbox.FAILED, 8, "SMTPConnectError"


def test_nothing_waits(db, mail):
    assert mail() == (0, "Er wacht geen mail en er is niets mislukt.\n", "")


def test_waiting_and_failed_mail_is_listed_without_addresses_and_sent_mail_is_not(db, mail):
    _, gone = filed(db)
    for _ in range(2):
        outbox.sent(db, outbox.claim(db, NOW))
    _, reference = filed(db)
    first, second = outbox.of(db, reference)
    fail(db, first.id)
    _, out, _ = mail()
    assert out.splitlines() == [
        f"{first.id} aanmelding {reference} van 22 november 2026: mislukt, 8 keer geprobeerd (SMTPConnectError)",
        f"{second.id} bevestiging {reference} van 22 november 2026: wacht",
    ]
    assert gone not in out
    assert not any(address in out for address in (DESK.address, CARD["email"]))


def test_a_failed_mail_waits_again_as_the_same_mail(db, mail):
    _, reference = filed(db)
    before = outbox.of(db, reference)[0]
    fail(db, before.id)
    code, out, _ = mail(again=str(before.id))
    after = outbox.of(db, reference)[0]
    assert code == 0
    assert out.startswith(f"{before.id} wacht weer.")
    assert (after.state, after.attempts, after.message_id) == (outbox.WAITING, 0, before.message_id)


@pytest.mark.parametrize("again", ["99", "twaalf", "-1"])
def test_what_is_no_failed_mail_is_said(db, mail, again):
    filed(db)
    code, out, err = mail(again=again)
    assert (code, out) == (1, "")
    assert err == f"{again} is geen mislukte mail. `make mail` zonder nummer noemt ze.\n"


def test_a_mail_that_waits_is_not_started_anew(db, mail):
    _, reference = filed(db)
    assert mail(again=str(outbox.of(db, reference)[0].id))[0] == 1
