"""The stories of the demo: scenario files as the tests run them, with who it is about and what to point out."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.errors import ContentError
from knowledge.shape import build
from knowledge.yaml_files import read

PERSONAS = Path(__file__).parent / "personas"
DOES = ("zeg", "knop", "kaart")


@dataclass(frozen=True)
class Persona:
    """Who a story is about, what it shows, and its picture."""

    titel: str
    wie: str
    laat_zien: str
    beeld: str


@lru_cache(maxsize=1)
def stories() -> tuple[dict[str, Any], ...]:
    """Every story as the player needs it. Raises ContentError for a file that is none."""
    return tuple(_story(path) for path in sorted(PERSONAS.glob("*.yml")))


def _story(path: Path) -> dict[str, Any]:
    found = read(path, PERSONAS)
    if not isinstance(found, list) or len(found) != 1 or not found[0].get("gesprek"):
        raise ContentError(path.name, "(bovenaan)", "hier hoort een lijst met één gesprek")
    told = found[0]
    persona = build(Persona, told.get("persona"), path.name, "persona")
    steps = [_step(step, path.name, f"gesprek[{number}]") for number, step in enumerate(told["gesprek"])]
    given = {"publiek": told.get("publiek", ""), "regio": told.get("regio", ""), "dag": str(told.get("vandaag", ""))}
    return {"id": path.stem, **asdict(persona), **given, "stappen": steps}


def _step(step: dict[str, Any], file: str, key: str) -> dict[str, Any]:
    """What the player does, and what the presenter can say. What a test expects stays with the tests."""
    does = [name for name in DOES if name in step]
    if len(does) != 1:
        raise ContentError(file, key, f"geef precies één van {', '.join(DOES)}")
    return {does[0]: step[does[0]], "uitleg": step.get("uitleg", "")}
