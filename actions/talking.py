"""Actions outside the check: answering a question, small talk, a button."""

from collections.abc import Callable
from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher

from actions import answering, wiring
from actions.check.aftermath import ACTS as AFTERMATH
from actions.check.commands import agreed
from actions.check.commands import said as command_said
from actions.check.dossiers import DOSSIERS
from actions.check.flow import RUNNING
from actions.check.form import surroundings
from actions.check.group_words import asked_for
from actions.check.whose import spoken
from actions.incoming import Incoming, from_tracker
from actions.messages import talk
from applications import cases, questions
from applications.cases import Seen
from applications.database import Database
from applications.desks import DEMO
from applications.teams import GROUP
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Content
from knowledge.questions import hints
from knowledge.replies import heard


class Speaking(Action):
    """An action that says what a plain function returns. Abstract: subclasses give name and `says`."""

    says: Callable[[Content, Database, Incoming, Case], list[dict]]

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> list:
        """Say it. Nothing to say means that it is for the check: that is called instead."""
        incoming = from_tracker(tracker.sender_id, tracker.latest_message, tracker.events)
        said = await wiring.database().soon(self._said, incoming)
        for one in said:
            dispatcher.utter_message(json_message=one)
        return [] if said else [FollowupAction("check_form")]

    def _said(self, incoming: Incoming) -> list[dict]:
        """The case decides whether a check runs, not the dialogue, which forgets after a while or a restart."""
        content, db = wiring.content(), wiring.database()
        seen = cases.look(db, incoming.conversation)
        if for_check(content, incoming, seen):
            return []
        case = replace(seen.case, offered={})
        if not seen.case.offered:
            return type(self).says(content, db, incoming, case)
        with db.session():  # something else was said: a later "ja" is not about that any more
            cases.save(db, incoming.conversation, case, incoming.now)
            return type(self).says(content, db, incoming, case)


def for_check(content: Content, incoming: Incoming, seen: Seen) -> bool:
    """Does a check run, or is this about one of several: "terug naar kandidaat K-204", a button of another one?

    Who says to have several candidates wants a check for them.
    """
    if seen.case.stage in RUNNING or agreed(content, incoming, seen.case):
        return True
    if not incoming.typed:
        other = bool(incoming.dossier) and incoming.dossier != seen.number
        return other or incoming.payload.get("doe") in {*DOSSIERS, *AFTERMATH}
    if command_said(content, incoming) in AFTERMATH:
        return True
    return asked_for(incoming.text) or bool(spoken(surroundings(content, incoming, seen), seen.case))


def answer_question(content: Content, db: Database, incoming: Incoming, case: Case) -> list[dict]:
    """Answer, and remember what the question said for a check that may start from it; not where others read along."""
    says, understood = answering.answered(content, case, incoming)
    unknown = not understood and incoming.channel != DEMO
    hinted = None if incoming.channel == GROUP else _hinted(content, incoming, case, says)
    if unknown or hinted:
        with db.session():
            if unknown:
                questions.unanswered(db, incoming.text, list(incoming.ranking), incoming.now)
            if hinted:
                cases.save(db, incoming.conversation, hinted, incoming.now)
    return says


def _hinted(content: Content, incoming: Incoming, case: Case, says: list[dict]) -> Case | None:
    """The case to keep: what a question said that got an answer; None when there is nothing new."""
    as_of = AsOf(content, incoming.today)
    said = heard(as_of, None, incoming.text, incoming.entities).answers if says[-1]["article"] else {}
    hinted = hints(as_of, said, incoming.now)
    return hinted if hinted.answers or (case.stage == "nieuw" and case != hinted) else None


def small_talk(content: Content, db: Database, incoming: Incoming, case: Case) -> list[dict]:
    """A fixed text for a conversational intent; for "mens" the desk of the region.

    A short word such as "ovo?" looks like talk to the language engine, so terms are looked for first.
    """
    if term := answering.explained(content, case, incoming):
        return [term]
    if incoming.intent == "mens_spreken":
        return [answering.person(content, case, incoming)]
    return [talk(content, incoming.intent if incoming.intent in content.talk else "geen_antwoord")]


def fall_back(content: Content, db: Database, incoming: Incoming, case: Case) -> list[dict]:
    """What no rule expected: a "ja" to nothing gets a fixed text, anything else is treated as a question."""
    if incoming.intent in content.talk:
        return small_talk(content, db, incoming, case)
    return answer_question(content, db, incoming, case)


def press(content: Content, db: Database, incoming: Incoming, case: Case) -> list[dict]:
    """A button outside the check. Nothing to say means: start the check."""
    if article_id := incoming.payload.get("artikel"):
        return [answering.article(content, case, incoming, article_id)]
    if incoming.payload.get("doe") in {"start_check", "bevestig", "groep"}:
        return []
    if incoming.payload.get("doe") == "mens":
        return [answering.person(content, case, incoming)]
    return [talk(content, "hulp")]


class ActionAnswer(Speaking):
    """Answers a question with an article."""

    says = staticmethod(answer_question)

    def name(self) -> str:
        """For Rasa."""
        return "action_answer"


class ActionTalk(Speaking):
    """Greetings, thanks, help and the like."""

    says = staticmethod(small_talk)

    def name(self) -> str:
        """For Rasa."""
        return "action_talk"


class ActionButton(Speaking):
    """A button pressed outside the check."""

    says = staticmethod(press)

    def name(self) -> str:
        """For Rasa."""
        return "action_button"


class ActionFallback(Speaking):
    """When no rule or story knows what comes next: the ranking decides, and nothing is guessed."""

    says = staticmethod(fall_back)

    def name(self) -> str:
        """For Rasa."""
        return "action_default_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> list:
        """Say it, and take the message back out of the dialogue; otherwise Rasa would fall back again."""
        events = await super().run(dispatcher, tracker, domain)
        return events or [UserUtteranceReverted()]
