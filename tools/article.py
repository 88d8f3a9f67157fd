"""`make article id=… topic=…`: a new article with every key explained, to be filled in.

The text stands in article.yml beside this file. Nothing is written when the id or the topic is wrong.
"""

import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from string import Template

from knowledge.checks.questions import LEAST_EXAMPLES, PROOF
from knowledge.load import content_folder
from knowledge.references import ID
from tools.content import read
from tools.day import today

SKELETON = Path(__file__).with_suffix(".yml")
KINDS = {"verwant_onderwerp": "wegwijzer", "buiten_onderwerp": "buiten"}
CHECK_AGAIN = timedelta(182)


class Refused(Exception):
    """No article is made; the message says why and what to do."""


def main(wanted: str = "", topic: str = "") -> int:
    """Make the article with an id and a topic."""
    try:
        file = make(content_folder(), wanted.strip(), topic.strip())
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"Gemaakt: {os.path.relpath(file)}\nVul in wat leeg is. Met make check-content ziet u wat nog ontbreekt.")
    return 0


def make(root: Path, wanted: str, topic: str) -> Path:
    """Write the file of a new article. Raises Refused."""
    file = root / "articles" / f"{wanted}.yml"
    if not ID.fullmatch(wanted):
        raise Refused(_wrong_id(wanted))
    if file.exists():
        raise Refused(f"Het artikel {wanted} bestaat al: {file}. Kies een ander id, of wijzig dat bestand.")
    topics = read(root).topics
    if topic not in topics:
        raise Refused(f"{_wrong_topic(topic)}\n{_listed(topics)}")
    file.write_text(skeleton(topic), encoding="utf-8")
    return file


def skeleton(topic: str) -> str:
    """The text of a new article."""
    kind = KINDS.get(topic, "artikel")
    return Template(SKELETON.read_text(encoding="utf-8")).substitute(
        topic=topic, kind=kind, again=today() + CHECK_AGAIN, examples=LEAST_EXAMPLES[kind], proof=PROOF
    )


def _wrong_id(wanted: str) -> str:
    said = f"id={wanted} kan niet" if wanted else "Er is geen id"
    return f"{said}. Gebruik kleine letters en cijfers, met - ertussen: make article id=reiskosten topic=inkoop"


def _wrong_topic(topic: str) -> str:
    said = f"topic={topic} bestaat niet." if topic else "Er is geen topic."
    return f"{said} Kies een onderwerp:"


def _listed(topics: Mapping[str, str]) -> str:
    return "\n".join(f"  {name:28} {title}" for name, title in topics.items())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
