"""How people write an age: "34 jr", "ik ben 34", "huismoeder (28)", "zoon van 12", "vierendertig"."""

import re
from functools import cache

import knowledge.ages
from bot.components.line import Line, either
from bot.components.words import words

AGE = "leeftijd"
YOUNGEST, OLDEST = 14, 79
YOUNGEST_CHILD = 12
WRITTEN = {word: years for word, years in knowledge.ages.WRITTEN.items() if YOUNGEST_CHILD <= years <= OLDEST}
SHORT = 2
PERSON = "(?:MENS|KIND)"
BREAK = "[,()/]"
YEARS = r"(?:jr|jaar|jarige|jarig|jaren|j|years?|yr|yo|y o)"
SAID = "(?:ben|is|leeftijd|wordt|werd|word|bent|age|aged|am)"
# "Een statushouder van 29 uit Venlo": who it is means something by itself, so only what stands around counts.
AFTERWARDS = "(?:uit|met|zonder|die|en)"


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What stands around an age. The group `n` is the age, `child` when it may be a child's."""
    number, low = rf"(?P<n>1[4-9]|[2-7]\d|{either(tuple(WRITTEN))})", r"(?P<child>12|13|twaalf|dertien)"
    shapes = [
        rf" {number} ?{YEARS} ",
        rf" {SAID}(?: [,(])?(?: net| pas)? {number} ",
        rf" {PERSON}(?: van|,)?(?: ongeveer)? {number} ",
        rf" {PERSON}(?: [\w']+)? [,(] (?:van )?{number} (?:{YEARS} )?(?:{BREAK}|uit|en|met|zonder|zit|heeft|woont) ",
        rf" {PERSON}(?: [\w']+){{1,4}} [,(] {number} (?:{YEARS} )?[,)] ",
        rf"^(?: [\w']+){{0,4}}(?: ,)? {number} , (?:[\w']+ ){{0,2}}{PERSON} ",
        rf"^(?: [a-z']+){{1,4}} , {number} (?:{YEARS} )?(?:,|uit|en|met|zonder) ",
        rf" [\w']+ van {number} {AFTERWARDS} ",
        rf" (?:zelf|oud) {number} ",
        rf" nu {number} (?=[,)]|$)",
        rf" (?:die|m|v|vr|j) {number} (?:is|woont|uit|met|zonder) ",
        rf" \( (?:m|v|j|x) / {number} ",
        rf" MENS uit (?:[\w']+ ){{1,3}}van {number} ",
        rf" {number} (?:is (?:hij|zij|ze|ie)|lentes|jaor) ",
        rf" KIND(?: van|,| \()? {low} ",
        rf" {low} ?jarige? ",
        rf" (?:KIND|hij|zij|ze) (?:is|wordt) {low} (?:jaar )?(?=[,)])",
    ]
    return tuple(re.compile(shape) for shape in shapes)


@cache
def _beside_facts() -> tuple[re.Pattern[str], ...]:
    """A number that stands by itself is an age where other things are told of a person: "wajong, 24, almelo"."""
    number = rf"(?P<n>1[5-9]|[2-6]\d|{either(tuple(WRITTEN))})"
    return tuple(
        re.compile(one)
        for one in (
            rf"(?:^|(?<=[,(/])) {number} (?=[,)/]|$)",
            rf" (?:MENS|KIND)(?: [a-z']+){{0,1}} {number} (?=[,)(]|[a-z])",
            rf" {either(tuple(words()['income_before_age']))} {number} (?=[,)(]|[a-z])",
        )
    )


@cache
def _ends() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(words()["young_persons"]), tuple(one for one in words()["persons"] if len(one) > SHORT)


def _tag(word: str) -> str:
    """Words for a person are alike; a long one may be the end of another: "bijstandsmoeder"."""
    young, persons = _ends()
    if word.endswith(young):
        return "KIND"
    return "MENS" if word.endswith(persons) or word in words()["persons"] else word


@cache
def _not_before() -> re.Pattern[str]:
    """What stands before a number that is no age: "al 20 jaar", "tussen 18 en 27 jaar"."""
    before, others = (either(tuple(words()[name])) for name in ("not_age_before", "others_with_ages"))
    somebody_else = rf" {others}(?: [\w']+){{0,4}}(?: is| van| ,| \(| en)"
    return re.compile(rf"(?: {before}(?: de)?| tussen \w+ en| tot en met| \d+ (?:of|en|a|tot)|{somebody_else}) $")


@cache
def _not_after() -> re.Pattern[str]:
    """What stands after a number that is no age: "32 uur", "20 jaar ervaring"."""
    units, after = (either(tuple(words()[name])) for name in ("units", "not_age_after"))
    return re.compile(rf" (?:{units} |{YEARS} (?:\w+ )?{after} |\w+ {after} )")


def ages_in(said: Line, *, told: bool = False) -> list[tuple[int, tuple[int, int]]]:
    """Every age said in a line, with where it stands in the message. `told`: other facts are told beside it."""
    if not any(word[0].isdigit() or word in WRITTEN or word.endswith("jarige") for word in said.words):
        return []
    line = said.tagged(_tag)
    found: dict[tuple[int, int], int] = {}
    for pattern in (*patterns(), *(_beside_facts() if told else ())):
        for one in pattern.finditer(line.text):
            name = "child" if "child" in pattern.groupindex else "n"
            start, end = one.span(name)
            if _is_age(line.text, start, end):
                years = re.match(rf" ?{YEARS} ", line.text[end:])
                found.setdefault(line.said_at(start, end + (years.end() - 1 if years else 0)), years_of(one[name]))
    return [(years, place) for place, years in sorted(found.items())]


def _is_age(text: str, start: int, end: int) -> bool:
    return not _not_before().search(text[:start]) and not _not_after().match(text[end:])


def years_of(said: str) -> int:
    """The number that was said, in digits or written out."""
    return int(said) if said.isdigit() else WRITTEN[said]


def bare_age(line: Line) -> int | None:
    """A message that is nothing but a number can be an age."""
    said = line.text.strip(" ,()/")
    years = years_of(said) if said in WRITTEN or (said.isascii() and said.isdigit() and len(said) == 2) else 0
    return years if YOUNGEST <= years <= OLDEST else None
