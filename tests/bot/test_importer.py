"""Training data from content: every article, never its proof, and no article named in a rule."""

from copy import deepcopy

from rasa.shared.nlu.constants import INTENT, METADATA, TEXT

from bot.components.importer import ContentImporter, Example, entities, questions, texts_of
from bot.paths import CONFIG, DATA, DOMAIN
from knowledge.load import load_content
from tests.bot.small import SMALL


def importer() -> ContentImporter:
    return ContentImporter(str(CONFIG), str(DOMAIN), [str(DATA)])


def test_every_example_trains_the_intent_vraag_with_its_article_beside_it():
    messages = questions(SMALL).training_examples
    assert {one.get(INTENT) for one in messages} == {"vraag"}
    learnt = {one.get(TEXT): one.get(METADATA)["article"] for one in messages}
    assert learnt["wat is een pv precies"] == "praktijkverklaring"
    assert set(learnt.values()) == set(SMALL.articles)


def test_an_example_is_known_by_text_and_article_and_never_copied():
    one = Example("mag dat", "a")
    assert one == Example("mag dat", "a") != Example("mag dat", "b")
    assert len({one, Example("mag dat", "a"), Example("mag het", "a")}) == 2
    assert deepcopy([one])[0] is one


def test_title_and_short_answer_are_learnt_without_facts_and_proof_never():
    texts = texts_of(SMALL, SMALL.articles["praktijkverklaring"])
    assert "Titel van praktijkverklaring" in texts
    assert "Een antwoord met  erin." in texts
    assert "een bewijsvraag over praktijkverklaring" not in texts


def test_only_fields_with_words_bring_an_entity():
    assert set(entities(SMALL).entities) == {"gemeente", "regio", "leeftijd", "situatie"}


def test_the_domain_keeps_its_own_settings_beside_the_content():
    domain = importer().get_domain()
    assert not domain.session_config.carry_over_slots
    assert not domain.session_config.are_sessions_enabled(), "whether a check runs is for the case to say"
    assert {"gemeente", "leeftijd", "regio", "artikel", "doe"} <= set(domain.entities)
    assert "check_form" in domain.form_names


def test_the_training_data_holds_talk_and_all_articles():
    data = importer().get_nlu_data()
    articles = {(one.get(METADATA) or {}).get("article") for one in data.intent_examples}
    assert set(load_content().articles) <= articles
    assert {"groet", "start_check", "vraag", "kan_niet_verstaan"} <= set(data.intents)


def test_every_intent_of_talk_has_25_examples_and_stands_in_the_domain():
    file_importer = importer()
    counts = dict(file_importer.get_nlu_data().number_of_examples_per_intent)
    talk = {name: count for name, count in counts.items() if name != "vraag"}
    assert min(talk.values()) >= 25, talk
    assert set(counts) | {"knop", "kaart"} <= set(file_importer.get_domain().intents)


def test_rules_and_stories_name_no_article():
    written = "".join((DATA / name).read_text(encoding="utf-8") for name in ("rules.yml", "stories.yml"))
    steps = [line for line in written.splitlines() if line.strip().startswith("- intent")]
    assert steps
    assert not [name for name in load_content().articles if any(name in line for line in steps)]
