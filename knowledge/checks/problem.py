"""What a check finds."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong: its file, its key, what is wrong and what to do, and the kind of mistake."""

    file: str
    key: str
    text: str
    kind: str

    def line(self) -> str:
        """The problem as it is printed."""
        return f"{self.file}: {self.key}: {self.text} [{self.kind}]"
