"""Text that the markup hides from readers."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Decision, Document, Hint, Label
from ..scoring.trust import trusted


class Hidden:
    """Mark blocks that the markup hides (``hidden``, ``display:none``, screen-reader classes), unless that is most of the page."""

    name = "hidden"

    def __call__(self, document: Document) -> Iterator[Decision]:
        bit = Hint.HIDDEN & trusted(document)
        for index, hints in enumerate(document.hints):
            if hints & bit:
                yield Decision(index, Label.HIDDEN, 0.7, "hidden-markup")
