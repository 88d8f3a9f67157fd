"""Sources of a message: numbered once, cited by number, and listed where they unfold."""

from collections.abc import Sequence
from typing import Any

from channels.messages import Message
from channels.teams.cards import texts
from channels.teams.cards.markdown import link, numbered, plain
from channels.teams.cards.parts import Element, dim, text, unfold

ELSEWHERE = ("verwant_onderwerp", "buiten_onderwerp")
Source = dict[str, Any]


class Sources:
    """The sources of one card in the order in which they are met."""

    def __init__(self, given: Sequence[Source]) -> None:
        self._found: dict[tuple[str, str], Source] = {}
        self.cite(given)

    def cite(self, sources: Sequence[Source]) -> str:
        """Their numbers in words, with a space before; "" without sources."""
        keys = [(one["title"], one["url"]) for one in sources]
        for key, one in zip(keys, sources, strict=True):
            self._found.setdefault(key, one)
        places = {key: number for number, key in enumerate(self._found, 1)}
        return f" {texts.cited(sorted({places[key] for key in keys}))}" if keys else ""

    def unfolding(self) -> list[Element]:
        """The button that shows them; nothing when there are none."""
        found = list(self._found.values())
        listed = [text(numbered(_line(one) for one in found), size="Small")]
        return [unfold(texts.sources(len(found)), listed)] if found else []


def _line(source: Source) -> str:
    about = plain(texts.dated(source["date"], source["checked"]))
    return f"{link(source['title'], source['url'])} ({about})"


def footing(message: Message, page: str | None) -> list[Element]:
    """Whether an answer is national or regional, and where it can be read and shared."""
    parts = [plain(scope)] if (scope := _scope(message)) else []
    parts += [link(texts.READ, page)] if page else []
    return [dim(" · ".join(parts), spacing="Medium")] if parts else []


def _scope(message: Message) -> str | None:
    if not message["article"] or message["topic"] in ELSEWHERE:
        return None
    return texts.REGIONAL if message["region"] else texts.NATIONAL
