"""How one answer is written in an application: its value for machines and its text for people."""

from applications.errors import NotAChoice
from knowledge.case import UNKNOWN
from knowledge.dated import AsOf
from knowledge.model import Choice, Field
from knowledge.texts import filled

YES_NO = {"ja": "Ja", "nee": "Nee"}


def shown(asked: Field, value: str, as_of: AsOf) -> tuple[str, str]:
    """(value, text). A value that is not one of the choices of its field stays out of an application."""
    if value == UNKNOWN:
        return value, "Weet ik niet"
    if asked.choices:
        return value, filled(_choice(asked, value).label, as_of)
    if asked.type == "akkoord":
        return value, _yes_no(asked, value)
    return value, value


def _yes_no(asked: Field, value: str) -> str:
    if value not in YES_NO:
        raise NotAChoice(asked.id)
    return YES_NO[value]


def _choice(asked: Field, value: str) -> Choice:
    found = next((one for one in asked.choices if one.value == value), None)
    if found is None:
        raise NotAChoice(asked.id)
    return found
