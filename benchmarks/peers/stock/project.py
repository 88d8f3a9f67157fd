"""Write the stock project: what `rasa init` gives, filled with a part of our articles and the questions of our check.

Training on all sentences takes hours, so it learns from few articles with few sentences, in few epochs. Its turns are
not slower for that: fewer intents and words make its networks smaller than a full one would be.
"""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from knowledge.model import Content

ACTIONS = Path(__file__).parent / "actions.py"
TALK = Path(__file__).parents[3] / "bot" / "data" / "nlu.yml"
INTENTS = ("groet", "bedankt", "start_check", "bevestig", "ontken")
ARTICLES, SENTENCES, EPOCHS, FULL_EPOCHS = 30, 10, 40, 100
FORM = "check_form"
QUESTIONS = ("gemeente", "bedrijf", "praktijkopleider", "werk", "samenwerken")
MARKED = re.compile(r"\[([^]]*)\](\([^)]*\)|\{[^}]*\})")
# The default pipeline and policies of Rasa 3.6.21, written out to set the epochs.
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": EPOCHS},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
POLICIES = [
    {"name": "MemoizationPolicy"},
    {"name": "TEDPolicy", "max_history": 5, "epochs": EPOCHS},
    {"name": "RulePolicy"},
]


def write(content: Content, folder: Path) -> int:
    """The whole project; how many sentences it learns from."""
    sentences = _sentences(content)
    files = {
        "config.yml": {"recipe": "default.v1", "assistant_id": "stock", "language": "nl"}
        | {"pipeline": PIPELINE, "policies": POLICIES},
        "domain.yml": _domain(content, sentences),
        "data/nlu.yml": {"nlu": [{"intent": one, "examples": _lines(said)} for one, said in sentences.items()]},
        "data/rules.yml": {"rules": _rules(sentences)},
        "data/stories.yml": {"stories": _stories(sentences)},
        "credentials.yml": {"rest": None},
    }
    (folder / "actions").mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    for name, data in files.items():
        shown = data if name in {"config.yml", "credentials.yml"} else {"version": "3.1", **data}
        (folder / name).write_text(yaml.safe_dump(shown, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (folder / "actions" / "__init__.py").write_text("")
    shutil.copy(ACTIONS, folder / "actions" / "actions.py")
    known = json.dumps(_known(content), ensure_ascii=False, indent=1)
    (folder / "actions" / "content.json").write_text(known, encoding="utf-8")
    return sum(map(len, sentences.values()))


def learnt(content: Content) -> list[str]:
    """The articles that the stock project knows."""
    return [name for name, one in content.articles.items() if one.kind == "artikel"][:ARTICLES]


def intent(article: str) -> str:
    """The intent of an article."""
    return "vraag_" + article.replace("-", "_")


def _sentences(content: Content) -> dict[str, list[str]]:
    """What the project learns from, by intent."""
    asked = {intent(one): list(content.articles[one].examples[:SENTENCES]) for one in learnt(content)}
    talk = yaml.safe_load(TALK.read_text(encoding="utf-8"))["nlu"]
    said = {one["intent"]: one["examples"] for one in talk if one.get("intent") in INTENTS}
    return asked | {name: [_plain(line) for line in said[name].splitlines()][:SENTENCES] for name in INTENTS}


def _plain(line: str) -> str:
    return MARKED.sub(r"\1", line.strip().removeprefix("- "))


def _domain(content: Content, intents: Iterable[str]) -> dict[str, Any]:
    fields = {name: content.fields[name] for name in QUESTIONS}
    asked = {name: one.employer_question or one.question for name, one in fields.items()}
    return {
        "intents": list(intents),
        "slots": {name: _slot(name) for name in QUESTIONS},
        "forms": {FORM: {"required_slots": list(QUESTIONS)}},
        "responses": {
            **{f"utter_ask_{FORM}_{name}": [{"text": question}] for name, question in asked.items()},
            "utter_groet": [{"text": "Hallo."}],
            "utter_default": [{"text": "Dat begrijp ik niet."}],
        },
        "actions": ["action_answer", "action_submit", f"validate_{FORM}"],
    }


def _slot(name: str) -> dict[str, Any]:
    where = [{"active_loop": FORM, "requested_slot": name}]
    return {"type": "any", "influence_conversation": False, "mappings": [{"type": "from_text", "conditions": where}]}


def _rules(intents: Iterable[str]) -> list[dict[str, Any]]:
    answers = [_rule(one, "action_answer") for one in intents if one.startswith("vraag_")]
    begin = {"rule": "begin", "steps": [{"intent": "start_check"}, {"action": FORM}, {"active_loop": FORM}]}
    ended = [{"action": FORM}, {"active_loop": None}, {"slot_was_set": [{"requested_slot": None}]}]
    end = {"rule": "end", "condition": [{"active_loop": FORM}], "steps": [*ended, {"action": "action_submit"}]}
    return [*answers, _rule("groet", "utter_groet"), _rule("nlu_fallback", "utter_default"), begin, end]


def _rule(heard: str, action: str) -> dict[str, Any]:
    return {"rule": heard, "steps": [{"intent": heard}, {"action": action}]}


def _stories(intents: Iterable[str]) -> list[dict[str, Any]]:
    """A few paths, so that TED has something to learn from."""
    asked = [one for one in intents if one.startswith("vraag_")]
    first = [{"intent": "groet"}, {"action": "utter_groet"}]
    return [
        {"story": one, "steps": [*first, {"intent": one}, {"action": "action_answer"}]} for one in asked
    ]


def _known(content: Content) -> dict[str, Any]:
    replies = {name: _replies(content, name) for name in QUESTIONS}
    return {
        "answers": {intent(one): _text(content, one) for one in learnt(content)},
        "replies": replies,
        "unknown": "Dat weet ik niet.",
        "again": "Dat antwoord ken ik niet.",
        "end": content.outcomes["aanmelden"].title,
    }


def _replies(content: Content, name: str) -> dict[str, str]:
    if name == "gemeente":
        return {one.name.lower(): one.name for one in content.gemeenten}
    choices = content.fields[name].choices
    return {"ja": choices[0].value} | {word.lower(): one.value for one in choices for word in (one.label, *one.words)}


def _text(content: Content, article: str) -> str:
    wording = content.articles[article].answers["algemeen"]
    return f"{wording.short}\n\n{wording.more}"


def _lines(texts: list[str]) -> str:
    return "".join(f"- {' '.join(text.split())}\n" for text in texts)
