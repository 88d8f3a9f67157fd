"""One message in the forms it can be recognised by: as it was said, without politeness, as plain yes or no.

Also how things are denied and asked. The word lists are content: `commands.yml` and `words.yml`.
"""

import re
from functools import lru_cache

from knowledge.model import Content
from knowledge.places import plain

# With one of these in the same clause, a word may mean the opposite: then nothing is concluded from it.
DENIALS = {
    *("niet", "geen", "nooit", "zonder", "gestopt", "afgebroken", "wacht", "wachten", "misschien", "bijna"),
    *("halverwege", "bezig", "afgehaakt"),
}
# A reply of nothing but these ("nog niet") counts only when it is all that a clause says.
WEAK = DENIALS | {"nog", "nu", "echt", "te", "niks", "niets", "geen", "weinig", "wel", "er", "is", "al"}
# Short for, in a message that is typed in a hurry. Without these a denial would be read over.
SHORT = {"nt": "niet", "gn": "geen", "dipl": "diploma", "bijst": "bijstand"}
CLAUSE = re.compile(r"[,.;:!?]| (?:maar|want|en|dus|omdat|wel) ")
# "mbo 4, maar niet afgemaakt": the denial belongs to what stands before it.
AFTERTHOUGHT = re.compile(
    r"[,;]? (?:maar )?(?:(?:die|dat|hij|zij|ze|het|is|heeft|nog|ook|wel) )*"
    r"(?:niet (?:af|afgemaakt|afgerond|gehaald|behaald|voltooid|geslaagd)|zonder diploma)\b"
)
ABOUT = re.compile(r"\b(?:hij|zij|ze|mijn|onze|ons|wij|we|deze|die|kandidaat|klant|client)\b")
TELLING = re.compile(r"(?:ja|nee|o|oke|ok|prima|toch|er is|er zijn|het is|dat is|ik heb|ik weet|sorry|wacht)\b")
OF_ME = re.compile(r"\b(?:ik ben|wij zijn|ik begeleid|toch|zelf)\b")
QUESTION_WORDS = {
    *("wat", "wie", "waar", "wanneer", "waarom", "waarvoor", "hoe", "hoeveel", "hoelang", "welk", "welke"),
    *("mag", "mogen", "kan", "kunnen", "moet", "moeten", "krijg", "krijgt", "bestaat", "bestaan"),
    *("geldt", "wordt", "worden", "zou", "betaalt"),
}
# "En wie betaalt dat": such a word before a question word changes nothing.
LEAD = re.compile(r"^(?:en|maar|ok|oke) (?=(?:wat|wie|waar|wanneer|waarom|hoe|hoeveel|hoelang|welke?)\b)")


def letters(text: str) -> str:
    """Lower case letters and digits with single spaces; a text of nothing but question marks stays one."""
    words = re.sub(r"[^a-z0-9+]", " ", plain(text)).replace("+", " plus ").split()
    kept = " ".join(SHORT.get(word, word) for word in words)
    return kept or ("?" if "?" in text else "")


def forms(content: Content, text: str) -> tuple[str, ...]:
    """The text as it was said, with fewer and fewer polite words around it, and as "ja" or "nee" when it says so."""
    bare = _barer(letters(text), content.words["aanloop"].words, content.words["afloop"].words)
    short = [one for one in ("ja", "nee") if set(bare) & all_letters(content.words[one].words)]
    return tuple(dict.fromkeys((*bare, *short)))


def command_in(content: Content, text: str) -> str | None:
    """The command that this whole message is, or None."""
    bare = _barer(letters(text), content.words["aanloop"].words, content.words["afloop"].words)
    meant = (command.id for said in bare for command in content.commands.values() if said in all_letters(command.words))
    return next(meant, None)


def says(content: Content, words: str, text: str) -> bool:
    """Is the whole message one of these words, and nothing that only looks like one?"""
    return letters(text) in all_letters(content.words[words].words)


def is_question(text: str) -> bool:
    """Does this text look like a question rather than an answer?"""
    words = LEAD.sub("", plain(text)).replace("?", " ? ").split()
    exclamation = words[:2] == ["wat", "een"]
    return "?" in words or (bool(words) and words[0] in QUESTION_WORDS and not exclamation)


def tells(text: str) -> bool:
    """Does a message state something of this candidate or company, such as "ze zit nog op het vso"?"""
    said = letters(text)
    return not is_question(text) and bool(ABOUT.search(said) or TELLING.match(said))


def says_of_me(text: str) -> bool:
    """Is a message about the one who types it: "ik ben toch werkgever"?"""
    return bool(OF_ME.search(letters(text)))


def statements(text: str) -> list[str]:
    """The parts of a message that say something of this candidate or company, and ask nothing."""
    parts = re.findall(r"[^,.;:!?]+[,.;:!?]?", plain(text))
    return [part for part in parts if not is_question(part.strip()) and ABOUT.search(letters(part))]


def clauses(text: str) -> list[str]:
    """The clauses of a text in letters, each between spaces; a denial that comes after belongs to what it denies."""
    joined = AFTERTHOUGHT.sub(" niet ", f" {plain(text)} ")
    return [f" {letters(clause)} " for clause in CLAUSE.split(joined)]


@lru_cache(maxsize=1024)
def all_letters(words: tuple[str, ...]) -> frozenset[str]:
    """Words in the form in which they are compared."""
    return frozenset(letters(word) for word in words)


def _barer(said: str, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """The text, and all that is left when polite words are taken off its ends, the longest first."""
    start, end, found = _edge(before, "^(?:{}) "), _edge(after, " (?:{})$"), [said]
    for one in found:  # grows while we look
        found += [less for less in (end.sub("", one), start.sub("", one)) if less not in found]
    return sorted(found, key=len, reverse=True)


@lru_cache(maxsize=8)
def _edge(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    longest_first = sorted(all_letters(words), key=len, reverse=True)
    return re.compile(shape.format("|".join(map(re.escape, longest_first))))
