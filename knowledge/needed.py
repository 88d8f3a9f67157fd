"""What the code counts on by name: fields, answers, facts, words of rules, outcomes and fixed texts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from typing import get_args

from knowledge import released
from knowledge.case import Case, Given
from knowledge.dated import AsOf
from knowledge.errors import ContentError
from knowledge.model import Content, Role
from knowledge.questions import possible_values
from knowledge.rules import FAMILIES, RULES
from knowledge.rules.rule import Found, Rule
from knowledge.rules.situations import AT_SCHOOL, NEEDS_CONSENT, OWN_INCOME, UNCLEAR
from knowledge.verdict import Outcome

Problem = tuple[str, str, str]
FIELDS = ("rol", *dict.fromkeys(name for rules in FAMILIES.values() for rule in rules for name in rule.fields))
# Answers that a rule tells apart from all others. One that is spelt otherwise would change the outcome in silence.
ANSWERS = {
    "rol": set(get_args(Role)),
    "opleiding": {"mbo2plus", "havo_vwo", "buitenland"},
    "leeftijd": {"minderjarig", "jongvolwassen", "volwassen"},
    "situatie": NEEDS_CONSENT | OWN_INCOME | {AT_SCHOOL, UNCLEAR},
    "toestemming": {"ja", "nee", "gevraagd"},
    "mag_werken": {"ja", "statushouder"},
    "bedrijf": {"erkend", "niet_erkend"},
    "kandidaat_in_beeld": {"medewerker"},
    "vorm": {"dienstverband"},
    "uitkomst": {"certificaat", "diploma", "advies"},
    "sector": {"anders"},
    **{name: {"ja", "nee"} for name in ("school", "wil", "praktijkopleider", "werk", "samenwerken")},
    **{name: {"ja"} for name in ("jobcoach", "taalhulp", "werkt_al")},
}
NUMBERS = ("kwalificatieplicht-tot", "jongeren-tot")
TALK = (
    *("groet", "bedankt", "afscheid", "bevestig", "ontken", "weet_niet", "stop", "terug", "opnieuw", "samenvatting"),
    *("waarom_vraag", "bent_u_mens", "hulp", "klacht", "kan_niet_verstaan", "mens", "niet_zeker", "onzeker"),
    *("waarschijnlijk", "landelijk", "wegwijzer", "niets_regionaals", "geen_antwoord"),
    *("check_begin", "overgenomen", "genoteerd", "gewijzigd", "niet_begrepen", "niet_begrepen_knoppen"),
    *("leeftijd_kan_niet", "welke_gemeente", "gestopt", "stoppen_vragen", "niets_terug", "nog_niets"),
    *("verder_met_vraag", "uitslag_verder", "uitslag_andere_route", "kaart", "samenvatting_vraag", "aanpassen"),
    *("niet_bewaard", "bewaard", "uitleg_vraag", "later_verder", "overslaan", "vergissing", "iets_wijzigen"),
    *("anders_gezegd", "niet_begrepen_mens", "gemeente_lijkt_op", "teruggenomen", "zo_gelaten", "overgeslagen"),
    *("niet_meer_nodig", "opnieuw_vragen", "meegenomen", "waarom_uitslag", "geen_aanmelding"),
    *("groep_hoeveel", "groep_bestand", "groep_buiten", "groep_een", "groep_weet_niet", "groep_begin", "groep_eerste"),
    *("groep_kandidaat", "groep_kandidaat_anders", "groep_kenmerk_dubbel", "groep_onduidelijk", "groep_voor_allen"),
    *("groep_overgeslagen", "groep_toegevoegd", "groep_vol", "groep_verwijderd", "groep_laatste", "groep_niemand"),
    *("groep_ingelezen", "groep_overzicht", "groep_aanpassen", "groep_stoppen", "groep_kaart", "groep_bewaard"),
    *("samenvatting_zelf", "samenvatting_mail", "bewaard_mail", "groep_bewaard_mail", "geen_aanmeldingen"),
    *("status_kop", "verbeteren", "intrekken_vragen", "ingetrokken", "zelf_verstuurd", "kopie", "kan_niet_meer"),
    *("dubbel", "vergeten_vragen", "vergeten", "bericht_gemaild", "bericht_in_behandeling", "bericht_vraag_terug"),
    *("bericht_aangenomen", "bericht_doorverwezen", "bericht_afgerond"),
    *("groep_samenvatting_vraag", "groep_zonder_overgeslagen", "gemeente_twijfel", "check_gaat_over_werkplek"),
    *("uw_kandidaten", "geen_kandidaten", "te_veel_kandidaten", "geen_naam", "check_hervat", "staat_er_nog"),
    *("stond_er_al", "alles_zo_gelaten", "wat_nu_in_check", "wat_nu_uitslag", "niet_begrepen_uitslag"),
    *("groep_onbekend_kenmerk", "eerst_de_vraag", "antwoord_geven", "antwoord_ontvangen"),
    *("antwoord_te_laat", "check_niet_in_groep"),
    *("ook_gevraagd", "vervolg", "welke_regio", "wie_maakt_dit", "belediging", "nood"),
    *("alles_gewist", "niets_te_bewaren", "elders_verder", "knop_weg", "wat_nu", "code_invoeren"),
)


def check(content: Content) -> None:
    """Raise ContentError for the first name that the code needs and the content lacks."""
    for problems in (_fields, _answers, _numbers, _outcomes, _talk, _rules, _words, released.problems):
        for file, key, problem in problems(content):
            raise ContentError(file, key, problem)


def _fields(content: Content) -> Iterator[Problem]:
    for name in FIELDS:
        if name not in content.fields:
            yield "fields.yml", name, "ontbreekt; de check vraagt ernaar"
    for rule in RULES:
        for name in rule.fields:
            asked = content.fields[name]
            if asked.asked != "gesprek" or not set(rule.roles) <= set(asked.roles):
                yield "fields.yml", name, f"moet in het gesprek worden gevraagd, aan {' en '.join(rule.roles)}"


def _answers(content: Content) -> Iterator[Problem]:
    for field in content.fields.values():
        values = {choice.value for choice in field.choices}
        if field.type == "keuze" and not values:
            yield "fields.yml", f"{field.id}.choices", "geef de antwoorden waaruit iemand kiest"
        if len(values) < len(field.choices):
            yield "fields.yml", f"{field.id}.choices", "een waarde staat er twee keer"
        for value in sorted(ANSWERS.get(field.id, set()) - values):
            yield "fields.yml", f"{field.id}.choices", f"de keuze {value!r} ontbreekt; een regel heeft die nodig"
    if all(gemeente.doubt for gemeente in content.gemeenten):
        yield "gemeenten.csv", "te_controleren", "ten minste één gemeente moet een zekere regio hebben"


def _numbers(content: Content) -> Iterator[Problem]:
    for name in NUMBERS:
        fact = content.facts.get(name)
        if fact is None or not all(isinstance(one.value, int) for one in fact.values):
            yield "facts/", name, "moet er zijn en op elke dag een getal hebben; leeftijden worden ermee vergeleken"


def _outcomes(content: Content) -> Iterator[Problem]:
    yield from _compared("outcomes.yml", "", set(get_args(Outcome)), set(content.outcomes))


def _talk(content: Content) -> Iterator[Problem]:
    for name in TALK:
        if name not in content.talk:
            yield "talk.yml", name, "ontbreekt; het gesprek gebruikt deze tekst"


def _rules(content: Content) -> Iterator[Problem]:
    for file, rules in FAMILIES.items():
        yield from _compared(file, "", {rule.id for rule in rules}, set(content.families[file]))
        for name in sorted({fact for rule in rules for fact in rule.facts} - content.facts.keys()):
            yield "facts/", name, f"ontbreekt; een regel van {file} gebruikt dit feit"


def _words(content: Content) -> Iterator[Problem]:
    """Words that a rule can say and that are missing, and words that no answer on no day leads to."""
    for file, rule in [(file, rule) for file, rules in FAMILIES.items() for rule in rules]:
        said = {found.says for day in telling_days(content, rule) for found in findings_of(rule, AsOf(content, day))}
        there = set(content.families[file][rule.id].says)
        if "gemeente" in rule.fields:  # words about doubt may wait for the next gemeente in doubt
            there &= said
        yield from _compared(file, f"{rule.id}.says.", said, there)


def telling_days(content: Content, rule: Rule) -> list[date]:
    """The first day of the content, and the days around each day that a fact of this rule names."""
    values = [value for name in rule.facts for value in content.facts[name].values]
    named = {value.value for value in values if isinstance(value.value, date)}
    near = {day + timedelta(days=step) for day in named for step in (-1, 0, 1)}
    return sorted(day for day in near | {content.valid_from} if _in_force(content, rule, day))


def _in_force(content: Content, rule: Rule, day: date) -> bool:
    return all(content.facts[name].values[0].start <= day for name in rule.facts)


def _compared(file: str, key: str, needed: set[str], there: set[str]) -> Iterator[Problem]:
    for name in sorted(needed - there):
        yield file, f"{key}{name}", "ontbreekt; de code heeft dit nodig"
    for name in sorted(there - needed):
        yield file, f"{key}{name}", "is niet bekend bij de code; verbeter de naam of haal het weg"


def findings_of(rule: Rule, as_of: AsOf) -> set[Found]:
    """Everything a rule can find, over all answers to the fields it reads and the roles it applies to."""
    names = ("rol", *rule.fields)
    values = [rule.roles, *([*possible_values(as_of, name), None] for name in rule.fields)]
    found = {rule.condition(_case(names, combination), as_of) for combination in product(*values)}
    return {one for one in found if one}


def _case(names: tuple[str, ...], values: tuple[str | None, ...]) -> Case:
    answered = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    return Case({name: Given(value, "afgeleid", datetime.min) for name, value in answered.items()})
