"""Chromium finds the paths and the text fragments of the fixtures.

Deselected by default; run with ``pytest -m engines``. Needs Chromium and the extra ``engines``.
"""

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import cleanscrape
from cleanscrape import Article, Paragraph

pytestmark = pytest.mark.engines

PAGES = {
    path.parent.name: path.read_bytes()
    for path in sorted((Path(__file__).parents[2] / "fixtures").rglob("*.html"))
}
# So much room around the page that a browser must scroll to whatever it finds.
_ROOM = b"""
<style>
* { scroll-behavior: auto !important }
html, body { overflow: visible !important; height: auto !important }
html { padding: 4000px 0 !important }
</style>
"""
# The text of the only element at a path, and where it stands in the window.
_LOOK = """
path => new Promise(done => setTimeout(() => {
  const found = document.querySelectorAll(path)
  if (found.length != 1) return done(null)
  const { top, bottom } = found[0].getBoundingClientRect()
  const seen = scrollY > 0 && top < innerHeight && bottom > 0
  done({ text: found[0].textContent, seen })
}, 50))
"""
# Of paragraphs, those that both parsers find in one place: tables without <tbody> and the like have
# another tree in a browser. Measured: .93.
_SAME_TREE = 0.9
# Of their links, those that lead there. Some pages grow after Chromium has scrolled. Measured: .98.
_FOUND = 0.97


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = PAGES.get(self.path.strip("/"))
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if page:
            self.wfile.write(page + _ROOM)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def tab(browser: Any, address: str) -> Iterator[Any]:
    """A page of the browser that loads nothing but what the server has."""
    page = browser.new_page()
    page.route(
        "**/*",
        lambda route: route.continue_() if route.request.url.startswith(address) else route.abort(),
    )
    yield page
    page.close()


@cache
def articles() -> dict[str, Article]:
    return {name: cleanscrape.clean(page, source="html") for name, page in PAGES.items()}


def _is_there(paragraph: Paragraph, found: dict[str, Any] | None) -> bool:
    return found is not None and _letters(paragraph.text) in _letters(found["text"])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_paths_lead_to_the_paragraphs_where_the_trees_agree(tab: Any, address: str) -> None:
    same: list[bool] = []
    for name, article in articles().items():
        tab.goto(f"{address}{name}", wait_until="domcontentloaded")
        same += [
            _is_there(paragraph, tab.evaluate(_LOOK, paragraph.origin.path))
            for paragraph in article.paragraphs
            if paragraph.origin is not None
        ]
    assert sum(same) >= _SAME_TREE * len(same)
    assert len(same) > 500


def test_links_lead_to_the_paragraphs(tab: Any, address: str) -> None:
    followed: dict[str, bool] = {}
    for name, article in articles().items():
        own = replace(article, url=f"{address}{name}")
        for paragraph in article.paragraphs[-1:]:
            link = own.link_to(paragraph)
            if link is None or paragraph.origin is None:
                continue
            tab.goto("about:blank")  # a fragment alone would not load the page again
            tab.goto(link)
            found = tab.evaluate(_LOOK, paragraph.origin.path)
            if _is_there(paragraph, found):
                followed[link] = found["seen"]
    lost = [link for link, seen in followed.items() if not seen]
    assert len(lost) <= (1 - _FOUND) * len(followed), lost
    assert len(followed) > 80
