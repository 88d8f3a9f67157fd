"""The table of what the content covers is the one that `make coverage` makes."""

from knowledge.coverage import load_coverage
from knowledge.load import FOLDER
from tools.coverage_table import PAGE, page


def test_the_table_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load_coverage(FOLDER)), "run make coverage"


def test_every_entry_stands_in_the_table_with_a_carrier_or_a_reason() -> None:
    rows = [line for line in page(load_coverage(FOLDER)).splitlines() if line.startswith("| ")]
    entries = [entry for section in load_coverage(FOLDER) for entry in section.entries]

    for entry in entries:
        row = next(line for line in rows if line.startswith(f"| {entry.id} |"))
        assert f"| {entry.mark} |" in row
        assert not row.endswith("|  |")
