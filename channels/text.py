"""What a user typed, made safe to pass on: plain characters, one line, never a command."""

import unicodedata

LONGEST = 1_000
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


class EmptyText(ValueError):
    """Nothing is left to answer."""


class LongText(ValueError):
    """More than one message may hold."""


def clean(text: str) -> str:
    """One line without control, bidi, tag and surrogate characters and without leading slashes.

    Compatibility forms become plain ones, so that the privacy guard also knows a number in wide digits.
    """
    if len(text) > LONGEST:
        raise LongText
    plain = unicodedata.normalize("NFKC", "".join(_visible(character) for character in text))
    plain = " ".join(plain.split()).lstrip("/ ")
    if not plain:
        raise EmptyText
    if len(plain) > LONGEST:
        raise LongText
    return plain


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _INVISIBLE else character
