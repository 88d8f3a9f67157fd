"""`make prove-faults`: every fault for real, and docs/safety/faults.md with a row for each."""

import os
import sys
from dataclasses import dataclass, field

import pytest

from tools import house

FOLDER = house.ROOT / "tests/faults"
TABLE = house.ROOT / "docs/safety/faults.md"
HEAD = """# Faults

Made by `make prove-faults`. Each fault is brought about for real in running processes: engine, action server,
channels, worker, PostgreSQL or SQLite, and a mail server. A part is killed with `kill -9` while its turn is held at
an exact moment between engine and action server, so nothing is left to chance. The user sends the same request
again, as the window on the website does. *Wait* is the longest the user waited for any reply. Words between quotes
are what the user reads.

| fault | what the user saw | what was kept | wait | test | result |
|---|---|---|---:|---|---|
"""


@dataclass
class Rows:
    """A plugin of pytest that remembers the tests of faults and how they ended."""

    rows: list[str] = field(default_factory=list)
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
        test = f"`{report.nodeid.removeprefix('tests/faults/')}`"
        self.rows.append("| " + " | ".join((*self.marks[report.nodeid], wait, test, report.outcome)) + " |")
        TABLE.write_text(HEAD + "\n".join(self.rows) + "\n", encoding="utf-8")  # also when the run is stopped


def main() -> int:
    """Run them all and write the table; the exit code of pytest."""
    os.environ["FAULTS"] = "all"
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    rows = Rows()
    code = pytest.main([str(FOLDER), "-v", "-p", "no:cacheprovider"], plugins=[rows])
    print(f"{len(rows.rows)} faults, written to {TABLE.relative_to(house.ROOT)}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
