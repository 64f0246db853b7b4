"""What an explanation is made of: what became of each block, and what was claimed of each field."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """One filter's decision on a block.

    Args:
        label: what the filter takes the block for.
        filter: its name.
        reason: the code of its reason.
        because: the reason as a sentence; ``""`` where the filter declares none.
        confidence: 0 to 1.
    """

    label: str
    filter: str
    reason: str
    because: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """A block of the page, and what became of it.

    Args:
        index: its number on the page.
        text: its words.
        field: where it stands in the article: ``"title"``, ``"byline"``, ``"captions"``,
            ``"paragraphs"``, ``"comments"``, or ``"removed"``.
        stands: the decision that counted.
        decisions: all decisions on it, in the order of the filters.
        why: the strongest features, where the scorer decided: ``+`` for the body, ``-`` against it.
        line: number of the line in the source, from 1; None where it is not known.
        path: CSS selector of its element in HTML, or None.
    """

    index: int
    text: str
    field: str
    stands: Said
    decisions: tuple[Said, ...] = ()
    why: tuple[str, ...] = ()
    line: int | None = None
    path: str | None = None

    @property
    def is_removed(self) -> bool:
        """True where it is in no field of the article."""
        return self.field == "removed"


@dataclass(frozen=True, slots=True)
class Claimed:
    """One source's value for a field.

    Args:
        value: the value as a text.
        confidence: 0 to 1.
        source: where it was read: ``"text"``, ``"json-ld"`` …
        filter: who read it.
        block: the block that it was read from, or None for metadata.
    """

    value: str
    confidence: float
    source: str
    filter: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """A field of the article, and all claims on it, the one that counted first.

    Args:
        name: the field's name.
        claims: the claims on it.
    """

    name: str
    claims: tuple[Claimed, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a block under another pipeline.

    Args:
        index: the block's number.
        field: where it stands then.
        label: what it is taken for then.
    """

    index: int
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Variant:
    """What changes without one filter.

    Args:
        without: the filter's name.
        changes: the blocks that then stand elsewhere, or have another label.
    """

    without: str
    changes: tuple[Change, ...] = ()
