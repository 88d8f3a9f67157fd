"""The term or abbreviation that a question asks for, and the message that explains it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from knowledge.dated import AsOf
from knowledge.model import Content, Term
from knowledge.places import key_of, plain
from knowledge.texts import filled, shown_sources

# A name must be this long before another spelling counts as the same; "bbl" and "bol" differ in one letter.
LONG_ENOUGH = 7
ALIKE = 0.86
MOST_LETTERS = 2  # too many or too few
SHORTEST_STEM = 5  # before "en"; before "s" a short one will do: "ovo's"
# "Wat betekent X" asks for the word itself; "wat is X" may as well ask for the thing.
MEANS = tuple(
    re.compile(form)
    for form in (
        r"wat beteken(?:t|d|en|de) (.+)",
        r"wat (.+) beteken(?:t|d|en)",
        r"waar (?:staat|staan|stond) (.+) voor",
        r"waarvoor (?:staat|staan|stond) (.+)",
        r"waar is (.+) (?:de |een )?afkorting (?:van|voor)",
        r"(?:wat is )?(?:de )?(?:betekenis|definitie|omschrijving|afkorting) (?:van )?(.+)",
        r"(.+) (?:betekenis|definitie|afkorting)",
        r"wat word(?:t|en)? (?:er )?bedoeld met (.+)",
        r"wat (?:bedoelt u|bedoel je|bedoelen jullie|bedoelen ze|bedoelt men) met (.+)",
    )
)
IS = tuple(
    re.compile(form)
    for form in (
        r"(?:wat|wie) (?:is|zijn|was|waren) (.+)",
        r"wat (?:houdt|houd|houden) (.+) in",
        r"wat (.+) (?:is|zijn|inhoudt|inhoud)",
        r"(?:uitleg|leg) (?:van |over )?(.+?)(?: uit)?",
        r"(.+) uitleg",
    )
)
OPENING = re.compile(
    r"(?:(?:hallo|hoi|dag|goede?\w+|en|maar|oke|ok|sorry|vraagje|weet (?:u|je)|leg (?:mij |eens |even )*uit"
    r"|(?:kunt u|kun je|kan je) (?:mij |me |even |eens )*(?:vertellen|uitleggen|zeggen)"
    r"|ik (?:weet|snap|begrijp) niet|ik wil weten) )+"
)
AROUND = {
    *("de", "het", "een", "n", "t", "zo", "zon", "nou", "nu", "dan", "ook", "al", "alweer", "weer", "eigenlijk"),
    *("precies", "toch", "eens", "even", "ff", "hier", "nog", "jullie", "dat", "die", "aub", "svp", "alstublieft"),
    *("term", "begrip", "woord", "afkorting", "letters"),
}


@dataclass(frozen=True)
class Asked:
    """A term that is asked for. `word`: what it means, not what the thing is. `bare`: only the term was typed."""

    term: Term
    word: bool = False
    bare: bool = False


def asked_term(content: Content, text: str) -> Asked | None:
    """The term that a text asks for, and nothing else is asked: "wat is een ovo?", "betekenis van pok", "ovo?"."""
    said = " ".join(re.sub(r"[^a-z0-9 ]", " ", plain(text).replace("'", "").replace(".", "")).split())
    said = OPENING.sub("", said, count=1) if OPENING.match(said) else said
    for forms, word in ((MEANS, True), (IS, False)):
        for form in forms:
            if (found := form.fullmatch(said)) and (term := find_term(content, found.group(1))):
                return Asked(term, word=word)
    bare = "?" not in text
    term = find_term(content, said, misspelt=not bare)
    return Asked(term, bare=bare) if term else None


def find_term(content: Content, name: str, *, misspelt: bool = True) -> Term | None:
    """The term with this name: however capitals and points stand, in the plural, and a long one misspelt."""
    words = name.split()
    while words and words[0] in AROUND:
        words = words[1:]
    while words and words[-1] in AROUND:
        words = words[:-1]
    names = _names(content)
    wanted = key_of(" ".join(words))
    for one in (wanted, *_singular(wanted)):
        if one in names:
            return names[one]
    if not misspelt or len(wanted) < LONG_ENOUGH:
        return None
    likely = [one for one in names if one[0] == wanted[0] and abs(len(one) - len(wanted)) <= MOST_LETTERS]
    close = get_close_matches(wanted, likely, n=1, cutoff=ALIKE)
    return names[close[0]] if close else None


def names_of(term: Term) -> tuple[str, ...]:
    """Everything a term is called."""
    return (term.term, *term.also, *((term.short_for,) if term.short_for else ()))


def better_article(content: Content, asked: Asked, likely: str | None) -> str | None:
    """The article that answers the same question better, given the one that the language engine is sure of.

    Of a bare term anything may be asked, so that article. "Wat is een jobcoach?" is answered by the article whose
    title names the jobcoach; what stands between brackets there is an aside. The word itself has only its term.
    """
    if asked.word or likely not in content.articles:
        return None
    title = _spaced(re.sub(r"\(.*?\)", "", content.articles[likely].title))
    return likely if asked.bare or any(_named(name, title) for name in names_of(asked.term)) else None


def explain(content: Content, term: Term, today: date) -> dict:
    """The channel-neutral message that says what a term means, with a button to the article that tells more."""
    as_of = AsOf(content, today)
    name = term.term[0].upper() + term.term[1:]
    meaning = filled(term.meaning, as_of)
    said = [f"{name} is kort voor {term.short_for}.", meaning] if term.short_for else [f"{name}: {meaning}"]
    if term.certainty != "zeker":
        said.append(content.talk[term.certainty].text)
    more = content.articles.get(term.article)
    return {
        "text": "\n\n".join(said),
        "article": None,
        "topic": None,
        "region": None,
        "sources": shown_sources(content, term.sources),
        "buttons": [{"title": more.title, "payload": f'/knop{{"artikel":"{more.id}"}}'}] if more else [],
        "card": None,
    }


@lru_cache(maxsize=4)
def _names(content: Content) -> dict[str, Term]:
    """The terms by every name. Its own name wins over what another term is short for."""
    terms = content.glossary.values()
    written_out = {key_of(one.short_for): one for one in terms if one.short_for}
    return written_out | {key_of(name): one for one in terms for name in (*one.also, one.term)}


def _singular(word: str) -> Iterator[str]:
    """What a plural can be the plural of: ovo's, nuggers, leerbanen, bedrijven, examens."""
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
    stem = word.removesuffix("en")
    if word.endswith("en") and len(stem) >= SHORTEST_STEM:
        yield stem
        yield f"{stem[:-1]}{stem[-2]}{stem[-1]}"  # leerban, leerbaan
        if stem[-1] == stem[-2] and len(stem) > SHORTEST_STEM:
            yield stem[:-1]
        if stem.endswith("v"):
            yield f"{stem[:-1]}f"


def _named(name: str, title: str) -> bool:
    """Does a title have this name, or a longer form of it such as a plural?"""
    end = " " if len(name) < LONG_ENOUGH else ""
    return f"{_spaced(name).rstrip()}{end}" in title


def _spaced(text: str) -> str:
    return f" {' '.join(re.sub(r'[^a-z0-9 ]', ' ', plain(text)).split())} "
