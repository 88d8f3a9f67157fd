"""A reading page as a strict HTML parser sees it."""

import re
from dataclasses import dataclass

from justhtml import JustHTML


@dataclass(frozen=True)
class Page:
    """One page. Making one from invalid HTML raises."""

    tree: JustHTML

    @classmethod
    def of(cls, html: str) -> "Page":
        return cls(JustHTML(html, strict=True, sanitize=False))

    def all(self, selector: str) -> list:
        return self.tree.query(selector)

    def values(self, selector: str, name: str) -> list[str]:
        return [one.attrs[name] for one in self.all(selector) if name in one.attrs]

    def text(self, selector: str) -> str:
        return " ".join(" ".join(one.to_text().split()) for one in self.all(selector))

    @property
    def links(self) -> list[str]:
        return self.values("a", "href")

    @property
    def levels(self) -> list[int]:
        return [int(one.name[1]) for one in self.all("*") if re.fullmatch(r"h[1-6]", one.name)]
