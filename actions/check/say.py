"""The messages of the check: a question, the card, the summary, the finished application."""

from collections.abc import Iterable

from actions.messages import button, message, paragraphs
from applications.cases import called, own_name
from applications.origins import told
from knowledge.case import UNKNOWN, Case
from knowledge.dated import AsOf, day_here, dutch_day
from knowledge.model import Content, Field, Gemeente, Region
from knowledge.places import full_name, gemeente
from knowledge.progress import position
from knowledge.questions import card_fields
from knowledge.replies import label_of
from knowledge.texts import desk_line, filled, shown_sources
from knowledge.verdict import Verdict, region_of


def question(as_of: AsOf, case: Case, asked: Field, *before: str, retry: bool = False, whose: str = "") -> dict:
    """The open question with its choices; `before` are paragraphs above it. `retry`: in other words."""
    given = case.value(asked.id)
    was = f"Uw antwoord was: {label_of(as_of, asked, given)}." if given else ""
    number, most = position(as_of, case)
    words = asked.retry if retry else f"{_progress(most - number + 1)} {_words(asked, case)}"
    keep = [button("Antwoord zo laten", doe="laat_maar")] if given else []
    text, buttons = paragraphs(*before, was, f"{whose} {words}".strip()), [*choices(as_of, asked), *keep]
    return message(text, buttons=buttons, progress={"question": number, "most": most})


def which_answer(as_of: AsOf, asked: Field, words: str) -> dict:
    """The choices of a question under other words."""
    return message(words, buttons=choices(as_of, asked))


def which(as_of: AsOf, case: Case, asked: Field, places: Iterable[Gemeente], *before: str) -> dict:
    """The question which gemeente is meant, with the ones that may be."""
    buttons = [button(full_name(as_of.content, one), veld=asked.id, waarde=one.name) for one in places]
    return message(paragraphs(*before), buttons=[*buttons, *choices(as_of, asked)])


def _words(asked: Field, case: Case) -> str:
    return asked.employer_question if case.role == "werkgever" and asked.employer_question else asked.question


def _progress(left: int) -> str:
    return f"Nog hooguit {left} vragen." if left > 1 else "Laatste vraag."


def aside(content: Content, name: str, *buttons: dict) -> dict:
    """What a fixed text says while a check runs."""
    return message(content.talk[name].in_check, buttons=buttons)


def choices(as_of: AsOf, asked: Field) -> list[dict]:
    """The buttons of a question; "weet ik niet" is always one, except for the role."""
    buttons = [button(filled(one.label, as_of), veld=asked.id, waarde=one.value) for one in asked.choices]
    return buttons if asked.id == "rol" else [*buttons, button("Weet ik niet", veld=asked.id, waarde=UNKNOWN)]


def noted(as_of: AsOf, case: Case, names: list[str]) -> str:
    """Answers repeated in one line each; a gemeente with its region."""
    labels = {name: as_of.content.fields[name].label_for(case.role) for name in names}
    return "\n".join(f"- {labels[name]}: {_told(as_of, case, name)}" for name in names)


def _told(as_of: AsOf, case: Case, name: str) -> str:
    value = label_of(as_of, as_of.content.fields[name], case.value(name) or "")
    place = region_of(as_of.content, case) if name == "gemeente" else None
    if place is None:
        return value
    doubt = gemeente(as_of.content, value).doubt and " (bronnen verschillen; vraag na of deze regio klopt)"
    return f"{value}, arbeidsmarktregio {place.name}{doubt}"


def overview(as_of: AsOf, case: Case) -> dict:
    """The card with every answer so far, each with its origin."""
    rows = [
        {
            "label": as_of.content.fields[name].label_for(case.role),
            "value": _told(as_of, case, name),
            "origin": told(as_of.content.fields[name], given.origin),
            "date": dutch_day(day_here(given.at)),
        }
        for name, given in case.answers.items()
    ]
    title = f"Dit heeft u ingevuld{_for(case)}"
    return {"id": "samenvatting", "kind": "samenvatting", "title": title, "rows": rows}


def _for(case: Case) -> str:
    """Which candidate it is for, when the user has more than one."""
    return f" voor {called(case, 0)}" if case.name else ""


def summary(as_of: AsOf, case: Case, verdict: Verdict, *, delivers: bool = False) -> dict:
    """All that will be in the application, the outcome included, to confirm.

    Contact details are not here: the engine never sees them. `contact` asks the channel to add them.
    """
    shown = {**overview(as_of, case), "title": f"Uw aanmelding{_for(case)}", "contact": True}
    buttons = [
        button("Bewaar de aanmelding", doe="bevestig"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Niet bewaren", doe="niet_bewaren"),
    ]
    told = f"Uitkomst: {verdict.title}. Wie beslist: {verdict.decider}."
    return message(f"{told}\n\n{summary_words(as_of, delivers)}", buttons=buttons, card=shown)


def summary_words(as_of: AsOf, delivers: bool) -> str:
    """What keeping an application means, and where it goes then."""
    goes = "samenvatting_mail" if delivers else "samenvatting_zelf"
    return f"{as_of.content.talk['samenvatting_vraag'].text} {as_of.content.talk[goes].text}"


def form(as_of: AsOf, case: Case) -> dict:
    """The card with contact details and what the form needs beyond the conversation."""
    fields = [
        {
            "name": one.id,
            "label": one.label_for(case.role),
            "type": one.type,
            "required": one.required,
            "choices": [{"value": choice.value, "label": filled(choice.label, as_of)} for choice in one.choices],
            "value": case.value(one.id) or (own_name(case) if one.id == "referentie" else ""),
            "help": one.why,
        }
        for one in card_fields(as_of.content, case)
    ]
    title = f"Gegevens voor de aanmelding{_for(case)}"
    actions = [{"id": "verstuur", "title": "Verder naar de samenvatting"}]
    text = as_of.content.talk["kaart"].text
    card = {"id": "contact", "kind": "formulier", "title": title, "text": text, "fields": fields, "actions": actions}
    return message(text, card=card, buttons=[button("Stoppen", doe="stop")])


def saved(as_of: AsOf, reference: str, place: Region | None, *, delivered: bool) -> dict:
    """The application is there: reference, downloads, and where it goes. "Verzonden" is only said by who sends."""
    content = as_of.content
    desk = desk_line(place, as_of) if place else content.talk["mens"].text
    downloads = [{"format": kind, "url": f"/api/applications/{reference}.{kind}"} for kind in ("pdf", "docx", "json")]
    card = {"id": reference, "kind": "aanmelding", "title": f"Aanmelding {reference}", "reference": reference}
    return message(
        f"{content.talk['bewaard_mail' if delivered else 'bewaard'].text}\n\n{desk}",
        region=place.code if place else None,
        sources=shown_sources(content, place.desk.sources) if place else [],
        card={**card, "downloads": downloads},
    )


def to_change(as_of: AsOf, case: Case) -> dict:
    """A button for every answer that can be changed, and ways out."""
    buttons = [
        button(as_of.content.fields[name].label_for(case.role), doe="wijzig", veld=name)
        for name in case.answers
        if as_of.content.fields[name].asked == "gesprek"
    ]
    if case.stage == "samenvatting":
        buttons += [button("De kaart", doe="aanmelding"), button("Niet bewaren", doe="niet_bewaren")]
    return message(as_of.content.talk["aanpassen"].text, buttons=[*buttons, button("Niets aanpassen", doe="verder")])
