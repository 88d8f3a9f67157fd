"""The word lists of words.yml, and the cutting of a sentence into plain words."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@cache
def words() -> dict:
    """The word lists, by name."""
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """The text without accents, as long as it was: positions stay true."""
    straight = text.replace("’", "'").replace("`", "'")
    return straight if straight.isascii() else "".join(unicodedata.normalize("NFD", one)[0] for one in straight)
