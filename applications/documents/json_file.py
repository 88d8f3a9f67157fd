"""The application as a JSON file."""

import json
from typing import Any


def json_bytes(document: dict[str, Any]) -> bytes:
    """Readable JSON in UTF-8, keys in the order of the document."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
