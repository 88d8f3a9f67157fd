"""The day a command looks at the content from: TODAY, or else today in the Netherlands."""

import os
import sys
from datetime import UTC, date, datetime

from knowledge.dated import day_here


def today() -> date:
    """TODAY as a day. Ends the command with one clear line when it is no day."""
    given = os.environ.get("TODAY", "").strip()
    if not given:
        return day_here(datetime.now(UTC))
    try:
        return date.fromisoformat(given)
    except ValueError:
        sys.exit(f"TODAY={given} is geen dag. Schrijf jjjj-mm-dd, zoals TODAY=2027-01-15.")
