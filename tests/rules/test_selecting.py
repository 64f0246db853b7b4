"""What selectors choose of a page, in terms of its blocks."""

from pathlib import Path

import pytest

from cleanscrape import read
from cleanscrape.rule_sets.chosen import Chosen
from cleanscrape.testing import find_cases

ROOT = Path(__file__).parents[2]

PAGE = """<head><meta name=who content="Jo Doe"></head><body><svg><g><path/></g></svg>
<h1>Rain</h1><div class=box><p>Snow fell</p><p>It was <b>cold</b> again<script>var a</script></div>
<p><a href=/x>All of it</a><p>It rained.<br><br>It snowed."""


@pytest.mark.parametrize(
    ("xpath", "expected"),
    [
        ("//div", [("Snow fell It was cold again", (1, 2), None)]),
        ("//b", [("cold", (), 2)]),
        ("//a", [("All of it", (3,), None)]),
        ("//a/@href", [("/x", (), None)]),
        ("//meta/@content", [("Jo Doe", (), None)]),
        ("//body/p[last()]", [("It rained. It snowed.", (4, 5), None)]),
        ("//p/text()[. = 'All of it']", []),
        ("string(//b)", [("cold", (), None)]),
        ("count(//p)", []),
        (
            "//p[1] | //div",
            [("Snow fell It was cold again", (1, 2), None), ("All of it", (3,), None)],
        ),
        ("//script", []),
    ],
)
def test_groups(xpath: str, expected: list[tuple[str, tuple[int, ...], int | None]]) -> None:
    page = read(PAGE, xpaths=[xpath])
    assert page.blocks.texts == (
        "Rain", "Snow fell", "It was cold again", "All of it", "It rained.", "It snowed.",
    )  # fmt: skip
    assert [tuple(group) for group in Chosen(page).groups(xpath)] == expected


def test_elements_have_the_numbers_of_the_documents_tree() -> None:
    """On every HTML fixture, each element that is chosen has the name that was asked for."""
    counted = 0
    for case in find_cases(ROOT / "fixtures"):
        if case.source.suffix != ".html":
            continue
        page = read(case.source.read_bytes(), xpaths=["//p", "//li", "//a", "//div"])
        for xpath, chosen in page.selected:
            for element, _, _ in chosen:
                if element >= 0 and page.tree is not None:
                    assert page.tree.names[element] == xpath[2:]
                    counted += 1
    assert counted > 3_000
