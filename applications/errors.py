"""What can go wrong here.

ApplicationsError
├── WeakSecret             the secret that seals personal details is missing or too short
├── Unreadable             sealed with another secret, or damaged
├── UnknownConversation    something was asked of a conversation that does not exist
├── UnknownCase            something was asked of a case that this conversation does not have
├── ChangedMeanwhile       somebody else changed the conversation in the middle of a turn
├── CodeError              a code to go on with a check that does not work (any more)
│   ├── UnknownCode        we never gave it
│   ├── ExpiredCode        its last day is over
│   ├── UsedCode           the check went on elsewhere with it
│   ├── ReplacedCode       a newer code was made for the same check
│   └── FinishedCode       the application of that check was made
├── PersonalNumber         a value that looks like a BSN: it is never stored
├── BadSpreadsheet         a file with candidates that cannot be used: names every cell that is wrong
├── NoGroup                a file with candidates where no group is asked for
├── NotAChoice             an answer that is not one of the choices of its field: names the field
├── Incomplete             an application cannot be made yet: names the fields that miss
├── UnknownApplication     no application with this reference, or not of this conversation
├── NotAllowed             a move that this role cannot make from where the application stands
├── MailSettings           the settings for sending mail cannot be used
├── DeskSettings           how a desk wants to receive applications cannot be used
├── AccountSettings        the roles of a colleague cannot be so
├── WrongPassword          no account with this name and password
├── LockedOut              too many wrong passwords: says until when
├── Overtaken              somebody else changed an application after it was looked at
└── RetentionSettings      how long something is kept is not a number of days
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


class ApplicationsError(Exception):
    """Root of every error in this package."""


class WeakSecret(ApplicationsError):
    """The secret that seals personal details is missing or too short."""


class Unreadable(ApplicationsError):
    """Personal details that were sealed with another secret, or damaged."""


class UnknownConversation(ApplicationsError):
    """No conversation with this id."""


class UnknownCase(ApplicationsError):
    """No case with this number in this conversation."""


class ChangedMeanwhile(ApplicationsError):
    """Somebody else saved something between the reading and the saving of a turn: take the turn again."""


class CodeError(ApplicationsError):
    """A code to go on with a check does not work. The text never holds the code."""


class UnknownCode(CodeError):
    """Not a code that we gave."""


class ExpiredCode(CodeError):
    """Its last day is over."""


class UsedCode(CodeError):
    """The check went on in another conversation with it."""


class ReplacedCode(CodeError):
    """A newer code was made for the same check."""


class FinishedCode(CodeError):
    """The application of that check was made already."""


class PersonalNumber(ApplicationsError):
    """A value that looks like a BSN. `fields` are the ids of the fields that hold one."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(f"looks like a BSN: {', '.join(fields)}")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a spreadsheet: the cell, a Dutch text, and the row and column for who wants to look."""

    cell: str
    text: str
    row: int = 1
    column: str = ""


class BadSpreadsheet(ApplicationsError):
    """A file that cannot be used. `problem` is the Dutch text for its owner; `faults` name the cells."""

    def __init__(self, problem: str, faults: Sequence[Fault] = ()) -> None:
        self.problem, self.faults = problem, tuple(faults)
        super().__init__(f"{len(self.faults)} faults in a spreadsheet")


class NoGroup(ApplicationsError):
    """A file with candidates in a conversation that asks for none."""


class NotAChoice(ApplicationsError):
    """An answer that is not one of the choices of its field, such as an exact age."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(f"{field}: not one of its choices")


class Incomplete(ApplicationsError):
    """No application yet. `fields` are the ids of required fields without an answer or without consent."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(f"required, not given: {', '.join(fields)}")


class UnknownApplication(ApplicationsError):
    """No application with this reference, or not one of this conversation."""


class NotAllowed(ApplicationsError):
    """A move that somebody in this role cannot make from here. `current` is the status it has."""

    def __init__(self, current: str, to: str, role: str) -> None:
        self.current = current
        super().__init__(f"{role} cannot take an application from {current} to {to}")


class MailSettings(ApplicationsError):
    """The settings for sending mail cannot be used: says which one and how it should look."""


class DeskSettings(ApplicationsError):
    """How a desk wants to receive applications cannot be used: says what and how it should look."""


class RetentionSettings(ApplicationsError):
    """How long something is kept is not a number of days: says which setting."""


class AccountSettings(ApplicationsError):
    """The roles of a colleague cannot be so: says why."""


class WrongPassword(ApplicationsError):
    """No account with this name and password; which of the two is not told."""


class LockedOut(ApplicationsError):
    """Too many wrong passwords. `until` is when the next one is looked at."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__("locked out")


class Overtaken(ApplicationsError):
    """Somebody else changed an application after it was looked at. `handler`: the colleague who has it now."""

    def __init__(self, status: str, handler: str | None) -> None:
        self.status, self.handler = status, handler
        super().__init__(f"it is {status} by now")
