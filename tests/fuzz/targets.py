"""What the fuzzers call: each takes bytes, makes of them what somebody could send, and must never raise.

Nothing here asks a network or a clock. What must hold of every answer stands in the target itself.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache

from microsoft_agents.activity import Activity

from applications.errors import BadSpreadsheet
from applications.spreadsheets.reading import read
from bot.components.normalise import join_compounds, plain_words
from bot.components.parts import parts
from bot.components.turn import BadTurn, read_turn
from channels.cards import check
from channels.codes import find_code, with_code
from channels.errors import ApiError, CardRefused, UnknownCard
from channels.masking import mask
from channels.names import Words, words_of
from channels.prose import prose
from channels.teams import cards, heard
from channels.text import LONGEST, EmptyText, LongText, clean
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.model import Content
from tests.actions.people import NOW, TODAY, People
from tests.applications.spreadsheets.files import sheet_of
from tests.channels.teams.cards.everything import offered
from tests.fuzz.pieces import Pieces

SENDER = "A" * 24
INTENTS = ("vraag", "bevestigen", "ontkennen", "stoppen", "groet", "check_starten", "klacht", "nood", "")
ABOUT = cards.About("J. Bos", "j@voorbeeld.example", lambda path: f"https://praktijk.example{path}", TODAY)
MARKED = "<script", "javascript:", "<img", "</at>"


@cache
def content() -> Content:
    """The content, read once."""
    return load_content()


@cache
def words() -> Words:
    """What is no name."""
    return words_of(content())


def as_of() -> AsOf:
    """The content of one day."""
    return AsOf(content(), TODAY)


def typed(pieces: Pieces) -> str | None:
    """A message as it would reach the engine, or None when it is refused."""
    try:
        cleaned = clean(pieces.text())
    except (EmptyText, LongText):
        return None
    assert 0 < len(cleaned) <= LONGEST
    assert cleaned.isprintable() or cleaned.encode("utf-8"), "a line without control characters"
    assert cleaned[0] not in "/ "
    assert "\n" not in cleaned
    find_code(cleaned)
    masked = mask(cleaned, words())
    again = mask(masked.text, words())
    assert again.text == masked.text, "what is masked stays as it is"
    return masked.text


def message(data: bytes) -> None:
    """Something typed: cleaning, codes, masking, and how the engine's door reads it."""
    said = typed(Pieces(data))
    if not said:
        return
    sent = {"sender": SENDER, "text": said[:LONGEST], "metadata": {}}
    heard_as = read_turn(json.dumps(sent).encode()).message
    assert not heard_as.startswith("/"), "nobody types a command"
    for part in (heard_as, *parts(content(), heard_as)):
        join_compounds(plain_words(part), frozenset({"praktijkverklaring", "leerbedrijf"}))


def talk(data: bytes) -> None:
    """A conversation in the check: replies, lines, numbers, places, corrections, groups, buttons and cards."""
    pieces = Pieces(data)
    people = People(pieces.one_of(("professional", "werkgever", None)))
    for _ in range(1 + pieces.number(5)):
        offers = [one["payload"] for said in people.turn.says for one in said["buttons"]]
        if offers and pieces.number(3) == 0:
            payload = pieces.one_of(tuple(offers))
            people.press(**json.loads(payload.removeprefix("/knop")))
        elif said := typed(pieces):
            entity = pieces.one_of(tuple(content().fields))
            found = {entity: pieces.text(1)} if pieces.number(3) == 0 else {}
            people.say(said, pieces.one_of(INTENTS), **found)
        for one in people.turn.says:
            drawn(with_code(one, None) if (one["card"] or {}).get("kind") == "code" else offered(one))


def drawn(said: dict) -> None:
    """A message as a page and as a card of Teams."""
    page = prose(said["text"])
    card = json.dumps(cards.shown(said, ABOUT))
    assert len(card) < 80_000
    for sign in MARKED:
        assert sign not in page


@lru_cache(maxsize=2)
def a_sheet(role: str) -> bytes:
    """A file that is in order, to damage."""
    return sheet_of(["Kenmerk", "Leeftijdsgroep", "Hoogste opleiding"], ["K-1", "34", "geen diploma"], title=role)


def spreadsheet(data: bytes) -> None:
    """A file with candidates: odd cells, or a damaged file."""
    pieces = Pieces(data)
    role = pieces.one_of(("professional", "werkgever"))
    if pieces.number(4) == 0:
        file = bytearray(a_sheet(role))
        for _ in range(1 + pieces.number(20)):
            file[pieces.number(len(file))] = pieces.number(256)
    else:
        header = ["Kenmerk", _cell(pieces), _cell(pieces), "Gemeente"]
        rows = [[_cell(pieces) for _ in header] for _ in range(pieces.number(5))]
        file = sheet_of(header, *rows)
    with suppress(BadSpreadsheet):
        read(as_of(), role, bytes(file), 1)


def _cell(pieces: Pieces) -> object:
    """What a cell can hold: a sheet itself refuses control characters."""
    kind = pieces.number(4)
    if kind == 0:
        return pieces.one_of((None, True, 3.5, 27, 10**30, -1, "34", TODAY, "=1+1", "#REF!"))
    return "".join(one for one in pieces.text(3) if one.isprintable())[:500]


@cache
def at_card(role: str) -> Case:
    """A case whose card is open."""
    given = Case().with_answer("rol", role, "gebruiker", NOW)
    return given.at_stage("kaart")


def card(data: bytes) -> None:
    """Values of the card with contact details."""
    pieces = Pieces(data)
    case = at_card(pieces.one_of(("professional", "werkgever")))
    names = tuple(content().fields)
    values = {pieces.one_of(names) if pieces.number(8) else pieces.text(1): pieces.value() for _ in range(8)}
    with suppress(CardRefused, UnknownCard):
        filled = check(content(), case, values)
        for value in (*filled.personal.values(), *filled.answers.values()):
            assert "\n" not in value
            assert "\0" not in value


def press(data: bytes) -> None:
    """What comes from Teams: a press on a card, or something typed there."""
    pieces = Pieces(data)
    kind = pieces.one_of(("message", "invoke", "messageReaction", "conversationUpdate"))
    activity = Activity.model_construct(type=kind, text=pieces.text(), value=_pressed(pieces))
    with suppress(ApiError):
        heard.pressed(activity)
    with suppress(EmptyText, LongText):
        clean(heard.typed(activity))


def _pressed(pieces: Pieces):
    ours = {"pw": {pieces.one_of(("button", "card", "x")): pieces.value(1)}, **{pieces.text(1): pieces.value(2)}}
    return pieces.one_of((ours, {"action": {"data": ours}}, {"action": pieces.value(2)}, pieces.value(), None))


def door(data: bytes) -> None:
    """Any body at the door of the engine."""
    for body in (data, Pieces(data).json()):
        with suppress(BadTurn):
            read_turn(body)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (message, talk, spreadsheet, card, press, door)
}
