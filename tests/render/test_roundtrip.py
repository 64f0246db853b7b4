"""Every page of the fixtures survives as Markdown.

A parser finds the same blocks, texts and links in it.
"""

from pathlib import Path

import pytest

import cleanscrape
from benchmarks.measure.roundtrip import report
from benchmarks.scoring.roundtrip import Block, differences, expected, parsed
from cleanscrape import Article, Mark, Paragraph

PAGES = sorted((Path(__file__).parents[2] / "fixtures").rglob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_a_page_survives(path: Path) -> None:
    article = cleanscrape.clean(path.read_bytes(), source="html", url="https://a.example/x/")
    assert differences(article) is None


def test_the_fixtures_have_what_could_be_lost() -> None:
    found = {
        mark.kind
        for path in PAGES
        for paragraph in cleanscrape.clean(path.read_bytes(), source="html").paragraphs
        for mark in paragraph.marks
    }
    assert {"link", "strong", "emphasis"} <= found
    assert len(PAGES) > 100


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("[It](https://a.example) rained.", Block("paragraph", "It rained.", (("It", "https://a.example"),))),
        ("> 3. It rained.", Block("paragraph", "It rained.", quotes=1, number=3, is_item=True)),
        ("- [x] It rained.", Block("paragraph", "It rained.", is_item=True, checked=True)),
        ("| a |\n|---|\n| b |", Block("table", "a b")),
        ("<table><tr><td>a</td><td>b</td></tr></table>", Block("table", "a b")),
        ("```\nx\n```", Block("code", "x")),
    ],
)  # fmt: skip
def test_blocks_are_read(markdown: str, block: Block) -> None:
    assert [*parsed(markdown)] == [block]


def test_what_is_lost_is_found() -> None:
    linked = Paragraph("It rained.", marks=(Mark(0, 2, "link", "https://a.example"),))
    article = Article(paragraphs=(linked,))
    assert [*expected(article)] != [*parsed(article.to_markdown(links=False))]

    class Broken(Article):
        def to_markdown(self, **_: bool) -> str:
            return "It rained."

    difference = differences(Broken(paragraphs=(linked,)))
    assert difference is not None
    assert difference.kind == "links"
    assert "1 pages, 1 not the same" in report(1, {"links": [("page", difference)]})
