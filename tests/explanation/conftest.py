"""Pages in a browser that must not fail, ask anything, or ask for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

Open = Callable[[str], "Page"]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens markup, or a file by its name, as a page."""
    wrong: list[str] = []
    page = browser.new_page()

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", refuse)
    page.on(
        "request",
        lambda request: None if request.url.startswith("file:") else wrong.append(request.url),
    )

    def opened(markup: str) -> Page:
        file = Path(markup) if markup.startswith("/") else tmp_path / "report.html"
        if not markup.startswith("/"):
            file.write_text(markup, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    yield opened
    assert not wrong
    page.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, in light and dark, wide and narrow."""
    from axe_playwright_python.sync_playwright import Axe

    found: list[str] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        for width in (400, 1200):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            found += (one["id"] for one in Axe().run(page).response["violations"])
    return found
