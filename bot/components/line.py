"""A message as one line of plain words with a comma at every break, so that it can be searched as it is said.

"Mevrouw (38), uit Hórst!" → "mevrouw ( 38 ) , uit horst ,"
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from spacy.tokens import Doc

from bot.components.words import WORD, fold

PIECE = re.compile(rf"\d+[.,]\d+|{WORD.pattern}|[(),.;:!?\n%€/+]")
SIGNS = {"%": "procent", "€": "euro", "(": "(", ")": ")", "/": "/", "+": "plus"}
OFFSETS, LINE = "offsets", "line"


@dataclass(frozen=True)
class Line:
    """`words`: the words and breaks. `spans`: per word the positions in the message between which it was said."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        """The words with one space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.words[:-1]), initial=1))

    def said_at(self, start: int, end: int) -> tuple[int, int]:
        """The first and last position in the message of what stands between two positions of this line."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end) - 1
        return self.spans[first][0], self.spans[last][1]

    def tagged(self, tag: Callable[[str], str]) -> "Line":
        """The same line with another word for each word."""
        return Line(tuple(map(tag, self.words)), self.spans)


def line_of(doc: Doc, text: str) -> Line:
    """The line of a message; its words are those of the document, which may be spelled better than the message."""
    words = {span: token.lower_ for span, token in zip(doc.user_data[OFFSETS], doc, strict=True)}
    found = [(one.group(), one.span()) for one in PIECE.finditer(fold(text))]
    said = (words.get(span) or SIGNS.get(typed) or (typed if typed[0].isdigit() else ",") for typed, span in found)
    return Line(tuple(said), tuple(span for _, span in found))


@cache
def either(words: tuple[str, ...]) -> str:
    """A part of a regular expression: one of these words, the longest first."""
    plain = {" ".join(WORD.findall(fold(word).lower())) for word in words}
    return "(?:" + "|".join(sorted(map(re.escape, plain), key=len, reverse=True)) + ")"
