"""Text that is not for readers: hidden by markup, written for machines, drawn a second time."""

from __future__ import annotations

from ..document import FRONT_MATTER, Decision, Document, Hint, Label
from ..reasons import Reason, marks
from ..scoring.page.trusted_hints import trusted_hints

_MARKUP = Reason(
    "hidden-markup",
    Label.HIDDEN,
    0.7,
    "the markup hides the block, by `hidden`, an inline style or a class for screen readers",
)
_FRONT_MATTER = Reason(
    "front-matter",
    Label.HIDDEN,
    0.95,
    "the block stands above the page, in YAML front matter or the head of a reader service "
    '("Title: …"); its values are claims',
)
_RENDERING = Reason(
    "formula-rendering",
    Label.DUPLICATE,
    0.95,
    "the block is another rendering of a formula that stands in the text as TeX",
)


class Hidden:
    """Mark blocks that the markup hides, unless that is most of the page.

    The markup does so by ``hidden``, ``display:none`` or classes for screen readers.
    Front matter that a converter wrote above the page is hidden too. Other renderings of formulas
    are duplicates.
    """

    name = "hidden"
    reasons = (_MARKUP, _FRONT_MATTER, _RENDERING)

    def __call__(self, document: Document) -> list[Decision]:
        bit, tags = Hint.HIDDEN & trusted_hints(document), document.blocks.tags
        found = [
            (index, _RENDERING if hints & Hint.COPY else _why_hidden(tags[index]))
            for index, hints in enumerate(document.blocks.hints)
            if hints & (Hint.COPY | bit)
        ]
        return marks(found, self.name)


def _why_hidden(tag: str) -> Reason:
    return _FRONT_MATTER if tag == FRONT_MATTER else _MARKUP
