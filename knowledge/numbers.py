"""Whole numbers as people write them: 8, acht, vierentwintig."""

import re

ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
WORDS = {word: number for number, word in enumerate((*ONES, *TEENS))}
WORDS |= {word: 20 + 10 * place for place, word in enumerate(TENS)}
WORDS |= {f"{ONES[one]}en{word}": 20 + 10 * place + one for place, word in enumerate(TENS) for one in range(1, 10)}
WORD = re.compile(r"\d+|[a-z]+")
MOST_DIGITS = 9


def whole_number(word: str) -> int | None:
    """What one plain word stands for; None when it is no number."""
    return int(word) if word.isdigit() and len(word) <= MOST_DIGITS else WORDS.get(word)


def whole_numbers(text: str) -> tuple[int, ...]:
    """The whole numbers in a text that `places.plain` made plain, in order. "Een" is one of them."""
    found = (whole_number(word) for word in WORD.findall(text))
    return tuple(number for number in found if number is not None)
