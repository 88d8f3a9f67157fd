"""`make prove-faults`: every fault for real, and docs/safety/faults.md with a row for each.

PART="test_kills.py test_wide.py" plays only those files; the rows of the others stay as they were.
"""

import os
import re
import sys
from dataclasses import dataclass, field

import pytest

from tools import house

FOLDER = house.ROOT / "tests/faults"
TABLE = house.ROOT / "docs/safety/faults.md"
HEAD = """# Faults

Made by `make prove-faults`. Each fault is brought about for real in running processes: engine, action server,
channels, worker, PostgreSQL or SQLite, Redis, and a mail server. A part is killed with `kill -9` while its turn is
held at an exact moment between engine and action server, so nothing is left to chance. The user sends the same
request again, as the window on the website does. *Wait* is the longest the user waited for any reply. Words between
quotes are what the user reads.

| fault | what the user saw | what was kept | wait | test | result |
|---|---|---|---:|---|---|
"""


@dataclass
class Rows:
    """A plugin of pytest that remembers the tests of faults and how they ended. `rows`: by name of the test."""

    rows: dict[str, str] = field(default_factory=dict)
    marks: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What stands in the marks, filled with the parameters of the test."""
        for item in items:
            if mark := item.get_closest_marker("fault"):
                given = getattr(item, "callspec", None)
                words = {name: getattr(value, "name", value) for name, value in (given.params if given else {}).items()}
                self.marks[item.nodeid] = tuple(mark.kwargs[key].format(**words) for key in ("done", "saw", "kept"))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One row, when the test itself ended, or when it could not begin."""
        if report.nodeid not in self.marks or not (report.when == "call" or (report.when == "setup" and report.failed)):
            return
        waited = dict(report.user_properties).get("waited")
        wait = f"{waited:.1f} s" if waited is not None else ""
        name = report.nodeid.removeprefix("tests/faults/")
        self.rows[name] = "| " + " | ".join((*self.marks[report.nodeid], wait, f"`{name}`", report.outcome)) + " |"
        self.write()  # also when the run is stopped

    def write(self) -> None:
        """The table, in the order of the names."""
        TABLE.write_text(HEAD + "\n".join(self.rows[name] for name in sorted(self.rows)) + "\n", encoding="utf-8")


def told() -> dict[str, str]:
    """The rows of the table as it stands, by name of the test."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    return {found[1]: row for row in rows if (found := re.search(r"`(test_\w+\.py::[^`]+)`", row))}


def main() -> int:
    """Run them and write the table; the exit code of pytest."""
    os.environ["FAULTS"] = "all"
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    parts = os.environ.get("PART", "").split()
    files = [str(FOLDER / one) for one in parts] or [str(FOLDER)]
    before = {name: row for name, row in told().items() if name.split("::")[0] not in parts} if parts else {}
    rows = Rows(dict(before))
    code = pytest.main([*files, "-v", "-p", "no:cacheprovider", "--durations=0"], plugins=[rows])
    print(f"{len(rows.rows) - len(before)} faults, written to {TABLE.relative_to(house.ROOT)}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
