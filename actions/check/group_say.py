"""The messages of a group: how many, a question, one candidate, the overview, the card, the summary, the end."""

from actions.check import say, say_outcome
from actions.messages import button, message, paragraphs
from applications.groups import Made
from knowledge import group
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.group import Members
from knowledge.model import Content, Field
from knowledge.replies import label_of
from knowledge.texts import desk_line, shown_sources
from knowledge.verdict import Verdict, judge

LIMITS = f"Een groep heeft {group.SMALLEST} tot en met {group.LARGEST} kandidaten."
UPLOAD = "groep"  # the id of the card for a spreadsheet
LINES = {"professional": "K-3, 34, geen diploma, bijstand, Venlo", "werkgever": "M-3, werkt al bij ons"}


def how_many(content: Content, case: Case, *before: str) -> dict:
    """How many candidates are there, or where is the spreadsheet?"""
    one = button("Toch één kandidaat", doe="groep_een")
    text = paragraphs(*before, f"{content.talk['groep_hoeveel'].text} {LIMITS}")
    return message(text, buttons=[one], card=upload(content, case))


def upload(content: Content, case: Case) -> dict:
    """The card for a spreadsheet: where the template is, and where the file goes."""
    return {
        "id": UPLOAD,
        "kind": "bestand",
        "title": "Kandidaten in een spreadsheet",
        "text": content.talk["groep_bestand"].text,
        "accept": ".xlsx",
        "url": "/api/groups",
        "template": {"title": "Download het sjabloon (Excel)", "url": f"/api/groups/sjabloon-{case.role}.xlsx"},
    }


def question(as_of: AsOf, case: Case, asked: Field, *before: str, retry: bool = False) -> dict:
    """The open question, with who it is about above it."""
    given = case.value(asked.id)
    was = f"Uw antwoord was: {label_of(as_of, asked, given)}." if given else ""
    keep = [button("Antwoord zo laten", doe="laat_maar")] if given else []
    words = asked.retry if retry and asked.retry else _words(asked, case)
    head = f"{_about(as_of.content, case, asked)}{words}"
    return message(paragraphs(*before, was, head), buttons=[*say.choices(as_of, asked), *keep])


def line(content: Content, case: Case, *before: str) -> dict:
    """The question for a reference, and for all that can be told in one line."""
    asked = "groep_kandidaat_anders" if case.attempts else "groep_kandidaat"
    example = f"Bijvoorbeeld: {LINES[case.role or 'professional']}"
    text = paragraphs(*before, f"{heading(case)}: {content.talk[asked].text}", example)
    skip = button("Sla deze kandidaat over", doe="groep_overslaan")
    return message(text, buttons=[skip, button("Genoeg, naar het overzicht", doe="groep_klaar")])


def heading(case: Case) -> str:
    """Kandidaat 3 van 8 (K-3)."""
    assert case.group
    name = f" ({case.name})" if case.name else ""
    return f"Kandidaat {case.group.place} van {case.group.size}{name}"


def outcome_line(case: Case, verdict: Verdict) -> str:
    """The outcome of one candidate in one line."""
    left = "" if verdict.outcome == "andere_route" else f" {points(verdict)}."
    return f"{_capital(group.called(case))}: {verdict.title}.{left}"


def points(verdict: Verdict) -> str:
    """How many points are open."""
    count = len(verdict.open)
    return "Geen open punten" if not count else f"{count} open {'punt' if count == 1 else 'punten'}"


