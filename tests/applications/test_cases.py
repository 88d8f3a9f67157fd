"""Case, contact details, questions and feedback."""


import pytest
from sqlalchemy import select

from applications import cases, contact, conversations, questions, tables
from applications.errors import PersonalNumber, UnknownConversation
from knowledge.case import Case
from tests.applications import sample
from tests.applications.sample import LATER, NOW
from tests.applications.stored import stored_bytes


def test_a_case_comes_back_as_it_was_saved(db, conversation):
    assert cases.load(db, conversation) == Case()
    cases.save(db, conversation, sample.case(), NOW)
    changed = sample.case().with_answer("gemeente", "Assen", "gebruiker", LATER).at_stage("kaart")
    cases.save(db, conversation, changed, LATER)
    assert cases.load(db, conversation) == changed
    assert list(cases.load(db, conversation).answers)[-1] == "gemeente"


def test_contact_details_come_back_with_their_day(db, conversation):
    assert contact.load(db, conversation) == {}
    contact.save(db, conversation, {**sample.CARD, "telefoon": "  "}, LATER)
    assert contact.load(db, conversation) == sample.contact()


def test_contact_details_are_not_readable_in_the_file(url, db, conversation):
    cases.save(db, conversation, sample.case(), NOW)
    contact.save(db, conversation, sample.CARD, NOW)
    db.close()
    stored = stored_bytes(url)
    assert b"gemeente" in stored
    assert b"voorbeeldenland.example" not in stored
    assert b"K-07" not in stored


@pytest.mark.parametrize("text", ["111222333", "BSN 1112.22.333", "kandidaat 111 222 333, graag bellen"])
def test_a_bsn_is_never_kept(db, conversation, text):
    with pytest.raises(PersonalNumber) as error:
        contact.save(db, conversation, {"taken": text, "email": "a@b.example"}, NOW)
    assert error.value.fields == ("taken",)
    assert "111" not in str(error.value)
    assert contact.load(db, conversation) == {}


@pytest.mark.parametrize("text", ["06 12345678", "+31 6 11122233", "12345678", "111222334", "K-07"])
def test_other_numbers_may_be_kept(db, conversation, text):
    contact.save(db, conversation, {"telefoon": text}, NOW)
    assert contact.load(db, conversation)["telefoon"].value == text


def test_nothing_is_kept_of_an_unknown_conversation(db):
    with pytest.raises(UnknownConversation):
        cases.save(db, "nobody", sample.case(), NOW)
    with pytest.raises(UnknownConversation):
        contact.save(db, "nobody", sample.CARD, NOW)


def test_deleting_a_conversation_takes_all_of_it_along(db, conversation):
    conversations.add_messages(db, conversation, [{"text": "een"}], "r1", NOW)
    cases.save(db, conversation, sample.case(), NOW)
    contact.save(db, conversation, sample.CARD, NOW)
    with db.session() as session:
        session.delete(session.get(tables.Conversation, conversation))
    with db.reading() as session:
        for table in (tables.Message, tables.Reply, tables.CaseRow, tables.Contact):
            assert session.scalars(select(table)).all() == []


def test_questions_and_feedback_are_kept(db, conversation):
    questions.unanswered(db, "mag dat", [{"id": "a", "confidence": 0.2}], NOW)
    assert not questions.feedback(db, conversation, 1, True, "", NOW)
    conversations.add_messages(db, conversation, [{"text": "een", "article": "a"}], None, NOW)
    questions.feedback(db, conversation, 1, True, "", NOW)
    questions.feedback(db, conversation, 1, False, "klopt niet", LATER)
    with db.reading() as session:
        assert session.scalars(select(tables.Unanswered)).one().ranking == [{"id": "a", "confidence": 0.2}]
        assert session.scalars(select(tables.Feedback)).one().helpful is False
