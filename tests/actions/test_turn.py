"""One turn of the check, as a plain function: commands, corrections, questions in the middle."""

from datetime import UTC, date, datetime

import pytest

from actions.check.flow import Check, Turn
from actions.check.turn import take
from actions.incoming import Incoming
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
START = {"doe": "start_check"}


class Walk:
    """A check in progress, without an engine: what was understood is given with the message."""

    def __init__(self, audience: str | None = None) -> None:
        self.case, self.audience, self.card = Case(), audience, False
        self.last: Turn = self.press(**START)

    def say(self, text: str, intent: str = "vraag", ranking: tuple = (), **entities: str) -> Turn:
        found = tuple({"entity": name, "value": value} for name, value in entities.items())
        return self._take(Incoming("c", text, intent, TODAY, NOW, 0.9, found, ranking, audience=self.audience))

    def press(self, **payload: str) -> Turn:
        return self._take(Incoming("c", "", "knop", TODAY, NOW, payload=payload, audience=self.audience))

    def fill_card(self) -> Turn:
        self.card = True
        return self._take(Incoming("c", "", "kaart", TODAY, NOW, payload={"kaart": "contact"}))

    def answer(self, *replies: str) -> "Walk":
        for reply in replies:
            self.say(reply)
        return self

    @property
    def text(self) -> str:
        return "\n".join(one["text"] for one in self.last.says)

    def _take(self, incoming: Incoming) -> Turn:
        self.last = take(Check(AsOf(load_content(), TODAY), incoming, self.card), self.case)
        self.case = self.last.case
        return self.last


def ready(audience: str = "werkgever") -> Walk:
    return Walk(audience).answer("Venlo", "ja", "ja", "ja", "ja")


def test_the_audience_of_the_conversation_is_the_role() -> None:
    assert Walk("professional").case.answers["rol"].origin == "profiel"


def test_all_answers_in_any_order_and_several_at_once() -> None:
    walk = Walk("professional")
    said = {"leeftijd": "34", "opleiding": "geen", "situatie": "bijstand", "gemeente": "Venlo"}
    walk.say("34 jr, geen diploma, bijstand, Venlo", **said)

    assert {name: walk.case.value(name) for name in ("leeftijd", "opleiding", "situatie", "gemeente")} == {
        "leeftijd": "volwassen", "opleiding": "geen", "situatie": "bijstand", "gemeente": "Venlo",
    }  # fmt: skip
    assert "Genoteerd" in walk.text


def test_a_correction_says_what_changed_and_keeps_the_open_question() -> None:
    walk = Walk("professional").answer("Venlo")
    walk.say("nee, de gemeente is Horst", gemeente="Horst aan de Maas")

    assert "Aangepast" in walk.text
    assert "Horst aan de Maas" in walk.text
    assert "hoogste opleiding" in walk.text


def test_a_question_in_the_middle_is_answered_and_the_check_goes_on() -> None:
    walk = Walk("professional").answer("Venlo")
    turn = walk.say("wat is vrijstelling?", ranking=({"id": "vrijstelling-of-versnelling", "confidence": 0.9},))

    assert turn.says[0]["article"] == "vrijstelling-of-versnelling"
    assert "hoogste opleiding" in turn.says[-1]["text"]


@pytest.mark.parametrize("text", ["wat betekent pok?", "betekenis van pok", "pok?", "pok"])
def test_a_term_in_the_middle_is_explained_and_the_check_goes_on(text: str) -> None:
    walk = Walk("professional").answer("Venlo")
    turn = walk.say(text, "groet")

    assert "praktijkovereenkomst" in turn.says[0]["text"]
    assert "hoogste opleiding" in turn.says[-1]["text"]


def test_back_asks_the_last_question_again_and_shows_its_answer() -> None:
    walk = Walk("professional").answer("Venlo", "geen")
    walk.say("terug")

    assert walk.case.asking == "opleiding"
    assert "Uw antwoord was: Geen diploma." in walk.text
    assert "hoogste opleiding" in walk.text


def test_back_at_the_first_question_says_so() -> None:
    walk = Walk("professional")
    walk.say("terug")

    assert "eerste vraag" in walk.text


@pytest.mark.parametrize("word", ["stop", "stoppen"])
def test_stop_ends_the_check_and_wipes(word: str) -> None:
    walk = Walk("professional").answer("Venlo")
    turn = walk.say(word)

    assert turn.done
    assert turn.effect == "wipe"
    assert turn.case.answers == {}


def test_start_again_keeps_only_the_role() -> None:
    walk = Walk("professional").answer("Venlo", "geen")
    walk.say("opnieuw")

    assert set(walk.case.answers) == {"rol"}


def test_misunderstandings_lead_to_other_words_then_buttons_then_a_person() -> None:
    walk = Walk("werkgever").answer("Venlo")
    walk.say("blauw", intent="kan_niet_verstaan")
    assert "begrijp ik niet" in walk.text
    assert "Een antwoord kan zijn" in walk.text
    turn = walk.say("groen", intent="kan_niet_verstaan")

    assert "Spreek een mens" in [one["title"] for one in turn.says[-1]["buttons"]]
    assert "Kies een van de knoppen" in walk.text
    turn = walk.say("paars", intent="kan_niet_verstaan")

    assert turn.says[0]["region"] == "AM29"
    assert "Weet ik niet" in [one["title"] for one in turn.says[-1]["buttons"]]