def overview(as_of: AsOf, members: Members, *before: str) -> dict:
    """Every candidate in one table, with a way to look closer."""
    content = as_of.content
    rows = [_row(as_of, one) for one in members]
    counted = "\n".join(f"- {title}: {count}" for title, count in _counted(rows).items())
    card = {"id": "overzicht", "kind": "overzicht", "title": f"Overzicht van {people(len(members))}", "rows": rows}
    buttons = [
        button("Zet alle aanmeldingen klaar", doe="aanmelding"),
        button("Voeg een kandidaat toe", doe="groep_toevoegen"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Stoppen", doe="groep_stoppen"),
    ]
    return message(paragraphs(*before, counted, content.talk["groep_overzicht"].text), buttons=buttons, card=card)


def closer(as_of: AsOf, case: Case) -> dict:
    """One candidate: the outcome with its reasons, and what can be done."""
    assert case.group
    verdict = judge(as_of.content, case, as_of.today)
    place = str(case.group.place)
    own = group.own_answers(as_of.content, case)
    card = say_outcome.outcome_card(as_of.content, verdict)
    buttons = [
        button("Aanpassen of aanvullen", doe="groep_wijzig", waarde=place),
        button("Haal deze kandidaat weg", doe="groep_verwijder", waarde=place),
        button("Terug naar het overzicht", doe="groep_overzicht"),
    ]
    return message(
        paragraphs(f"{heading(case)}.", say.noted(as_of, case, list(own)), f"Uitslag: {verdict.title}."),
        buttons=buttons,
        card={**card, "title": f"{_capital(group.called(case))}: {verdict.title}"},
    )


def form(as_of: AsOf, case: Case) -> dict:
    """The card, once for all candidates."""
    shown = say.form(as_of, case)
    text = as_of.content.talk["groep_kaart"].text
    fields = [
        {**one, "label": as_of.content.fields[one["name"]].group_label or one["label"]}
        for one in shown["card"]["fields"]
    ]
    title = "Gegevens voor alle aanmeldingen"
    return {**shown, "text": text, "card": {**shown["card"], "title": title, "text": text, "fields": fields}}


def summary(as_of: AsOf, case: Case, members: Members) -> dict:
    """All that will be in the applications: what is shared once, and every candidate in a row."""
    content = as_of.content
    shown = say.overview(as_of, case)
    shared = {content.fields[name].label_for(case.role) for name in _shared(content, case)}
    card = {
        **shown,
        "title": f"{people(len(applicants(members)))}, {len(applicants(members))} aanmeldingen",
        "rows": [row for row in shown["rows"] if row["label"] in shared],
        "contact": True,
        "candidates": [_row(as_of, one) for one in members],
    }
    buttons = [
        button("Bewaar de aanmeldingen", doe="bevestig"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Niet bewaren", doe="niet_bewaren"),
    ]
    skipped = content.talk["groep_zonder_overgeslagen"].text if len(applicants(members)) < len(members) else ""
    return message(paragraphs(skipped, content.talk["groep_samenvatting_vraag"].text), buttons=buttons, card=card)


def to_change(as_of: AsOf, case: Case, members: Members) -> dict:
    """Every candidate and every shared answer that can be changed."""
    content = as_of.content
    people = [
        button(f"{_capital(group.called(one))}", doe="groep_wijzig", waarde=str(one.group.place))
        for one in members
        if one.group
    ]
    place = [
        button(content.fields[name].label_for(case.role), doe="wijzig", veld=name)
        for name in _shared(content, case)
        if content.fields[name].asked == "gesprek"
    ]
    card = [button("De kaart", doe="aanmelding")] if case.stage == "samenvatting" else []
    back = button("Terug naar het overzicht", doe="groep_overzicht")
    return message(content.talk["groep_aanpassen"].text, buttons=[*people, *place, *card, back])


def one_to_change(as_of: AsOf, case: Case) -> dict:
    """Every answer about one candidate that can be changed."""
    own = group.own_answers(as_of.content, case)
    fields = [as_of.content.fields[name] for name in own]
    buttons = [button(one.label_for(case.role), doe="wijzig", veld=one.id) for one in fields]
    back = button("Terug naar het overzicht", doe="groep_overzicht")
    return message(f"{heading(case)}. {as_of.content.talk['aanpassen'].text}", buttons=[*buttons, back])


def saved(as_of: AsOf, group_id: str, made: Made) -> dict:
    """The applications are there: all references and files, and where to take them. Never "verzonden"."""
    content = as_of.content
    regions = {code: content.regions[code] for _, one in made if (code := (one.document["region"] or {}).get("code"))}
    desks = "\n".join(f"- {desk_line(one, as_of)}" for one in regions.values()) or content.talk["mens"].text
    rows = [
        {
            "name": group.called(case),
            "reference": one.reference,
            "title": one.document["verdict"]["title"],
            "downloads": [
                {"format": kind, "url": f"/api/applications/{one.reference}.{kind}"} for kind in ("pdf", "docx")
            ],
        }
        for case, one in made
    ]
    card = {
        "id": group_id,
        "kind": "aanmeldingen",
        "title": f"{len(made)} {'aanmelding' if len(made) == 1 else 'aanmeldingen'}",
        "rows": rows,
        "downloads": [{"format": "zip", "url": f"/api/groups/{group_id}.zip"}],
    }
    cited = tuple(source for one in regions.values() for source in one.desk.sources)
    mailed = all(one.status == "ingediend" for _, one in made)
    text = paragraphs(content.talk["groep_bewaard_mail" if mailed else "groep_bewaard"].text, desks)
    return message(text, sources=shown_sources(content, cited), card=card)


def applicants(members: Members) -> Members:
    """The candidates an application is made for: all but the skipped ones."""
    return tuple(one for one in members if group.state_of(one) != group.SKIPPED)


def _row(as_of: AsOf, case: Case) -> dict:
    assert case.group
    name, place = group.called(case), str(case.group.place)
    shown = {"place": case.group.place, "name": name}
    look = button(f"Bekijk {name}", doe="groep_bekijk", waarde=place)
    if group.state_of(case) == group.SKIPPED:
        return {**shown, "outcome": "", "title": "Overgeslagen", "open": 0, "button": look}
    verdict = judge(as_of.content, case, as_of.today)
    told = {"outcome": verdict.outcome, "title": verdict.title, "open": len(verdict.open)}
    return {**shown, **told, "button": look}


def _shared(content: Content, case: Case) -> list[str]:
    return [name for name in case.answers if group.is_shared(content, case, name)]


def _counted(rows: list[dict]) -> dict[str, int]:
    titles = [row["title"] for row in rows]
    return {title: titles.count(title) for title in dict.fromkeys(titles)}


def _about(content: Content, case: Case, asked: Field) -> str:
    if asked.id == "rol":
        return ""
    return "Voor alle kandidaten: " if group.is_shared(content, case, asked.id) else f"{heading(case)}: "


def _words(asked: Field, case: Case) -> str:
    employer = asked.employer_question if case.role == "werkgever" else ""
    return asked.group_question or employer or asked.question or asked.label_for(case.role)


def people(count: int) -> str:
    """A number of candidates in words."""
    return "1 kandidaat" if count == 1 else f"{count} kandidaten"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
