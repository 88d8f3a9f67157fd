"""The actions of the stock project, copied into it as they stand; they run on the SDK's own server.

`content.json` beside this file: the answers by intent, the questions with their accepted replies, and the end.
"""

import json
import re
from pathlib import Path
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

CONTENT = json.loads((Path(__file__).parent / "content.json").read_text(encoding="utf-8"))
CORRECTION = re.compile(r"nee, de gemeente is (\w+)", re.IGNORECASE)


class ActionAnswer(Action):
    """The text of the article that the intent stands for."""

    def name(self) -> str:
        """For Rasa."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> list:
        """Say it."""
        intent = tracker.latest_message["intent"]["name"]
        dispatcher.utter_message(text=CONTENT["answers"].get(intent, CONTENT["unknown"]))
        return []


class ActionSubmit(Action):
    """The end of the check: a fixed text with what was answered."""

    def name(self) -> str:
        """For Rasa."""
        return "action_submit"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> list:
        """Say it."""
        answers = ", ".join(f"{name}: {tracker.get_slot(name)}" for name in CONTENT["replies"])
        dispatcher.utter_message(text=f"{CONTENT['end']} ({answers})")
        return []


class ValidateCheckForm(FormValidationAction):
    """One `validate_<slot>` for each question, as the SDK looks for them."""

    def name(self) -> str:
        """For Rasa."""
        return "validate_check_form"


def _validation(slot: str) -> Any:
    known = CONTENT["replies"][slot]

    def validate(self: Any, text: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> dict:
        corrected = CORRECTION.match(str(text))
        if corrected:
            return {slot: None, "gemeente": corrected[1]}
        value = known.get(str(text).strip().lower())
        if value is None:
            dispatcher.utter_message(text=CONTENT["again"])
        return {slot: value}

    return validate


for _slot in CONTENT["replies"]:
    setattr(ValidateCheckForm, f"validate_{_slot}", _validation(_slot))
