"""The widget is one small script that needs nothing else, and the modules it is made of fit together."""

import gzip
import re

import pytest

from channels.website.widget.joined import SOURCE, JoinError, script
from channels.website.widget.routes import ADDRESS, packed

MODULES = sorted(SOURCE.glob("*.js"))
LIGHT = 15_000  # bytes, as sent, styles included


def test_the_whole_widget_is_light() -> None:
    assert len(packed().packed) < LIGHT
    assert gzip.decompress(packed().packed).decode() == script()


def test_the_script_asks_for_no_other_file() -> None:
    whole = script()
    assert not re.search(r"\bimport\b|\bexport\b|@import|url\((?!var)", whole)
    assert set(re.findall(r"https?://[^\"'`\s)]+", whole)) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_text_ever_becomes_html_or_a_program(module) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(forbidden, module.read_text())


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_every_module_is_used(module) -> None:
    imported = {name for one in MODULES for name in re.findall(r'from "\./([\w.]+)"', one.read_text())}
    assert module.name in imported | {"widget.js"}


def test_a_name_that_two_modules_use_is_an_error(tmp_path) -> None:
    (tmp_path / "one.js").write_text("export const shared = 1;\n")
    (tmp_path / "widget.js").write_text('import { shared } from "./one.js";\n\nfunction shared() {}\n')

    with pytest.raises(JoinError, match="shared"):
        script(tmp_path)


def test_of_a_module_that_comes_in_as_a_whole_every_constant_gets_a_name_of_its_own(tmp_path) -> None:
    (tmp_path / "words.js").write_text('export const close = "Sluit";\nexport const left = (n) => `nog ${n}`;\n')
    (tmp_path / "widget.js").write_text(
        'import * as WORDS from "./words.js";\n\n'
        "function say(close) {\n  close(WORDS.close, WORDS.left(3));\n}\nsay(alert);\n"
    )

    whole = script(tmp_path)

    assert "Sluit" in whole
    assert "WORDS" not in whole


def test_a_module_comes_once_and_after_what_it_imports(tmp_path) -> None:
    (tmp_path / "look.css").write_text("p { color: red; }")
    (tmp_path / "one.js").write_text("export const made = [];\n")
    (tmp_path / "two.js").write_text('import { made } from "./one.js";\n\nexport const more = () => made.push(2);\n')
    (tmp_path / "widget.js").write_text(
        'import { made } from "./one.js";\nimport { more } from "./two.js";\n'
        'import LOOK from "./look.css" with { type: "text" };\n\nmore();\nconsole.log(made, LOOK);\n'
    )

    whole = script(tmp_path)

    assert whole.count("[]") == 1
    assert whole.index("[]") < whole.index("push") < whole.index("console")
    assert "p{color:red}" in whole


async def test_it_is_sent_packed_and_asked_again_with_its_mark(client) -> None:
    first = await client.get(ADDRESS)
    assert (first.status, first.content_type) == (200, "text/javascript")
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Cache-Control"] == "no-cache"
    again = await client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
