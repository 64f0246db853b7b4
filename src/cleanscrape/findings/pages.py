"""The article's next and previous page, as the numbered links of the page say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from ..addresses import resolve_address
from ..document import BlockTable, Claim, Document
from ..patterns.pagination import may_be_pages, page_numbers

_MAX_LINKS = 200  # that look like numbered ones
_MAX_CHARS = 25  # of words like "Next page"; longer ones are headlines
# A number among links is less sure than a `rel` that says "next".
_CONFIDENCE = 0.5


def page_claims(document: Document, ranked: Mapping[str, tuple[Claim, ...]]) -> Iterator[Claim]:
    """The first links to the page before this one and to the page after it.

    Args:
        document: the page.
        ranked: field to the claims on it so far.
    """
    claimed = ranked.get("url", ())
    page_address = document.url or (claimed[0].value if claimed else None)
    if not page_address:
        return
    found = set()
    for index, target in islice(_numbered_links(document.blocks), _MAX_LINKS):
        address = resolve_address(document, target)
        field = _field(page_address, address) if address else None
        if field and field not in found:
            found.add(field)
            yield Claim(field, address, _CONFIDENCE, "text", index, filter="assemble")


def _numbered_links(blocks: BlockTable) -> Iterator[tuple[int, str]]:
    """The block and the address of each link that looks like one to a numbered page."""
    links = [
        (index, mark.target, mark)
        for index, marks in sorted(blocks.marks.items())
        for mark in marks
        if mark.kind == "link" and mark.target and mark.end - mark.start <= _MAX_CHARS
    ]
    numbers = {
        place
        for place, (index, _, mark) in enumerate(links)
        if mark.end - mark.start <= 2 and blocks.texts[index][mark.start : mark.end].isdigit()
    }
    for place in sorted(numbers | may_be_pages([target for _, target, _ in links])):
        index, target, _ = links[place]
        yield index, target


def _field(page_address: str, address: str) -> str | None:
    """What a page one further or one back is."""
    numbers = page_numbers(page_address, address)
    if numbers is None:
        return None
    return {1: "next_page", -1: "previous_page"}.get(numbers[1] - numbers[0])
