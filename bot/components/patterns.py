"""What the EntityRuler looks for: the places, regions and choices of the content."""

from bot.components.ages import WRITTEN
from bot.components.meant import PLACE
from bot.components.words import WORD, fold, words
from knowledge.model import Content
from knowledge.places import names_of

REGION = "regio"


def patterns_of(content: Content) -> list[dict]:
    """EntityRuler patterns. The same words never mean two things: places go before regions before choices."""
    patterns: dict[str, dict] = {}
    for label, words_, value in (*_choices(content), *_regions(content), *_places(content)):
        plain = " ".join(WORD.findall(fold(words_))).lower()
        patterns[plain] = {"label": label, "pattern": plain, "id": value}
    return list(patterns.values())


def _places(content: Content) -> list[tuple[str, str, str]]:
    return [(PLACE, name, one.name) for one in content.gemeenten for name in names_of(content, one)]


def _regions(content: Content) -> list[tuple[str, str, str]]:
    return [
        (REGION, f"{before}{name}", region.code)
        for region in content.regions.values()
        for name in (region.name, *region.aliases)
        for before in ("", "regio ", "arbeidsmarktregio ")
    ]


def _choices(content: Content) -> list[tuple[str, str, str]]:
    return [
        (field.id, word, choice.value)
        for field in content.fields.values()
        for choice in field.choices
        for word in choice.words
    ]


def worth_righting(patterns: list[dict]) -> set[str]:
    """The words that a slip is put right for."""
    lists = (*words()["speakers"].values(), words()["trades"], words()["companies"], words()["persons"], WRITTEN)
    said = (*(one["pattern"] for one in patterns), *(word for some in lists for word in some))
    return {word for text in said for word in text.split()} - set(words()["everyday_places"])
