"""What was filled in on the card of a case: checked per field, and split into personal and not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from applications.fieldmap import about_applicant
from channels.errors import CardRefused, UnknownCard
from channels.masking import mask
from channels.text import EmptyText, LongText, clean
from knowledge.case import Case
from knowledge.model import Content, Field
from knowledge.questions import card_fields

LONGEST = 200
NO_BSN = "Dit lijkt op een burgerservicenummer (BSN). Vul dat hier niet in."
EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}")
PHONE = re.compile(r"(?:\+|00?)[1-9](?:[ ().-]{0,3}\d){7,13}")
# These may stand in no field. Other personal data may stand only where the applicant's own details go.
NOWHERE = {"bsn", "iban", "geboortedatum"}


@dataclass(frozen=True)
class Filled:
    """Values by field id. An empty value takes back what was filled in before."""

    personal: Mapping[str, str]
    answers: Mapping[str, str]


def check(content: Content, case: Case, values: Mapping[str, Any]) -> Filled:
    """The values of every field on the card of this case.

    Raises CardRefused with an error per field, and UnknownCard when this case has no card (any more).
    """
    personal: dict[str, str] = {}
    answers: dict[str, str] = {}
    errors: dict[str, str] = {}
    fields = card_fields(content, case)
    if not fields:
        raise UnknownCard
    for field in fields:
        try:
            (personal if field.personal else answers)[field.id] = _value(field, values.get(field.id))
        except ValueError as error:
            errors[field.id] = str(error)
    if errors:
        raise CardRefused(errors)
    return Filled(personal, answers)


def _value(field: Field, raw: Any) -> str:
    """The value to keep, "" for an empty one; a ValueError carries the text for the user."""
    if field.type == "akkoord":
        return _consent(field, raw)
    text = _text(raw)
    if not text and field.required:
        raise ValueError("Vul dit in.")
    if text and field.type in _CHECKS:
        _CHECKS[field.type](field, text)
    return text


def _consent(field: Field, raw: Any) -> str:
    if raw in (True, "ja"):
        return "ja"
    if raw not in (None, False, "", "nee"):
        raise ValueError("Zet hier wel of geen vinkje.")
    if field.required:
        raise ValueError("Zet hier een vinkje. Zonder akkoord kan ik geen aanmelding maken.")
    return "nee"


def _text(raw: Any) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise ValueError("Vul hier tekst in.")
    try:
        text = clean(raw)
    except EmptyText:
        return ""
    except LongText:
        text = raw
    if len(text) > LONGEST:
        raise ValueError(f"Gebruik hoogstens {LONGEST} tekens.")
    return text


def _plain(field: Field, text: str) -> None:
    found = set(mask(text).kinds)
    if "bsn" in found:
        raise ValueError(NO_BSN)
    if found & NOWHERE or (found and not about_applicant(field)):
        raise ValueError("Hier staan persoonsgegevens in. Haal die weg.")


def _email(field: Field, text: str) -> None:
    if not EMAIL.fullmatch(text):
        raise ValueError("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")


def _phone(field: Field, text: str) -> None:
    if not PHONE.fullmatch(text.removeprefix("(")):
        raise ValueError("Vul een telefoonnummer met netnummer in, zoals 050 123 45 67.")


def _choice(field: Field, text: str) -> None:
    if text not in {choice.value for choice in field.choices}:
        raise ValueError("Kies een van de mogelijkheden.")


_CHECKS = {"tekst": _plain, "email": _email, "telefoon": _phone, "keuze": _choice}
