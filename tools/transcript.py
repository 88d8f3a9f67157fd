"""`make transcripts`: play scenario files against a fresh assistant and write what was said, for somebody to read.

Into docs/check/gesprekken.md, below the mark. What a person wrote above the mark stays.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stack.scenario import SCENARIOS, Talk, played, read
from tools.trial import Assistant, start, stop

FILE = Path(__file__).parents[1] / "docs/check/gesprekken.md"
MARK = "<!-- Hieronder: gemaakt met make transcripts. -->"
LONGEST = 700
ROWS = 8
NAMED = ("label", "name", "value", "outcome", "title")  # of a row on a card: an answer, or a candidate


def main() -> int:
    """Play the files that NAMES tells, and keep what stands above the mark."""
    with TemporaryDirectory() as var:
        assistant = start(Path(var), DEMO="1", RATE_LIMIT="off", TODAY="2026-11-22")
        try:
            parts = [talk for name in os.environ.get("NAMES", "lang").split() for talk in told(assistant, name)]
        finally:
            stop(assistant)
    above = FILE.read_text(encoding="utf-8").partition(MARK)[0] if FILE.exists() else "# Gesprekken\n\n"
    FILE.write_text(above + MARK + "\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
    print(f"{len(parts)} conversations stand in {FILE.relative_to(FILE.parents[2])}.")
    return 0


def told(assistant: Assistant, name: str) -> Iterator[str]:
    """Every scenario of a file, as text."""
    for scenario in read(SCENARIOS / f"{name}.yml"):
        yield transcript(scenario, played(assistant, scenario))


def transcript(scenario: dict, steps: Iterator[tuple[dict, Talk, dict]]) -> str:
    """One conversation: what the user did and what came back, with a heading."""
    title = scenario["naam"]
    lines = [f"## {title[:1].upper()}{title[1:]}"]
    try:
        for number, (step, _, reply) in enumerate(steps, 1):
            lines += [f"**{number}. {did(step)}**", *answered(reply)]
    except AssertionError as stuck:
        lines.append(f"Hier kon het gesprek niet verder: {stuck}")
    return without_codes("\n\n".join(lines))


def did(step: dict) -> str:
    """What the user did in a step, in words."""
    place = f"({step['in']}) " if "in" in step else ""
    if "zeg" in step:
        return place + step["zeg"].replace("*", "\\*")
    if "knop" in step:
        return f"{place}[{step['knop']}]"
    if "kaart" in step:
        return f"{place}(vult de kaart in: {', '.join(step['kaart'])})"
    return f"{place}(gaat verder met de code)"


def answered(reply: dict) -> list[str]:
    """What came back, as quoted paragraphs; an error as its message."""
    if "error" in reply:
        return [quoted(f"(fout) {reply['error']['message']} {reply['error']['action']}")]
    return [quoted(said(one)) for one in reply["messages"]]


def said(message: dict) -> str:
    """A message in short: its text, its card, the titles of its buttons."""
    sources = f"({len(message['sources'])} bronnen)" if message["sources"] and message["article"] else ""
    buttons = " ".join(f"[{one['title']}]" for one in message["buttons"])
    parts = (shortened(message["text"]), card_in_short(message["card"] or {}), sources, buttons)
    return "\n\n".join(part for part in parts if part)


def card_in_short(card: dict) -> str:
    """The title of a card and what stands on it, a line each."""
    rows = [": ".join(row[key] for key in NAMED if row.get(key)) for row in card.get("rows", ())]
    reasons = [f"{one['status']}: {one['text']}" for one in card.get("reasons", ()) if one["status"] != "met"]
    more = [f"geld: {one['title']} ({one['status']})" for one in card.get("funding", ())]
    more += [f"ja als: {text}" for text in card.get("yes", ())]
    more += [f"andere weg: {one['text']}" for one in card.get("routes", ())]
    more += [f"advies: {one['text']}" for one in card.get("advice", ())]
    more += [f"stap: {text}" for text in card.get("steps", ())]
    lines = [*rows, *reasons, *more]
    lines = lines if len(lines) <= ROWS + 1 else [*lines[:ROWS], f"… en nog {len(lines) - ROWS} regels"]
    return "\n".join([f"*Kaart: {card['title']}*", *(f"- {line}" for line in lines)]) if card else ""


def shortened(text: str) -> str:
    """A long answer, cut at the end of a word."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def quoted(text: str) -> str:
    """A paragraph as a quotation in Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def without_codes(text: str) -> str:
    """Codes and references differ each time, and a code is nobody else's business."""
    text = re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", "(code)", text)
    return re.sub(r"\bPW-[0-9A-Z-]+\b", "(kenmerk)", text)


if __name__ == "__main__":
    sys.exit(main())
