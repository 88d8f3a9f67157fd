"""Questions without an answer and opinions, for editors."""

from sqlalchemy import select

from applications import conversations, questions, tables, unanswered
from knowledge.search import STOP
from tests.applications.sample import LATER, NOW


def ask(db, *texts: str) -> None:
    for text in texts:
        questions.unanswered(db, text, [{"id": "nugger-meedoen", "confidence": 0.2}], NOW)


def test_questions_that_look_alike_stand_together_the_largest_group_first(db):
    ask(db, "is er kinderopvang", "hoe laat gaat de bus", "Is er ook kinderopvang?", "kinderopvang, is die er")
    groups = unanswered.alike(unanswered.questions(db), STOP)
    assert [[one.text for one in group] for group in groups] == [
        ["kinderopvang, is die er", "Is er ook kinderopvang?", "is er kinderopvang"],
        ["hoe laat gaat de bus"],
    ]
    assert groups[0][0].nearest == ("nugger-meedoen",)


def test_a_judged_question_is_no_longer_asked_about_and_can_be_trained_on(db):
    ask(db, "mag een nugger", "mag een nugger ook", "hoe laat gaat de bus")
    bus, *nuggers = unanswered.questions(db)
    assert unanswered.judge(db, "Ed", [one.id for one in nuggers], "artikel", "nugger-meedoen", LATER) == 2
    assert [one.text for one in unanswered.questions(db)] == ["hoe laat gaat de bus"]
    unanswered.judge(db, "Ed", [bus.id], "buiten", None, LATER)
    assert unanswered.questions(db) == []
    assert unanswered.candidates(db) == [
        ("nugger-meedoen", "mag een nugger"),
        ("nugger-meedoen", "mag een nugger ook"),
    ]
    assert {one.judged for one in unanswered.questions(db, judged=True)} == {"artikel", "buiten"}
    with db.reading() as session:
        assert len(session.scalars(select(tables.Audit)).all()) == 2


def test_opinions_are_judged_per_article_and_a_new_one_comes_back(db, conversation):
    messages = [{"text": "een", "article": "a"}, {"text": "twee", "article": "a"}, {"text": "drie", "article": None}]
    conversations.add_messages(db, conversation, messages, None, NOW)
    for seq, helpful in ((1, True), (2, False), (3, False)):
        questions.feedback(db, conversation, seq, helpful, "", NOW)
    assert unanswered.judge_opinions(db, "Ed", "a", "artikel", LATER) == 2
    assert [one.article for one in unanswered.opinions(db)] == [None]
    assert unanswered.judge_opinions(db, "Ed", None, "buiten", LATER) == 1
    assert unanswered.opinions(db) == []
    assert len(unanswered.opinions(db, judged=True)) == 3
    questions.feedback(db, conversation, 2, False, "nog steeds niet", LATER)
    assert [one.comment for one in unanswered.opinions(db)] == ["nog steeds niet"]
