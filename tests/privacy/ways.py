"""How personal data gets into conversations: in questions, answers, corrections, forms, files, opinions and Teams."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Lock

from tests.privacy.people import KINDS, Person
from tests.stack.connector import Connector
from tests.stack.scenario import Talk, begin
from tests.stack.teams import begin as begin_in_teams
from tools.trial import Assistant

SENTENCES = {
    "bsn": ("bsn {}", "het is {}, klopt dat", "Burgerservicenummer: {}.", "nummer {} van de kandidaat", "BSN={}"),
    "iban": ("stort het op {}", "iban {}", "rekening {}, op zijn naam", "NL-rekening: {}.", "het nummer is {}"),
    "e-mail": ("mail {}", "zijn adres is {}.", "<{}>", "antwoord naar {} graag", "e-mail:{}"),
    "telefoon": ("bel {}", "tel. {}", "ik ben te bereiken op {}.", "({})", "06-nummer: {}"),
    "naam": ("mijn klant heet {}", "het gaat om {}", "kan {} meedoen", "naam: {}", "ik bel namens {}"),
    "diagnose": ("hij heeft {}", "vanwege {}", "de diagnose is {}", "zij is bekend met {}", "door {} lukt het niet"),
}
AT_ONCE = 4
IN_TEAMS = Lock()  # who plays there looks for the newest row of the store
CONTROL = "Zwartewaterland"  # stands in every conversation and may stay: so the search does find what is there


def sentence(person: Person, kind: str) -> str:
    """A sentence with one kind of data in it."""
    every = SENTENCES[kind]
    return every[person.number // len(WAYS) % len(every)].format(person.value(kind))


def question(assistant: Assistant, connector: Connector, text: str) -> None:
    """A question before any check."""
    _said(begin(assistant, {}), f"Mag iemand uit {CONTROL} meedoen? {text}")


def no_question(assistant: Assistant, connector: Connector, text: str) -> None:
    """A question that nobody has an answer to, which the editors get to see."""
    _said(begin(assistant, {}), f"Hoe laat vertrekt de pont naar {CONTROL} met {text}?")


def answer(assistant: Assistant, connector: Connector, text: str) -> None:
    """Beside an answer in the check."""
    talk = begin(assistant, {"publiek": "professional"})
    _said(talk, "start de check", f"{CONTROL}, {text}", f"geen diploma. {text}")


def correction(assistant: Assistant, connector: Connector, text: str) -> None:
    """Beside a correction in the check."""
    talk = begin(assistant, {"publiek": "professional"})
    _said(talk, "start de check", "Venlo", f"nee, de gemeente is {CONTROL}. {text}", "samenvatting")


def reference(assistant: Assistant, connector: Connector, text: str) -> None:
    """Where the own reference of a candidate is asked."""
    talk = begin(assistant, {"publiek": "professional"})
    _said(talk, f"start de check voor kandidaat {text}", CONTROL, f"kenmerk {text}")


def line(assistant: Assistant, connector: Connector, text: str) -> None:
    """In the line about one of a group."""
    talk = begin(assistant, {"publiek": "professional"})
    _said(talk, "ik heb drie kandidaten", "ja erkend", "ja", "ja", f"K-1, 34, geen diploma, {CONTROL}, {text}")


def file(assistant: Assistant, connector: Connector, text: str) -> None:
    """In a spreadsheet with candidates."""
    talk = begin(assistant, {"publiek": "professional"})
    _said(talk, "ik heb drie kandidaten", "ja erkend", "ja", "ja", f"K-1, 34, geen diploma, {CONTROL}")
    header = ["Kenmerk", "Woongemeente van de kandidaat", "Hoogste afgeronde opleiding"]
    talk.act({"bestand": [header, ["K-2", CONTROL, text], [text, "Venlo", "Vmbo"]]})


def opinion(assistant: Assistant, connector: Connector, text: str) -> None:
    """In the reason for an opinion about an answer."""
    talk = begin(assistant, {})
    (message,) = _said(talk, f"Wat is een nugger in {CONTROL}?")[-1:]
    status, _ = talk.post("/api/feedback", message=message["seq"], helpful=False, reason=f"onduidelijk, {text}")
    assert status == 200


def card(assistant: Assistant, connector: Connector, text: str) -> None:
    """In a field of the card where it does not belong."""
    from tests.stack.test_handover import CARD, ready

    talk = ready(assistant)
    talk.act({"kaart": {**CARD, "taken": f"{CONTROL} {text}"}})


def teams(assistant: Assistant, connector: Connector, text: str) -> None:
    """Typed in Teams, in a question and in the check."""
    _said(begin_in_teams(connector, assistant), f"Mag iemand uit {CONTROL} meedoen? {text}", "start de check", text)


Way = Callable[[Assistant, Connector, str], None]
WAYS: tuple[Way, ...] = (question, no_question, answer, correction, reference, line, file, opinion, card, teams)


def plant(assistant: Assistant, connector: Connector, people: int) -> Iterator[tuple[str, Way]]:
    """Everything of so many people, each kind in another way, some at once; what was done as (kind, way)."""

    def one(job: tuple[Person, str, Way]) -> tuple[str, Way]:
        person, kind, way = job
        with IN_TEAMS if way is teams else nullcontext():
            way(assistant, connector, sentence(person, kind))
        return kind, way

    every = map(Person, range(people))
    jobs = [(each, kind, way_of(each, place)) for each in every for place, kind in enumerate(KINDS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(one, jobs)


def way_of(person: Person, place: int) -> Way:
    """Each kind of data (by its place) goes in another way for each of ten people."""
    return WAYS[(person.number + place * 3) % len(WAYS)]


def _said(talk: Talk, *texts: str) -> list[dict]:
    for text in texts:
        status, reply = talk.act({"zeg": text})
        assert status in (200, 422), (text, reply)
        talk.messages = reply.get("messages", talk.messages)
    return talk.messages


def apply(assistant: Assistant, person: Person) -> None:
    """Make an application as an employer with these contact details, and hand it in."""
    from tests.stack.test_handover import CARD, ready

    talk = ready(assistant)
    details = {"organisatie": f"Firma {person.name} {person.number}", "contactpersoon": person.name}
    details |= {"email": person.value("e-mail"), "telefoon": person.value("telefoon")}
    for step in ({"kaart": {**CARD, **details}}, {"knop": "Bewaar de aanmelding"}):
        status, reply = talk.act(step)
        assert status == 200, reply
        talk.messages, talk.everything = reply["messages"], [*talk.everything, *reply["messages"]]
