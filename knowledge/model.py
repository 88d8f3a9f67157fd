"""The values of the field: what a source, fact, article, region and question are.

Shapes only. Reading them from files is `load`, using them is `answers`, `rules` and `verdict`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Role = Literal["professional", "werkgever"]
Certainty = Literal["zeker", "waarschijnlijk", "onzeker"]
Kind = Literal["artikel", "wegwijzer", "buiten"]
Asked = Literal["gesprek", "kaart"]
Grouped = Literal["shared", "each", "never"]
FieldType = Literal["keuze", "gemeente", "leeftijd", "tekst", "email", "telefoon", "akkoord"]


@dataclass(frozen=True)
class Cited:
    """A source and the place in it."""

    id: str
    place: str = ""


@dataclass(frozen=True)
class Checked:
    """When somebody last opened the live source (`on`), and when that has to be done again."""

    again_before: date
    on: date | None = None
    by: str = "redactie"


@dataclass(frozen=True)
class Source:
    """A public page or document. `date` is the date on the page; None when it carries none."""

    id: str
    title: str
    publisher: str
    url: str
    date: str | None
    checked: Checked
    approximate: bool = False


@dataclass(frozen=True)
class Value:
    """One value of a fact from its first day on; a value of None means: ended on that day."""

    start: date
    value: int | str | date | None
    source: Cited
    certainty: Certainty = "zeker"


@dataclass(frozen=True)
class Fact:
    """A dated amount, term, age, day or phrase.

    Unit `zin`: sentences that differ by day. Their numbers are other facts, as {fact-id}; null means: nothing to say.
    """

    id: str
    label: str
    unit: Literal["euro", "jaar", "weken", "maanden", "dagen", "procent", "aantal", "uren", "datum", "tekst", "zin"]
    values: tuple[Value, ...]
    checked: Checked


@dataclass(frozen=True)
class Wording:
    """An answer: the short one first (at most 60 words), then the detail."""

    short: str
    more: str = ""


@dataclass(frozen=True)
class Article:
    """One question-and-answer unit."""

    id: str
    topic: str
    title: str
    answers: Mapping[str, Wording]
    sources: tuple[Cited, ...]
    checked: Checked
    examples: tuple[str, ...]
    proof: tuple[str, ...]
    kind: Kind = "artikel"
    certainty: Certainty = "zeker"
    uncertain: str = ""
    related: tuple[str, ...] = ()
    check: bool = False


@dataclass(frozen=True)
class Desk:
    """Where a region receives questions and applications."""

    name: str
    url: str
    how: str
    sources: tuple[Cited, ...]
    fallback: bool = False
    delivery: Literal["none"] = "none"


@dataclass(frozen=True)
class Practice:
    """One thing known of a region, shown with answers on these topics."""

    topics: tuple[str, ...]
    text: str
    sources: tuple[Cited, ...]
    certainty: Certainty


@dataclass(frozen=True)
class Region:
    """One of the 35 arbeidsmarktregio's."""

    code: str
    name: str
    desk: Desk
    aliases: tuple[str, ...] = ()
    practice: tuple[Practice, ...] = ()


@dataclass(frozen=True)
class Gemeente:
    """A municipality; `doubt` says why its region must be checked."""

    name: str
    region: str
    aliases: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True)
class Choice:
    """One possible answer. `words` mean it in any sentence, `replies` only when its question is open.

    `employer_replies`: as `replies`, for an employer only.
    `unsure`: with this answer it is still open what holds, so it can become another one.
    """

    value: str
    label: str
    words: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    employer_replies: tuple[str, ...] = ()
    unsure: bool = False
    only_for: tuple[Role, ...] = ()

    def offered_to(self, role: str | None) -> bool:
        """Can somebody in this role give this answer?"""
        return role is None or not self.only_for or role in self.only_for

    def put_to(self, role: str | None) -> Choice:
        """The answer with the words that somebody in this role may use for it."""
        return replace(self, replies=(*self.replies, *self.employer_replies)) if role == "werkgever" else self


@dataclass(frozen=True)
class Field:
    """One thing asked, in the conversation or on the card.

    `also_on_card`: goes on the card when the conversation did not come to it. `changeable`: people can
    make this answer another one, such as consent; an age, a status or a wish they cannot.
    `group`: with several candidates for one place, is this asked once, of each of them, or never?
    Of each when nobody said so: then the answer about one is never taken for another.
    `only_in_group`: roles that are asked this only in a group.
    `names`: what people call it when they say that its answer is wrong.
    `if_yes`, `if_no`: what is asked back when a bare "ja" or "nee" says too little.
    """

    id: str
    label: str
    type: FieldType
    roles: tuple[Role, ...]
    asked: Asked
    question: str = ""
    employer_label: str = ""
    employer_question: str = ""
    document_label: str = ""
    retry: str = ""
    employer_retry: str = ""
    why: str = ""
    example: str = ""
    if_yes: str = ""
    if_no: str = ""
    choices: tuple[Choice, ...] = ()
    names: tuple[str, ...] = ()
    required: bool = False
    also_on_card: bool = False
    personal: bool = False
    changeable: bool = False
    group: Grouped = "each"
    employer_group: Literal["", "shared", "each", "never"] = ""
    only_in_group: tuple[Role, ...] = ()
    group_label: str = ""
    group_question: str = ""

    def grouped(self, role: str | None) -> Grouped:
        """How this is asked in a group of candidates."""
        return self.employer_group or self.group if role == "werkgever" else self.group

    def put_to(self, role: str | None) -> Field:
        """The field as somebody in this role is asked: with the answers and the other words for that role."""
        retry = self.employer_retry if role == "werkgever" and self.employer_retry else self.retry
        choices = tuple(one.put_to(role) for one in self.choices if one.offered_to(role))
        return replace(self, retry=retry, choices=choices)

    def label_for(self, role: str | None) -> str:
        """What the field is called when somebody in this role is asked."""
        return self.employer_label if role == "werkgever" and self.employer_label else self.label


