"""Keeping what was filled in on a card: answers with the case it belongs to, personal details apart and sealed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from applications import cases, contact, offers
from applications.cases import Dossier, Seen
from applications.database import Database
from applications.errors import PersonalNumber
from channels.cards import NO_BSN, check
from channels.errors import CardRefused, OtherCase, UnknownCard
from knowledge.case import Case
from knowledge.model import Content

CARD_STAGES = {"kaart", "samenvatting"}
TO_FILL_IN = {"formulier", "bestand"}


def keep(
    db: Database, content: Content, conversation: str, dossier: int | None, values: Mapping[str, Any], now: datetime
) -> None:
    """Keep the values of a card of case `dossier` (None: whichever is open), all or nothing.

    Raises CardRefused, UnknownCard, and OtherCase when another case is open: its values must not get into this one.
    """
    with db.session():
        seen = cases.look(db, conversation)
        if dossier not in (None, seen.number):
            raise _other(seen, dossier)
        if seen.case.stage not in CARD_STAGES:
            raise UnknownCard
        filled = check(content, seen.case, values)
        # The case first: other answers after an application begin a next case, which gets the contact.
        cases.save(db, conversation, _with_answers(seen.case, filled.answers, now), now)
        try:
            contact.save(db, conversation, filled.personal, now)
        except PersonalNumber as error:
            raise CardRefused(dict.fromkeys(error.fields, NO_BSN)) from error


def offered_card(
    db: Database, conversation: str, card: dict[str, Any] | None, now: datetime, dossier: int | None
) -> dict[str, Any] | None:
    """The card as a client gets it: what is to be filled in is offered, and so are the buttons in its rows."""
    if card is None:
        return None
    if card["kind"] in TO_FILL_IN:
        offers.offer_card(db, conversation, card, now, dossier)
    rows = card.get("rows") or []
    if not any("button" in row for row in rows):
        return card
    buttons = offers.offer_buttons(db, conversation, [row["button"] for row in rows], now, dossier)
    return {**card, "rows": [{**row, "button": one} for row, one in zip(rows, buttons, strict=True)]}


def _other(seen: Seen, number: int | None) -> OtherCase | UnknownCard:
    this = next((one for one in seen.others if one.number == number), None)
    if this is None:
        return UnknownCard()
    return OtherCase(this.called, Dossier(seen.number, seen.case, True, None).called)


def _with_answers(case: Case, answers: Mapping[str, str], now: datetime) -> Case:
    """The case with what the card says; what did not change keeps its time."""
    for field, value in answers.items():
        if not value:
            case = case.without(field)
        elif case.value(field) != value:
            case = case.with_answer(field, value, "gebruiker", now)
    return case
