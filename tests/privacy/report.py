"""`make prove-privacy`: plant a hundred people, hand in their applications, look everywhere; docs/safety/privacy.md."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

from applications import desks
from applications.database import open_database
from tests.privacy.found import in_mails, opened, places, traces
from tests.privacy.people import BY_PATTERN, KINDS, Person
from tests.privacy.ways import AT_ONCE, CONTROL, apply, plant
from tests.servers import smtp
from tests.stack.connector import Connector
from tools.trial import Assistant, start, stop

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/safety/privacy.md"
NOT_NEEDED = "what a desk is called is not sealed"
PEOPLE = 100
MAILS_EACH = 2  # to the desk, and to the applicant
PATIENCE = 300
Traces = Counter[tuple[str, str]]


def main() -> int:
    """0 when nothing a pattern can know stands where it does not belong. `python -m tests.privacy.report 10`: fewer."""
    people = int(sys.argv[1]) if sys.argv[1:] else PEOPLE
    with tempfile.TemporaryDirectory(prefix="pw-privacy-") as folder, smtp.running() as mailbox:
        var = Path(folder)
        assistant = _started(var, mailbox)
        try:
            ways = _planted(assistant, people)
            every = dict(places(var))
            assert CONTROL in every["table events.data"], "the search must find what is there"
            typed = traces(people, every.items())
            contacts = _handed_in(assistant, mailbox, people)
        finally:
            stop(assistant)
        applied = traces(people, places(var))  # also what was written at the stop
        mails = traces(people, in_mails(mailbox.mails).items())
        sealed = traces(people, [("sealed", opened(var))])
    wrong = {key: count for key, count in applied.items() if _amiss(key, typed)}
    if not sys.argv[1:]:
        PAGE.write_text(page(people, ways, typed, applied, mails, sealed), "utf-8")
    print(f"{people} people, {sum(ways.values())} plantings, {contacts} applications; amiss: {wrong or 'nothing'}")
    return 1 if wrong else 0


def _amiss(key: tuple[str, str], typed: Traces) -> bool:
    """Contact details are sealed: no address or number may be readable, and no name where none was typed."""
    return key[0] in BY_PATTERN or (key[0] == "naam" and key not in typed and "table" in key[1])


def _started(var: Path, mailbox: smtp.Mailbox) -> Assistant:
    db = open_database(f"sqlite:///{var}/praktijkwijzer.db", NOT_NEEDED)
    desks.save(db, desks.Desk("AM29", "email", "loket@voorbeeld.example"), datetime.now(UTC))
    db.close()
    settings = {"RATE_LIMIT": "off", "DEMO": "1", "TODAY": "2026-11-22", "TEAMS_ANONYMOUS": "1"}
    return start(var, **settings, SMTP_URL=mailbox.url, MAIL_FROM="post@praktijk.example")


def _planted(assistant: Assistant, people: int) -> Counter[str]:
    connector, done = Connector(), Counter()
    for _kind, way in plant(assistant, connector, people):
        done[(way.__doc__ or "").rstrip(".")] += 1
        if sum(done.values()) % 100 == 0:
            print(f"{sum(done.values())} planted", flush=True)
    connector.close()
    return done


def _handed_in(assistant: Assistant, mailbox: smtp.Mailbox, people: int) -> int:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda number: apply(assistant, Person(number)), range(people)))
    until = time.monotonic() + PATIENCE
    while len(mailbox.mails) < MAILS_EACH * people and time.monotonic() < until:
        time.sleep(0.5)
    assert len(mailbox.mails) >= MAILS_EACH * people, f"{len(mailbox.mails)} mails came"
    return people


def page(people: int, ways: Counter[str], typed: Traces, applied: Traces, mails: Traces, sealed: Traces) -> str:
    """The report."""
    return TEXT.format(
        day=date.today().isoformat(),
        people=people,
        total=sum(ways.values()),
        ways="\n".join(f"| {way} | {count} |" for way, count in ways.items()),
        summary="\n".join(f"| {kind} | {people} | {_most(typed, kind)} | {_where(typed, kind)} |" for kind in KINDS),
        contact="\n".join(_contact(kind, sealed, applied, typed, mails) for kind in ("naam", "e-mail", "telefoon")),
    )


def _contact(kind: str, sealed: Traces, applied: Traces, typed: Traces, mails: Traces) -> str:
    mine = [key for key in applied if key[0] == kind and "table" in key[1]]
    plain = max([0, *(applied[key] - typed[key] for key in mine)])
    columns = [sealed[kind, "sealed"], plain, *(mails[kind, part] for part in ("head", "text", "attached"))]
    return f"| {kind} | {' | '.join(map(str, columns))} |"


def _most(found: Traces, kind: str) -> int:
    """Of how many people at least one place holds it."""
    return max((count for (one, _), count in found.items() if one == kind), default=0)


def _where(found: Traces, kind: str) -> str:
    every: Iterable[str] = (f"{place} ({count})" for (one, place), count in sorted(found.items()) if one == kind)
    return ", ".join(every) or "nowhere"


TEXT = """# Privacy, measured

Made by `make prove-privacy` on {day}. {people} people who do not exist, each with an own BSN, account number, address,
telephone number, name and diagnosis, were put into conversations with the whole assistant: {total} times, each kind in
every way, in five sentences and in different ways of writing. Then every column of every table, every file (databases,
logs) and every mail was searched for them. That the search finds what is there was checked with a place name that may
stay.

| way | times |
|---|---|
{ways}

## What was typed

A BSN, account number, address or telephone number is known by its shape: none may stay. Names are known by how they
are introduced and diagnoses are not taken out, so what stays of them is counted. A place holds the data of as many
people as the number behind it says.

| kind | planted | people it stayed of | where |
|---|---|---|---|
{summary}

A file of a database holds what its tables hold. What stays of names and diagnoses stays as long as the conversation
(see the terms in the guide), and goes with "verwijder mijn gegevens". Neither stands in a log. A question without an
answer is kept for the editors without its conversation: a name in it is not tied to anybody.

## What was filled in on the card

The same people then handed in an application as an employer, with these details on the card. They belong in the
sealed columns, and in the mail to the desk: in what is attached, never in head or text. The applicant's own mail goes
to the own address. Readable means: in a table, of more people than whose data was typed there before.

| kind | sealed, opened with the key | readable in tables | head of a mail | text of a mail | attached |
|---|---|---|---|---|---|
{contact}

The head of a mail holds the address it goes to. The attachments were searched as they are: JSON is readable, PDF and
Word are packed.
"""

if __name__ == "__main__":
    sys.exit(main())
