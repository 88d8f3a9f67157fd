"""An earlier answer is wrong: said with the right one, or without, and then its question comes back."""

from dataclasses import replace

from actions.check.failing import which_place
from actions.check.flow import Check, Turn
from actions.check.keeping import answered, found_in
from actions.check.repair import ask_anew
from knowledge import corrections
from knowledge.case import Case
from knowledge.model import Field
from knowledge.places import near
from knowledge.wording import is_question


def correction(check: Check, case: Case, asked: Field | None) -> Turn | None:
    """An earlier answer is wrong: with the right one, or without, and then its question comes back."""
    text = check.incoming.text
    if is_question(text):
        return None
    if pair := corrections.named_value(check.as_of, case, text) or corrections.instead(check.as_of, case, asked, text):
        return answered(check, case, replace(found_in(check, case, None), answers=_with(check, case, pair)))
    if not (wrong := corrections.called_wrong(check.as_of, case, text)):
        return _unknown_place(check, case)
    name, value = wrong
    found = found_in(check, case, None)
    value = value or found.answers.get(name)
    if found.ambiguous or (value and value != case.value(name)):
        return answered(check, case, replace(found, answers=_with(check, case, (name, value))))
    return ask_anew(check, case, name)


def _with(check: Check, case: Case, pair: tuple[str, str | None]) -> dict[str, str]:
    name, value = pair
    others = found_in(check, case, None).answers
    return {**others, name: value} if value else others


def _unknown_place(check: Check, case: Case) -> Turn | None:
    """No gemeente is called so ("de gemeente is Sittard"), but some come near."""
    name = corrections.after_name(check.content.fields["gemeente"], check.incoming.text)
    places = near(check.content, name) if name else ()
    return which_place(check, case, places) if places else None
