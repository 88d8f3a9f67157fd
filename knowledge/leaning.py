"""What leans on which source."""

from knowledge.model import Content
from knowledge.walk import FOLDERS, citations

Leaning = dict[str, list[str]]


def leaning(content: Content) -> dict[str, Leaning]:
    """Per source the ids of what cites it, by part of the content: {"sbb": {"articles": ["jobcoach"]}}.

    Each id stands there once; a source that nothing cites has no parts.
    """
    found: dict[str, Leaning] = {source: {} for source in content.sources}
    for file, key, cited in citations(content):
        part, name = _part_and_id(file, key)
        listed = found[cited.id].setdefault(part, [])
        if name not in listed:
            listed.append(name)
    return found


def _part_and_id(file: str, key: str) -> tuple[str, str]:
    """From "articles/jobcoach.yml" or "rules.yml" with its key to the part of the content and the id in it."""
    folder, _, name = file.removesuffix(".yml").rpartition("/")
    if folder in FOLDERS:
        return folder, name
    return folder or name, key.split(".")[0]
