"""`make mail`: mail about applications that did not go out yet, by reference, without addresses.

`make mail again=12` has a failed one tried again. The worker of the running assistant does the sending.
"""

import os
import sys
from datetime import UTC, datetime

from applications import outbox, tables
from applications.database import Database, open_database
from knowledge.dated import day_here, dutch_day
from tools import house
from tools.run import data_folder


def main(again: str) -> int:
    """List, or have the mail with this number tried again; 1 with one clear line when that cannot be."""
    variables = house.environment(os.environ, data_folder())
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        if again:
            return _again(db, again)
        rows = outbox.unsent(db)
        print("\n".join(_told(row) for row in rows) or "Er wacht geen mail en er is niets mislukt.")
    finally:
        db.close()
    return 0


def _again(db: Database, given: str) -> int:
    failed = {str(row.id): row for row in outbox.unsent(db) if row.state == outbox.FAILED}
    if given not in failed:
        print(f"{given} is geen mislukte mail. `make mail` zonder nummer noemt ze.", file=sys.stderr)
        return 1
    outbox.send_again(db, failed[given].id, datetime.now(UTC))
    print(f"{given} wacht weer. De assistent verstuurt de mail als hij draait.")
    return 0


def _told(row: tables.Outgoing) -> str:
    """One line: its number, what it is about, its state and how often it was tried."""
    why = f" ({row.error})" if row.error else ""
    tried = f", {row.attempts} keer geprobeerd{why}" if row.attempts else ""
    return f"{row.id} {row.kind} {row.reference} van {dutch_day(day_here(row.at))}: {row.state}{tried}"


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:]).strip()))
