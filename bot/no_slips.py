"""Which Dutch words look like a slip of an entity's word and are none: "strijd" is not Strijp.

`python -m bot.no_slips words.txt` reads everyday words, one a line, and writes the few that matter to
`components/no_slips.txt`. The list in use came from the Dutch dictionary of pyspellchecker 0.9.1 (MIT licence).
"""

import sys
from pathlib import Path

from bot.components.patterns import patterns_of, worth_righting
from bot.components.slips import NO_SLIPS, Slips
from knowledge.load import load_content


def main(arguments: list[str]) -> int:
    """Write the list; returns the exit code."""
    typed = Path(arguments[0]).read_text(encoding="utf-8").split()
    slips = Slips(worth_righting(patterns_of(load_content())), frozenset())
    kept = sorted({word for word in typed if slips.near(word)})
    NO_SLIPS.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