def test_nothing_is_submitted_before_the_summary_was_shown() -> None:
    walk = ready()

    assert walk.press(doe="bevestig").effect == ""
    walk.press(doe="aanmelding")
    assert walk.press(doe="bevestig").effect == ""
    walk.fill_card()
    assert walk.press(doe="bevestig").effect == "submit"


def test_a_correction_after_the_summary_leads_back_to_the_summary() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    walk.fill_card()
    turn = walk.say("de gemeente is Emmen", gemeente="Emmen")

    assert turn.case.stage == "samenvatting"
    assert turn.says[-1]["card"]["kind"] == "samenvatting"
    assert walk.case.value("gemeente") == "Emmen"


def test_without_consent_nothing_is_kept() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    walk.fill_card()
    turn = walk.press(doe="niet_bewaren")

    assert turn.effect == "wipe"
    assert turn.done


def test_the_summary_holds_no_contact_details_and_asks_the_channel_for_them() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    card = walk.fill_card().says[-1]["card"]

    assert card["contact"] is True
    assert not {"Uw naam", "Zakelijk e-mailadres"} & {row["label"] for row in card["rows"]}


def test_every_question_of_both_roles_explains_itself_and_takes_weet_ik_niet() -> None:
    for audience in ("professional", "werkgever"):
        walk = Walk(audience)
        for _ in range(14):
            if walk.case.stage != "vragen":
                break
            asked = walk.text.splitlines()[-1]
            walk.say("waarom vraagt u dat?", intent="waarom_vraag")
            assert asked in walk.text
            walk.say("weet ik niet", intent="weet_niet")
        assert walk.case.stage == "uitslag"


def test_a_change_of_role_drops_what_the_other_role_does_not_ask() -> None:
    walk = Walk().answer("ik begeleid een kandidaat", "Venlo", "geen")
    walk.press(veld="rol", waarde="werkgever")

    assert set(walk.case.answers) == {"rol", "gemeente"}


def test_consent_is_never_concluded_from_likeness() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    walk.fill_card()

    assert walk.say("bijna goed", intent="bevestig").effect == ""
    assert walk.say("ja maar niet alles", intent="bevestig").effect == ""
    assert walk.say("ja maar de gemeente klopt niet", intent="bevestig").effect == ""
    assert walk.say("Horst").effect == ""
    assert walk.say("ja").effect == "submit"


@pytest.mark.parametrize("intent", ["stop", "opnieuw"])
def test_what_looks_like_stopping_asks_before_it_wipes(intent: str) -> None:
    walk = Walk("professional").answer("Venlo")
    turn = walk.say("school niet afgemaakt, wil opnieuw beginnen", intent=intent)

    assert turn.effect == ""
    assert walk.case.value("gemeente") == "Venlo"
    assert "Verder met de check" in [one["title"] for one in turn.says[-1]["buttons"]]


def test_the_summary_shows_the_outcome_as_it_is_by_then() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    walk.fill_card()
    walk.say("er is te weinig werk", werk="nee")

    assert "Een andere route past waarschijnlijk beter" in walk.text


def test_saving_again_after_a_lost_reply_gives_the_same_application() -> None:
    walk = ready()
    walk.press(doe="aanmelding")
    walk.fill_card()
    walk.press(doe="bevestig")

    assert walk.case.stage == "klaar"
    assert walk.press(doe="bevestig").effect == "submit"


def test_a_card_sent_too_early_does_not_skip_the_outcome() -> None:
    walk = Walk("werkgever").answer("Venlo")
    walk.fill_card()

    assert walk.case.stage == "vragen"


def test_a_part_of_a_sentence_that_counts_as_an_answer_is_read_back() -> None:
    walk = Walk("professional").answer("Venlo")
    walk.say("vmbo denk ik, daarna gewerkt")

    assert "Genoteerd" in walk.text
    assert "Vmbo" in walk.text


def test_are_you_a_person_is_answered_in_the_check_too() -> None:
    walk = Walk("professional").answer("Venlo")
    walk.say("bent u een mens?", intent="bent_u_mens")

    assert "computerprogramma" in walk.text
    assert "hoogste opleiding" in walk.text


def test_a_role_told_on_the_way_changes_the_check_when_it_goes_on() -> None:
    walk = Walk("professional").answer("Venlo")
    walk.audience = "werkgever"
    walk.press(doe="start_check")

    assert walk.case.role == "werkgever"
    assert "erkend leerbedrijf" in walk.text


def test_yes_to_nothing_does_not_start_a_check() -> None:
    incoming = Incoming("c", "ja", "bevestig", TODAY, NOW, 0.9)
    turn = take(Check(AsOf(load_content(), TODAY), incoming), Case())

    assert turn.done
    assert turn.case.stage == "nieuw"
