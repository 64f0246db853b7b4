"""Text that the markup hides from readers, and what was written for machines above the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import FRONT_MATTER, Decision, Document, Hint, Label
from ..scoring.trust import trusted


class Hidden:
    """Mark blocks that the markup hides (``hidden``, ``display:none``, screen-reader classes), unless that is most of the page.

    Front matter that a converter wrote above the page is hidden too.
    """

    name = "hidden"

    def __call__(self, document: Document) -> Iterator[Decision]:
        bit = Hint.HIDDEN & trusted(document)
        for index, hints in enumerate(document.blocks.hints):
            if hints & bit:
                front = document.blocks.tags[index] == FRONT_MATTER
                yield Decision(index, Label.HIDDEN, 0.95 if front else 0.7, "front-matter" if front else "hidden-markup")
