"""What is said in every measurement: questions with an article as answer, and a check of an employer.

Each reply is compared with what the same words got when nobody else was talking, so a lost, swapped or
half reply is seen.
"""

from dataclasses import dataclass, field

from benchmarks.peers.side import Lost, Reply, Side
from benchmarks.peers.stock.project import learnt
from knowledge.load import load_content

Said = tuple[str, str]  # kind of turn, text
CHECK: tuple[Said, ...] = (
    ("begin", "start de check"),
    ("question", "Venlo"),
    ("question", "ja"),
    ("correction", "nee, de gemeente is Emmen"),
    ("question", "ja"),
    ("question", "ja"),
    ("verdict", "ja"),
)
KINDS = ("answer", "question", "correction", "verdict")
ASKED = 8


@dataclass
class Heard:
    """The replies of one side to what is said alone: {(place, text): reply}."""

    replies: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def right(self, script: str, place: int, text: str, reply: Reply) -> bool:
        """Is this the reply that was heard before?"""
        return self.replies[script, place, text] == reply.text


async def questions(sides: list[Side]) -> tuple[Said, ...]:
    """Questions that every side answers with an article."""
    content, found = load_content(), []
    for article in learnt(content):
        text = content.articles[article].examples[1]
        replies = [await side.say(await side.open(), text) for side in sides]
        if all(reply.answers for reply in replies):
            found.append(("answer", text))
        if len(found) == ASKED:
            return tuple(found)
    raise LookupError(f"only {len(found)} questions that everybody answers")


async def heard(side: Side, scripts: dict[str, tuple[Said, ...]]) -> Heard:
    """What a side says when nobody else talks; said twice, to see that it always says the same."""
    first, second = [await _alone(side, scripts) for _ in range(2)]
    if different := [key for key in first.replies if first.replies[key] != second.replies[key]]:
        raise Lost(f"{side.name} says something else the second time: {different}")
    return first


async def _alone(side: Side, scripts: dict[str, tuple[Said, ...]]) -> Heard:
    known = Heard()
    for name, script in scripts.items():
        talk = await side.open()
        for place, (_, text) in enumerate(script):
            known.replies[name, place, text] = (await side.say(talk, text)).text
    return known
