"""The report in a real browser: mouse, keys, search, switches, and a hostile page.

Needs Chromium and the extra ``engines``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleanscrape import explain
from cleanscrape.explanation.html import report

from .conftest import Open, violations
from .test_explanation import _HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.engines


@pytest.fixture
def opened(show: Open, prose: tuple[str, ...]) -> Page:
    text = "\n\n".join(
        ["The old bridge is open again", "By Jo Doe", "3 May 2024", "Share on Threads", *prose]
    )
    return show(report(explain(text, variants=True)))


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


def test_a_hostile_page_stays_text(show: Open) -> None:
    page = show(report(explain(_HOSTILE, variants=True)))
    page.click("button.block >> nth=1")
    page.select_option("#without", "body")
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.locator("ol.blocks").inner_text()


def test_axe_finds_nothing(opened: Page) -> None:
    opened.click("button.block >> nth=3")
    assert violations(opened) == []
