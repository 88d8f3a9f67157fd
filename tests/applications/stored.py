"""Everything a database holds, as bytes: to show that something is not in it."""

import re
import subprocess
from pathlib import Path

from tests.servers.postgres import binary


def stored_bytes(url: str) -> bytes:
    """Every byte of an SQLite database's files; every row of a PostgreSQL database, sealed bytes as bytes."""
    if url.startswith("sqlite:///"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        return b"".join(file.read_bytes() for file in folder.iterdir())
    command = [binary("pg_dump"), "--data-only", "--inserts", url]
    rows = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    return re.sub(rb"\\x([0-9a-f]+)", lambda found: bytes.fromhex(found[1].decode()), rows)
