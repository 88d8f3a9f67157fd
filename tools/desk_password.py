"""`make desk-password`: a new password for the local account of the desk, printed once. Its sessions end."""

import os
import sys
from datetime import UTC, datetime

from applications import accounts
from applications.database import open_database
from tools import house
from tools.run import data_folder


def main() -> int:
    """Make and print it; 1 when colleagues sign in through their organisation."""
    variables = house.environment(os.environ, data_folder())
    if variables.get("OIDC_ISSUER"):
        print("OIDC_ISSUER is set: colleagues sign in through their organisation.", file=sys.stderr)
        return 1
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        print(f"Naam {accounts.LOCAL}, wachtwoord {accounts.new_password(db, datetime.now(UTC))}")
    finally:
        db.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
