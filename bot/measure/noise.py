"""Typing errors as fingers make them: a neighbouring key, a letter dropped or doubled, two letters swapped."""

import random

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEAR = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2] for row in ROWS for place, key in enumerate(row)
}
PER_ERROR = 30  # letters


def mistyped(text: str) -> str:
    """The text with one error per thirty letters; the same text always gets the same errors."""
    chance = random.Random(text)
    for _ in range(max(1, len(text) // PER_ERROR)):
        text = _with_error(text, chance)
    return text


def _with_error(text: str, chance: random.Random) -> str:
    letters = [place for place, letter in enumerate(text) if letter.lower() in NEAR]
    if not letters:
        return text
    place = chance.choice(letters)
    instead = (
        chance.choice(NEAR[text[place].lower()]),
        "",
        text[place] * 2,
        text[place + 1 : place + 2] + text[place],
    )
    kind = chance.randrange(len(instead))
    return text[:place] + instead[kind] + text[place + (2 if kind == len(instead) - 1 else 1) :]
