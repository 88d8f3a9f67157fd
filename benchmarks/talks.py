"""What is said in every measurement: questions with an article as answer, and a check of an employer.

Each reply is compared with what the same words got when nobody else was talking, so a lost, swapped or
half reply is seen.
"""

from dataclasses import dataclass, field
from itertools import product

from benchmarks.peers.side import Lost, Reply, Side
from benchmarks.peers.stock.project import learnt
from knowledge.load import load_content

Said = tuple[str, str]  # kind of turn, text
Script = tuple[Said, ...]
CHECK: Script = (
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
MANY = 24  # questions of people who do not all ask the same


@dataclass
class Heard:
    """The replies of one side to what is said alone: {(place, text): reply}."""

    replies: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def right(self, script: str, place: int, text: str, reply: Reply) -> bool:
        """Is this the reply that was heard before?"""
        return self.replies[script, place, text] == reply.text


async def scripts_of(sides: list[Side]) -> dict[str, tuple[Script, ...]]:
    """What many people say to each of these sides: different questions, each somewhere else in a talk; the check."""
    asked = await questions(sides, MANY)
    starts = range(0, MANY, MANY // ASKED)
    return {"answers": tuple((asked[start:] + asked[:start])[:ASKED] for start in starts), "check": (CHECK,)}


async def questions(sides: list[Side], enough: int = ASKED) -> Script:
    """Questions that every side answers with an article. Raises LookupError when there are not enough."""
    content, found = load_content(), []
    for number, article in product((1, 2), learnt(content)):
        text = content.articles[article].examples[number]
        replies = [await side.say(await side.open(), text) for side in sides]
        if all(reply.answers for reply in replies):
            found.append(("answer", text))
        if len(found) == enough:
            return tuple(found)
    raise LookupError(f"only {len(found)} questions that everybody answers")


async def heard(side: Side, scripts: dict[str, tuple[Script, ...]]) -> Heard:
    """What a side says when nobody else talks; said twice, to see that it always says the same."""
    first, second = [await _alone(side, scripts) for _ in range(2)]
    if different := [key for key in first.replies if first.replies[key] != second.replies[key]]:
        raise Lost(f"{side.name} says something else the second time: {different}")
    return first


async def _alone(side: Side, scripts: dict[str, tuple[Script, ...]]) -> Heard:
    known = Heard()
    for name, script in ((name, one) for name, several in scripts.items() for one in several):
        talk = await side.open()
        for place, (_, text) in enumerate(script):
            known.replies[name, place, text] = (await side.say(talk, text)).text
    return known
