"""Every text of the content that a user can read, with the file and key it stands under."""

import re
from collections.abc import Iterator

from knowledge.model import Content, Fact

Text = tuple[str, str, str]
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def texts(content: Content) -> Iterator[Text]:
    """(file, key, text) for every text shown to users. Placeholders are not filled in."""
    yield from (("body.yml", f"topics.{name}", title) for name, title in content.topics.items())
    yield from _articles(content)
    yield from _regions(content)
    yield from _rules(content)
    yield from _fields(content)
    for fact in content.facts.values():
        yield from ((content.fact_file(fact.id), key, text) for key, text in sentences(fact))
    for outcome in content.outcomes.values():
        for key in ("title", "text", "decider", "employer_text"):
            yield "outcomes.yml", f"{outcome.id}.{key}", getattr(outcome, key)
    for talk in content.talk.values():
        yield "talk.yml", f"{talk.id}.text", talk.text
        yield "talk.yml", f"{talk.id}.in_check", talk.in_check
        yield from (("talk.yml", f"{talk.id}.buttons", title) for title in talk.buttons)
    for term in content.glossary.values():
        for key in ("term", "meaning", "short_for"):
            yield "glossary.yml", f"{term.id}.{key}", getattr(term, key)
        yield from (("glossary.yml", f"{term.id}.also", name) for name in term.also)
    yield from _pages(content)
    yield from (("campaigns.yml", f"{one.id}.label", one.label) for one in content.campaigns.values())


def sentences(fact: Fact) -> Iterator[tuple[str, str]]:
    """The values of a fact that are sentences: (key, text)."""
    if fact.unit == "zin":
        for number, one in enumerate(fact.values):
            yield f"{fact.id}.values[{number}].value", str(one.value or "")


def _articles(content: Content) -> Iterator[Text]:
    for article in content.articles.values():
        file = f"articles/{article.id}.yml"
        yield file, "title", article.title
        yield file, "uncertain", article.uncertain
        for audience, wording in article.answers.items():
            yield file, f"answers.{audience}.short", wording.short
            yield file, f"answers.{audience}.more", wording.more


def _pages(content: Content) -> Iterator[Text]:
    for page in content.pages.values():
        file = f"pages/{page.id}.yml"
        yield from ((file, key, getattr(page, key)) for key in ("title", "description", "lead"))
        for section in page.sections:
            yield file, f"{section.id}.title", section.title
            yield file, f"{section.id}.intro", section.intro
            for number, block in enumerate(section.blocks):
                yield file, f"{section.id}.blocks[{number}].title", block.title
                yield file, f"{section.id}.blocks[{number}].text", block.text


def _regions(content: Content) -> Iterator[Text]:
    for region in content.regions.values():
        file = f"regions/{region.code}.yml"
        yield file, "desk.name", region.desk.name
        yield file, "desk.how", region.desk.how
        for number, practice in enumerate(region.practice):
            yield file, f"practice[{number}].text", practice.text


def _rules(content: Content) -> Iterator[Text]:
    for file, rule in [(file, rule) for file, rules in content.families.items() for rule in rules.values()]:
        yield file, f"{rule.id}.title", rule.title
        for name, say in rule.says.items():
            for key in ("text", "decider", "next", "yes"):
                yield file, f"{rule.id}.says.{name}.{key}", getattr(say, key)
            for way in say.routes:
                yield file, f"{rule.id}.says.{name}.routes", way.text


def _fields(content: Content) -> Iterator[Text]:
    names = ("label", "employer_label", "document_label", "group_label", "retry", "employer_retry", "why", "example")
    names += ("question", "employer_question", "group_question", "if_yes", "if_no")
    for field in content.fields.values():
        for key in names:
            yield "fields.yml", f"{field.id}.{key}", getattr(field, key)
        for choice in field.choices:
            yield "fields.yml", f"{field.id}.choices.{choice.value}.label", choice.label
