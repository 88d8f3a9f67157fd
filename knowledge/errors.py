"""What can go wrong in the core.

KnowledgeError
├── ContentError      a content file is wrong: names the file, the key and the remedy
├── NotInForce        a fact was asked for a day before its first value
└── UnknownId         an article, region, field or fact that does not exist
"""


class KnowledgeError(Exception):
    """Root of every error in this package."""


class ContentError(KnowledgeError):
    """A content file that cannot be used."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        self.file, self.key, self.problem = file, key, problem
        super().__init__(f"{file}: {key}: {problem}")


class NotInForce(KnowledgeError):
    """A fact was asked for a day before the first day it has a value for."""


class UnknownId(KnowledgeError):
    """No such article, region, field or fact."""
