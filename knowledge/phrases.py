"""Are the lists of words complete, and does every phrase mean one thing? Part of reading the content."""

from collections.abc import Iterator

from knowledge.errors import ContentError
from knowledge.model import Content
from knowledge.wording import letters

LISTS = ("akkoord", "weigering", "ja", "nee", "aanloop", "afloop", "fout", "verbetering", "tegenspraak")
FOLLOWUPS = (
    *("aansluiten", "vraagwoorden", "terugwijzen", "hoort_bij_de_eerste", "tweede_vraag"),
    *("werkgever", "professional", "algemeen"),
)
IN_CHECK = (
    *("groet", "bedankt", "afscheid", "bent_u_mens", "klacht", "hulp", "later_verder"),
    *("wie_maakt_dit", "belediging", "nood"),
)


def check(content: Content) -> None:
    """Raise ContentError for the first list that is missing or phrase that stands twice."""
    for file, key, problem in _problems(content):
        raise ContentError(file, key, problem)


def _problems(content: Content) -> Iterator[tuple[str, str, str]]:
    for file, needed, there in (("words.yml", LISTS, content.words), ("followups.yml", FOLLOWUPS, content.followups)):
        for name in sorted(set(needed) - set(there)):
            yield file, name, "ontbreekt; de assistent heeft deze woorden nodig"
    for name in IN_CHECK:
        if not content.talk[name].in_check:
            yield "talk.yml", f"{name}.in_check", "ontbreekt; de assistent zegt dit tijdens de check"
    seen: dict[str, str] = {}
    for command in content.commands.values():
        for word in command.words:
            if (other := seen.setdefault(letters(word), command.id)) != command.id:
                yield "commands.yml", command.id, f"{word!r} staat ook bij {other}; kies een van de twee"
