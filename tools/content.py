"""The content for a report: also when an article is still half filled in, as long as every file can be read."""

import sys
from pathlib import Path

from knowledge.errors import ContentError
from knowledge.load import content_folder, read_content
from knowledge.model import Content


def read(root: Path | None = None) -> Content:
    """The content of a folder, or of the usual one. Ends the command with one clear line when a file cannot be read."""
    try:
        return read_content(root or content_folder())
    except ContentError as error:
        sys.exit(f"{error}\nVerbeter dit eerst; make check-content zegt of het klopt.")
