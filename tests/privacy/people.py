"""People who do not exist, each with data that stands nowhere else: what is planted, and looked for afterwards."""

from dataclasses import dataclass
from pathlib import Path

from stdnum import iban
from stdnum.nl import bsn

FIRST = "Fatima Willem Aylin Dirk Noor Sjoerd Kelly Mohamed Wietske Ivo Samira Bram Roos Yusuf Anouk Teun Lotte Emre"
LAST = "Yilmaz Bakkerman Oosterveen Ruigrok Hoogland Terpstra Elmouden Vosselman Kruiswijk Dekkinga Zandbergen"
DIAGNOSES = (Path(__file__).parent / "diagnoses.txt").read_text("utf-8").splitlines()
KINDS = ("bsn", "iban", "e-mail", "telefoon", "naam", "diagnose")
BY_PATTERN = KINDS[:4]


@dataclass(frozen=True)
class Person:
    """One of them, by number from 0 to 99: every kind of data is of this person alone."""

    number: int

    @property
    def name(self) -> str:
        """First name and surname; no two people have the same."""
        first, last = FIRST.split(), LAST.split()
        return f"{first[self.number % len(first)]} {last[self.number % len(last)]}"

    def value(self, kind: str) -> str:
        """As it is typed."""
        return {
            "bsn": _written(_bsn(self.number), self.number, (9,), (3, 3, 3), (4, 2, 3)),
            "iban": _written(_iban(self.number), self.number, (18,), (4, 4, 4, 4, 2)),
            "e-mail": f"{self.name.replace(' ', '.').lower()}{self.number}@prive{self.number}.example",
            "telefoon": _written(f"06{21340000 + 797 * self.number:08d}", self.number, (10,), (2, 8), (2, 2, 2, 2, 2)),
            "naam": self.name,
            "diagnose": DIAGNOSES[self.number % len(DIAGNOSES)],
        }[kind]

    def forms(self, kind: str) -> set[str]:
        """Every way in which a trace of it may be found: as typed, and without the spaces and marks in it."""
        value = self.value(kind)
        return {value, "".join(value.split())} if kind in ("bsn", "iban", "telefoon") else {value}


def _bsn(number: int) -> str:
    found = 100_000_000 + 7_919_000 * (number + 1)
    while not bsn.is_valid(f"{found:09d}"):
        found += 1
    return f"{found:09d}"


def _iban(number: int) -> str:
    account = f"ABNA{4_170_000_000 + 1_234_567 * (number + 1):010d}"
    return f"NL{iban.calc_check_digits('NL00' + account)}{account}"


def _written(digits: str, number: int, *ways: tuple[int, ...]) -> str:
    sizes, parts, at = ways[number % len(ways)], [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return " ".join(parts)
