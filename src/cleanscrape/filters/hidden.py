"""Text that the markup hides from readers."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Decision, Document, Hint, Label


class Hidden:
    """Mark blocks that the markup hides (``hidden``, ``display:none``, screen-reader classes)."""

    name = "hidden"

    def __call__(self, document: Document) -> Iterator[Decision]:
        for index, hints in enumerate(document.hints):
            if hints & Hint.HIDDEN:
                yield Decision(index, Label.HIDDEN, 0.7, "hidden-markup")
