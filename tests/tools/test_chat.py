"""The conversation in the terminal, with a server of its own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tools import chat

CARD = {"id": "contact", "kind": "formulier", "title": "Uw gegevens", "text": "Vul in.", "fields": []}
CLOSED = {"text": "Klaar.", "sources": [], "buttons": [{"id": "b1", "title": "Start de check"}], "card": CARD}

REFUSED = {"error": {"code": "verkeerde_waarde", "message": "De dag klopt niet.", "action": "Stuur een latere dag."}}


class Handler(BaseHTTPRequestHandler):
    asked: list[dict]

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        refused = self.asked[-1].get("today") == "2020-01-01"
        self.send_response(400 if refused else 200)
        self.end_headers()
        self.wfile.write(json.dumps(REFUSED if refused else {"conversation": "c", "messages": [CLOSED]}).encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict]]:
    """What the terminal asked of the assistant."""
    Handler.asked = []
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(chat, "BASE", f"http://127.0.0.1:{server.server_port}")
        yield Handler.asked
        server.shutdown()


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    waiting = iter(lines)
    monkeypatch.setattr("builtins.input", lambda _: next(waiting))


def test_einde_stops_and_a_number_presses_a_button(asked, monkeypatch):
    typed(monkeypatch, "hallo", "", "1", " /einde ", "too much")
    assert chat.main() == 0
    assert asked[1:] == [{"conversation": "c", "text": "hallo"}, {"conversation": "c", "button": "b1"}]


def test_a_card_that_must_be_filled_in_points_to_the_website(asked, monkeypatch, capsys):
    typed(monkeypatch, "/einde")
    chat.main()
    assert f"Doe de check op de website: {chat.BASE}/" in capsys.readouterr().out


def test_a_code_is_shown_with_how_to_use_it(capsys):
    card = {"id": "code", "kind": "code", "title": "Uw code", "code": "K7MP-4XQ3", "text": "De code werkt één keer."}
    chat.show_card(card)
    chat.show_card({**card, "code": None})
    assert capsys.readouterr().out.splitlines()[1:] == [
        "K7MP-4XQ3 De code werkt één keer.",
        "   [Uw code]",
        "De code werkt één keer.",
    ]


def test_today_asks_for_the_content_of_that_day(asked, monkeypatch):
    monkeypatch.setenv("TODAY", "2027-01-15")
    typed(monkeypatch, "/einde")
    assert chat.main() == 0
    assert asked[0] == {"channel": "website", "today": "2027-01-15"}


def test_a_day_that_is_refused_says_why_and_what_to_do(asked, monkeypatch, capsys):
    monkeypatch.setenv("TODAY", "2020-01-01")
    assert chat.main() == 1
    told = capsys.readouterr().err
    assert "De dag klopt niet. Stuur een latere dag." in told
    assert "make run DEMO=1" in told


def test_an_outcome_is_explained_line_by_line(capsys) -> None:
    card = {
        "kind": "uitslag", "title": "Uitkomst", "yes": ["Als SBB erkent."], "steps": ["Bel."],
        "routes": [{"title": "Bbl?", "text": "Werken en leren."}], "advice": [{"text": "Begin rustig."}],
        "funding": [
            {"title": "Pot", "status": "to_ask", "text": "Vraag het."},
            {"title": "Oud", "status": "ended", "text": "Voorbij."},
        ],
    }  # fmt: skip
    chat.show_card(card)
    shown = [line.split(None, 1) for line in capsys.readouterr().out.splitlines()[1:]]

    assert shown == [
        ["nodig", "Als SBB erkent."], ["of", "Bbl? Werken en leren."], ["nu", "Bel."], ["geld", "Pot: Vraag het."],
        ["tip", "Begin rustig."],
    ]  # fmt: skip
