"""The main text of a page: what a reader sees, without menus, banners, scripts and everything that moves by itself."""

import hashlib
from html.parser import HTMLParser

LEFT_OUT = {"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside", "form", "head"}
MAIN = {"main", "article"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "track"}


def digest(body: bytes, kind: str, charset: str) -> str:
    """A short mark of a page that changes with its main text. What is no HTML counts as a whole."""
    if "html" not in kind:
        return hashlib.sha256(body).hexdigest()[:16]
    try:
        text = body.decode(charset, errors="replace")
    except LookupError:  # a character set that nobody knows
        text = body.decode("utf-8", errors="replace")
    return hashlib.sha256(main_text(text).encode()).hexdigest()[:16]


def main_text(html: str) -> str:
    """The words in <main> or <article>, or of the whole page when it has neither."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join(reader.main or reader.words)


class _Reader(HTMLParser):
    """Collects words, with the tags that are open. An end tag also closes what was left open inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.main: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if LEFT_OUT.isdisjoint(self._open):
            found = data.split()
            self.words += found
            if not MAIN.isdisjoint(self._open):
                self.main += found