@dataclass(frozen=True)
class Way:
    """Another route: the article that tells of it, and one sentence."""

    article: str
    text: str


@dataclass(frozen=True)
class Say:
    """What a rule says in one situation: the reason, who decides, what to do now.

    `yes`: what would have to become true for the condition to be met. `routes`: what else there is when
    that cannot change.
    """

    text: str
    decider: str = ""
    next: str = ""
    sources: tuple[Cited, ...] = ()
    yes: str = ""
    routes: tuple[Way, ...] = ()
    certainty: Certainty = "zeker"


@dataclass(frozen=True)
class RuleText:
    """The words of one rule of any family; the rule itself is a function in `knowledge.rules`."""

    id: str
    title: str
    sources: tuple[Cited, ...]
    says: Mapping[str, Say]


@dataclass(frozen=True)
class OutcomeText:
    """The words of one outcome. `decider`: who decides when no finding names somebody."""

    id: str
    title: str
    text: str
    decider: str
    employer_text: str = ""


@dataclass(frozen=True)
class Talk:
    """A fixed text of the conversation, with the buttons below it (title → payload).

    `in_check`: what is said instead while a check runs, before the open question comes back.
    """

    id: str
    text: str
    in_check: str = ""
    buttons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """Words and short sentences that mean one thing: a command, or a way of saying something."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A word or abbreviation of the field. `article` tells more; `short_for` is what an abbreviation is short for."""

    id: str
    term: str
    meaning: str
    sources: tuple[Cited, ...]
    also: tuple[str, ...] = ()
    certainty: Certainty = "zeker"
    article: str = ""
    short_for: str = ""


@dataclass(frozen=True)
class Block:
    """One claim, step or story of a page. `article` tells more, `region` is the region it is about.

    `of_us`: it says how this website itself works, so there is no source. `id`: what the page looks it up by.
    """

    text: str = ""
    title: str = ""
    id: str = ""
    sources: tuple[Cited, ...] = ()
    certainty: Certainty = "zeker"
    article: str = ""
    region: str = ""
    picture: str = ""
    of_us: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading."""

    id: str
    title: str
    intro: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class SitePage:
    """A page of the website, such as the campaign page: its words; how it looks is the website's."""

    id: str
    title: str
    description: str
    lead: str
    sections: tuple[Section, ...]
    checked: Checked

    def section(self, name: str) -> Section:
        """The section with this id. Raises KeyError."""
        return {one.id: one for one in self.sections}[name]


@dataclass(frozen=True)
class Campaign:
    """A campaign whose visits are counted by its id."""

    id: str
    label: str


@dataclass(frozen=True)
class PostcodeArea:
    """The gemeenten where a postcode with these two first digits may be; a hint, not a register."""

    begin: str
    gemeenten: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Content:
    """Everything the assistant knows, checked and ready for use. Two are the same only when they are one."""

    version: str
    valid_from: date
    topics: Mapping[str, str]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    articles: Mapping[str, Article]
    regions: Mapping[str, Region]
    gemeenten: tuple[Gemeente, ...]
    fields: Mapping[str, Field] = field(default_factory=dict)
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    outcomes: Mapping[str, OutcomeText] = field(default_factory=dict)
    talk: Mapping[str, Talk] = field(default_factory=dict)
    funding: Mapping[str, RuleText] = field(default_factory=dict)
    advice: Mapping[str, RuleText] = field(default_factory=dict)
    commands: Mapping[str, Words] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    followups: Mapping[str, Words] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    pages: Mapping[str, SitePage] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    postcodes: Mapping[str, PostcodeArea] = field(default_factory=dict)
    fact_files: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def examples(self, article_id: str) -> dict[str, tuple[str, ...]]:
        """What an article can be asked by, by who asks: {voice: sentences}; "" is the voice of the article itself."""
        asked = {voice: said[article_id] for voice, said in self.voices.items() if article_id in said}
        return {"": self.articles[article_id].examples, **asked}

    def fact_file(self, fact_id: str) -> str:
        """The file a fact stands in, such as "facts/geld.yml"."""
        return self.fact_files.get(fact_id, "facts/")

    @property
    def families(self) -> dict[str, Mapping[str, RuleText]]:
        """The words of all rules, by the file they stand in."""
        return {"rules.yml": self.rules, "funding.yml": self.funding, "advice.yml": self.advice}
