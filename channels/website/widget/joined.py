"""The modules of the widget and its styles as one classic script, as small as a parser can make it.

All modules share one scope, so their names can be shortened together: a name on the outermost level is used once.
Of a module that is imported as a whole (`* as TEXTS`) every constant becomes a name of its own, `TEXTS$close`.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

import minify

SOURCE = Path(__file__).parent / "source"
ENTRY = "widget.js"
_IMPORT = re.compile(r'^import (\{[^}]*\}|\w+|\* as \w+) from "\./([\w.]+)"(?: with \{[^}]*\})?;\n', re.M)
_EXPORT = re.compile(r"^export ", re.M)
_WHOLE = re.compile(r"\* as (\w+)")
_NAME = re.compile(r"^(?:async )?(?:function|class|const|let) ([\w$]+)", re.M)


class JoinError(Exception):
    """The modules cannot be one script."""


@lru_cache(maxsize=2)
def script(folder: Path = SOURCE) -> str:
    """The whole widget. Raises JoinError, and MinifyError for what is no JavaScript or CSS."""
    found: dict[str, str] = {}
    _collect(folder, ENTRY, "", found)
    parts = [found[file] for file in sorted(found, key=lambda file: not file.endswith(".css"))]  # packs best so
    names = [name for part in parts for name in _NAME.findall(part)]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise JoinError(f"used on the outermost level of two modules: {', '.join(twice)}")
    return minify.string("application/javascript", '(()=>{"use strict";\n' + "\n".join(parts) + "})()")


def _collect(folder: Path, file: str, name: str, parts: dict[str, str]) -> None:
    """Add a file after everything that it imports."""
    if file in parts:
        return
    text = (folder / file).read_text()
    if file.endswith(".css"):
        parts[file] = f"const {name} = {json.dumps(minify.string('text/css', text))};"
        return
    if whole := _WHOLE.fullmatch(name):
        text = re.sub(r"^export const ", rf"const {whole[1]}$", text, flags=re.M)
    for names, wanted in _IMPORT.findall(text):
        _collect(folder, wanted, names, parts)
        if whole := _WHOLE.fullmatch(names):
            text = re.sub(rf"\b{whole[1]}\.", f"{whole[1]}$", text)
    parts[file] = _EXPORT.sub("", _IMPORT.sub("", text))
