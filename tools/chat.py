"""`make chat`: talk with the running assistant in a terminal. TODAY asks for the content of another day.

The assistant gives another day than its own only when it runs with DEMO=1.
"""

import json
import os
import sys
import textwrap
import urllib.error
import urllib.request
from collections.abc import Iterator

from tools import house

BASE = house.address(os.environ)
STOP = "/einde"


def main() -> int:
    """Read lines until the end of input or "/einde"; a number presses a button."""
    try:
        opened = post("/api/conversations", _wanted())
    except urllib.error.HTTPError as error:
        problem = json.load(error)["error"]
        print(f"{problem['message']} {problem['action']}", file=sys.stderr)
        if "TODAY" in os.environ:
            print("Een andere dag kan alleen bij een assistent die draait met: make run DEMO=1", file=sys.stderr)
        return 1
    except OSError:
        print(f"Er draait geen assistent op {BASE}. Start hem met: make run", file=sys.stderr)
        return 1
    buttons = show(opened["messages"])
    print("(Typ uw vraag, of het nummer van een knop. /einde stopt.)")
    for line in iter(read, None):
        body = {"conversation": opened["conversation"], **_what(line, buttons)}
        try:
            buttons = show(post("/api/messages", body)["messages"])
        except urllib.error.HTTPError as error:
            print(json.load(error)["error"]["message"])
    return 0


def _wanted() -> dict:
    day = os.environ.get("TODAY")
    return {"channel": "website"} | ({"today": day} if day else {})


def read() -> str | None:
    """One line that is not empty, or None at the end."""
    try:
        line = input("\n> ").strip() or read()
    except (EOFError, KeyboardInterrupt):
        print()
        return None
    return None if line == STOP else line


def _what(line: str, buttons: list[dict]) -> dict:
    if line.isdigit() and 1 <= int(line) <= len(buttons):
        return {"button": buttons[int(line) - 1]["id"]}
    return {"text": line}


def show(messages: list[dict]) -> list[dict]:
    """Print messages with their sources and cards; the buttons of the last one can be pressed."""
    for one in messages:
        for paragraph in one["text"].splitlines():
            print(textwrap.fill(paragraph, 100))
        for source in one["sources"]:
            print(f"   bron: {source['title']} ({source['date'] or 'zonder datum'}) {source['url']}")
        if one["card"]:
            show_card(one["card"])
    buttons = messages[-1]["buttons"] if messages else []
    for number, button in enumerate(buttons, 1):
        print(f"   {number}. {button['title']}")
    return buttons


def show_card(card: dict) -> None:
    """Print a card; one that must be filled in needs the website."""
    print(f"   [{card['title']}]")
    for row in card.get("rows", []):
        print(f"   {row['label']}: {row['value']} ({row['origin']})")
    for reason in card.get("reasons", []):
        print(f"   {reason['status']:8} {reason['text']}")
    for head, told in explained(card):
        print(textwrap.fill(told, 100, initial_indent=f"   {head:8} ", subsequent_indent=" " * 12))
    if card["kind"] == "code":
        print(textwrap.fill(" ".join(part for part in (card["code"], card["text"]) if part), 100))
    if card["kind"] == "formulier":
        print(f"   Deze kaart kunt u hier niet invullen. Doe de check op de website: {BASE}/")


def explained(card: dict) -> Iterator[tuple[str, str]]:
    """What an outcome says besides its reasons, each with a short head."""
    yield from (("nodig", text) for text in card.get("yes", []))
    yield from (("of", f"{one['title']} {one['text']}") for one in card.get("routes", []))
    yield from (("nu", text) for text in card.get("steps", []))
    hopeful = [one for one in card.get("funding", []) if one["status"] in {"possible", "to_ask"}]
    yield from (("geld", f"{one['title']}: {one['text']}") for one in hopeful)
    yield from (("tip", one["text"]) for one in card.get("advice", []))


def post(path: str, body: dict) -> dict:
    """Post JSON to the running assistant."""
    request = urllib.request.Request(
        BASE + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)


if __name__ == "__main__":
    sys.exit(main())
