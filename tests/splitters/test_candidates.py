"""A splitter that says which blocks it may cut must name every block that it does cut."""

from typing import Any

import pytest

from cleanscrape.splitters import ALL, DEFAULT, suited
from cleanscrape.testing import build

LINES = (
    "Dylan Jones5 hours ago",
    "By Jo Doe 3 May 2024 Updated 4 May 2024",
    "Rain in Velden By Jo Doe",
    "ByJo Doe",
    "Published 3 May 2024|Velden",
    "雨が降った。 作者：李明",
    "Jo Doe ٣ مايو ٢٠٢٤",
    "Vor 5 Stunden Jo Doe vor 5 Stunden",
    "A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed.",
    (
        "Home An icon of a house. Menu An icon of three lines. Plus A mathematical sign. Close An "
        "icon of a cross."
    ),
    "The river rose in the night. " * 80,
    "The old bridge is open again | Gazette Home Sport The old bridge is open again "
    + "The river rose in the night. " * 20,
    "It rained.",
    "",
)
SPLITTERS = [
    pytest.param(splitter, id=f"{table}-{splitter.name}")
    for table, row in (("default", DEFAULT), ("line", suited(ALL, one_line=True)))
    for splitter in row
]


@pytest.mark.parametrize("splitter", SPLITTERS)
def test_every_block_that_is_cut_is_a_candidate(splitter: Any) -> None:
    cut = {index for index, text in enumerate(LINES) if [*splitter(text)]}
    assert cut, "no line of this test is for this splitter"
    assert cut <= {*splitter.candidates(build(*LINES))}


@pytest.mark.parametrize("splitter", SPLITTERS)
def test_an_empty_page_has_no_candidates(splitter: Any) -> None:
    assert not [*splitter.candidates(build())]
