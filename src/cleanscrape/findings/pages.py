"""The article's next and previous page, as the numbered links of the page say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..addresses import resolve_address
from ..document import Claim, Document
from ..patterns.pagination import MAX_LINK_CHARS, may_be_page, page_numbers

_MAX_LINKS = 200  # that look like numbered ones
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
    asked = 0
    texts = document.blocks.texts
    for index, marks in sorted(document.blocks.marks.items()):
        for start, end, kind, target in marks:
            if kind != "link" or not target or end - start > MAX_LINK_CHARS:
                continue
            if not may_be_page(target, texts[index][start:end]):
                continue
            asked += 1
            if asked > _MAX_LINKS:
                return
            address = resolve_address(document, target)
            field = _field(page_address, address) if address else None
            if field and field not in found:
                found.add(field)
                yield Claim(field, address, _CONFIDENCE, "text", index, filter="assemble")


def _field(page_address: str, address: str) -> str | None:
    """What a page one further or one back is."""
    numbers = page_numbers(page_address, address)
    if numbers is None:
        return None
    return {1: "next_page", -1: "previous_page"}.get(numbers[1] - numbers[0])
