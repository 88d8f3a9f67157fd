"""A conversation written out for somebody to read."""

from tools import transcript

BUTTON = {"id": "b1", "title": "Start de check"}
CARD = {"kind": "code", "title": "Uw code", "rows": [{"label": "Gemeente", "value": "Venlo"}, {"name": "K-1"}]}
EMPTY = {"text": "Dag.", "article": None, "sources": [], "buttons": [], "card": None}


def written(*steps: tuple[dict, dict]) -> str:
    return transcript.transcript({"naam": "een gesprek"}, ((step, None, reply) for step, reply in steps))


def test_what_was_said_and_what_came_back() -> None:
    text = written(({"zeg": "hoi"}, {"messages": [{**EMPTY, "buttons": [BUTTON], "card": CARD}]}))

    assert text.startswith("## Een gesprek\n\n**1. hoi**\n\n> Dag.")
    assert "> - Gemeente: Venlo\n> - K-1\n" in text
    assert text.endswith("> [Start de check]")


def test_a_long_answer_is_cut_and_an_error_is_told() -> None:
    refused = {"error": {"code": "x", "message": "Dat kan niet.", "action": "Probeer het later."}}
    text = written(({"zeg": "a"}, {"messages": [{**EMPTY, "text": "woord " * 500}]}), ({"knop": "Stop"}, refused))

    assert len(text) < 2 * transcript.LONGEST
    assert "woord …" in text
    assert "**2. [Stop]**\n\n> (fout) Dat kan niet. Probeer het later." in text


def test_codes_and_references_are_not_written_out() -> None:
    assert "K7MP" not in written(({"zeg": "K7MP-4XQ3"}, {"messages": [EMPTY]}))


def test_a_conversation_that_gets_stuck_says_where() -> None:
    def steps():
        yield {"zeg": "a"}, None, {"messages": [EMPTY]}
        raise AssertionError("no button 'Verder'")

    text = transcript.transcript({"naam": "een gesprek"}, steps())
    assert text.endswith("Hier kon het gesprek niet verder: no button 'Verder'")
