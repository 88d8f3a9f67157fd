"""The widget in Firefox: it opens, answers and closes. Skipped, with how to get one, where there is no Firefox."""

import asyncio
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.browser.fake import Fake
from tests.browser.firefox import firefox

pytestmark = pytest.mark.browser
PROGRAM = shutil.which(os.environ.get("FIREFOX", "firefox-esr")) or shutil.which("firefox")
ENTER, ESCAPE = "\ue007", "\ue00c"
INSIDE = "document.querySelector('praktijk-wijzer').shadowRoot"
UNTIL = """new Promise((done, fail) => {{ const look = () => {{ const found = {wanted}; if (found) done(found);
  else if (performance.now() > 15000) fail('never: {wanted}'); else requestAnimationFrame(look); }}; look(); }})"""


async def walk(base: str, folder: Path) -> dict[str, object]:
    """Open by mouse, ask by keyboard, look at the answer, shrink. What was seen."""
    assert PROGRAM
    seen = {}
    async with firefox(PROGRAM, folder) as tab:
        until = lambda wanted: tab.run(UNTIL.format(wanted=wanted.replace("'", '"')))  # noqa: E731
        await tab.open(base)
        await until(f"window.customElements.get('praktijk-wijzer') && {INSIDE}.querySelector('.launcher')")
        await tab.press(f"{INSIDE}.querySelector('.launcher')")
        await until(f"{INSIDE}.querySelector('.choice')")
        await tab.type(f"antwoord{ENTER}")
        seen["article"] = await until(f"{INSIDE}.querySelector('[data-article]')?.dataset.article")
        header = f"getComputedStyle({INSIDE}.querySelector('.bar')).backgroundColor"
        seen["styled"] = await tab.run(header)
        seen["wide"] = await tab.run("document.documentElement.scrollWidth > innerWidth")
        await tab.type(ESCAPE)
        seen["focus"] = await tab.run(f"{INSIDE}.activeElement.className")
        await tab.type(ENTER)
        seen["still there"] = await tab.run(f"{INSIDE}.querySelectorAll('[data-article]').length")
    return seen


@pytest.mark.skipif(PROGRAM is None, reason="there is no Firefox; on Debian: sudo apt-get install firefox-esr")
def test_the_widget_works_in_firefox(fake: Fake, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as other:  # Playwright may have a loop in this thread
        seen = other.submit(asyncio.run, walk(fake.base, tmp_path)).result(120)

    assert seen == {
        "article": "nugger-meedoen",
        "styled": "rgb(11, 90, 99)",
        "wide": False,
        "focus": "launcher",
        "still there": 1,
    }
