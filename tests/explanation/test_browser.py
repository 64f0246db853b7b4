"""The report in a real browser: mouse, keys, search, switches, and a hostile page.

Needs Chromium and the extra ``engines``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleanscrape import explain
from cleanscrape.explanation.html import report

from .test_explanation import _HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, prose: tuple[str, ...]) -> Iterator[Page]:
    text = "\n\n".join(
        ["The old bridge is open again", "By Jo Doe", "3 May 2024", "Share on Threads", *prose]
    )
    yield from _open(browser, tmp_path, text)


def _open(browser: Browser, folder: Path, text: str) -> Iterator[Page]:
    file = folder / "report.html"
    file.write_text(report(explain(text, variants=True)), encoding="utf-8")
    page = browser.new_page()
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", refuse)
    page.on(
        "request",
        lambda request: None if request.url.startswith("file:") else wrong.append(request.url),
    )
    page.goto(file.as_uri())
    yield page
    assert not wrong
    page.close()


def test_a_block_and_its_piece_light_up_together(opened: Page) -> None:
    opened.hover("#article > p >> nth=0")
    assert opened.locator(".is-lit").count() == 2


def test_a_click_shows_what_was_said(opened: Page) -> None:
    opened.click("button.block >> nth=3")
    details = opened.locator("#details")
    assert "a phrase for sharing the page" in details.inner_text()
    opened.keyboard.press("Escape")
    assert details.is_hidden()
    assert opened.evaluate("document.activeElement.dataset.block") == "3"


def test_claims_are_shown_with_their_block(opened: Page) -> None:
    opened.click("#article > p[data-field=byline]")
    assert "Jo Doe" in opened.locator("#details").inner_text()


def test_keys_go_through_the_blocks(opened: Page) -> None:
    opened.focus("button.block >> nth=0")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        opened.keyboard.press(key)
    assert "Block 1: byline, byline" in opened.locator("#details").inner_text()


def test_search_leaves_what_holds_the_words(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("threads")
    assert opened.locator("button.block:visible").count() == 1
    assert opened.locator("#status").inner_text() == "1 blocks hold it."


def test_a_filter_is_switched_off_and_on(opened: Page) -> None:
    before = opened.locator("#article").inner_text()
    opened.select_option("#without", "byline")
    assert opened.locator("#article > p[data-field=byline]").count() == 0
    assert "Without byline" in opened.locator("#status").inner_text()
    opened.select_option("#without", "")
    assert opened.locator("#article").inner_text() == before


@pytest.mark.parametrize("width", [400, 1200])
def test_nothing_is_wider_than_the_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.click("button.block >> nth=3")
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_hostile_page_stays_text(browser: Browser, tmp_path: Path) -> None:
    for page in _open(browser, tmp_path, _HOSTILE):
        page.click("button.block >> nth=1")
        page.select_option("#without", "body")
        assert page.locator("script").count() == 2
        assert page.locator("img").count() == 0
        assert "<script>alert(1)</script>" in page.locator("ol.blocks").inner_text()
