"""What several tests ask of a filter, a splitter or the HTML reader.

Each function takes the class under test and returns a function for its file, so that a test says no
more than what it is about::

    marks = marks_of(Related)
    assert marks(build("Read next", "The harbour")) == {0: (Label.RELATED, "related-words")}
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from cleanscrape import Claim, Decision, Document, Label
from cleanscrape.readers.html.page import read_html

Said = Iterable[Decision | Claim]
Maker = Callable[[], Callable[[Document], Said]]


def marks_of(maker: Maker) -> Callable[..., dict[int, tuple[Label, str]]]:
    """Document (and a filter, if not the default one) to the label and reason of each block."""

    def marks(
        document: Document, marker: Callable[[Document], Said] | None = None
    ) -> dict[int, tuple[Label, str]]:
        said = [item for item in (marker or maker())(document) if isinstance(item, Decision)]
        return {one.block: (one.label, one.reason) for one in reversed(said)}  # the first counts

    return marks


def reasons_of(maker: Maker, label: Label) -> Callable[..., dict[int, str]]:
    """Document to the reason for each block, of a filter that knows one label only."""
    marks = marks_of(maker)

    def reasons(
        document: Document, marker: Callable[[Document], Said] | None = None
    ) -> dict[int, str]:
        found = marks(document, marker)
        assert {said for said, _ in found.values()} <= {label}
        return {block: reason for block, (_, reason) in found.items()}

    return reasons


def claims_of(maker: Maker) -> Callable[..., list[Claim]]:
    """Document to the claims of a filter."""

    def claims(document: Document, marker: Callable[[Document], Said] | None = None) -> list[Claim]:
        return [item for item in (marker or maker())(document) if isinstance(item, Claim)]

    return claims


def values_of(maker: Maker) -> Callable[..., list[Any]]:
    """Document to what a filter claims."""
    claims = claims_of(maker)
    return lambda document, marker=None: [claim.value for claim in claims(document, marker)]


def pieces_of(maker: Callable[[], Callable[[str], Iterable[int]]]) -> Callable[..., list[str]]:
    """Text (and a splitter, if not the default one) to the pieces that it is cut into."""

    def pieces(text: str, splitter: Callable[[str], Iterable[int]] | None = None) -> list[str]:
        edges = sorted({0, *(splitter or maker())(text), len(text)})
        cut = (text[left:right].strip() for left, right in pairwise(edges))
        return [piece for piece in cut if piece]

    return pieces


def html_blocks(page: str) -> list[tuple[str, str]]:
    """The tag and text of each block of a page."""
    return [(block.tag, block.text) for block in read_html(page).blocks]
