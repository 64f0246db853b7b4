"""The pieces of a page's account, and the ledger of an article that was pickled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import base_of, resolved_from
from ..attributes import Pickled
from ..document import Claim, Decision, Document, Label
from ..facts import Mark
from ..later import later
from ..origins import Origin, SourceTree, origin_from
from ..values import Piece, Removed, Unlisted


@dataclass(frozen=True, slots=True)
class Pieces(Pickled):
    """What the account of a page is made of: columns over its blocks.

    Pickled, they are a tenth of the pieces.

    Args:
        text: the document's text.
        texts: what each block says.
        starts: offset of each block's first character in `text`.
        ends: offset after its last character.
        fields: for a block of the article the field that it stands in.
        labels: what each block was taken for.
        confidences: how sure that is.
        reasons: the code of the reason for it.
        filters: the filter that said so.
        marks: index of a block that is in no field to the marks in its text.
        base: the address that others count from.
        origins: where each block came from, as in `BlockTable.origins`.
        tree: the elements of the page; None for text.
    """

    text: str
    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    fields: Mapping[int, str]
    labels: Sequence[Label]
    confidences: Sequence[float]
    reasons: Sequence[str]
    filters: Sequence[str]
    marks: Mapping[int, Sequence[Mark]]
    base: str
    origins: Sequence[int]
    tree: SourceTree | None

    @classmethod
    def of(
        cls, document: Document, decided: Sequence[Decision], fields: Mapping[int, str]
    ) -> Pieces:
        """Those of a page.

        Args:
            document: the page.
            decided: what stands for each of its blocks.
            fields: for a block of the article the field that it stands in.
        """
        blocks = document.blocks
        _, labels, confidences, reasons, filters = zip(*decided) if decided else ((),) * 5
        marks = {index: found for index, found in blocks.marks.items() if index not in fields}
        return cls(
            document.text,
            blocks.texts,
            blocks.starts,
            blocks.ends,
            fields,
            labels,
            confidences,
            reasons,
            filters,
            marks,
            base_of(document),
            blocks.origins,
            document.tree,
        )

    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are in no field, in order."""
        fields, marks, base = self.fields, self.marks, self.base
        origin = self._origin
        return tuple(
            Removed(
                text,
                label,
                reason,
                name,
                confidence,
                start,
                end,
                resolved_from(base, marks[index]) if index in marks else (),
                origin(number),
            )
            for index, (text, label, reason, name, confidence, start, end, number) in enumerate(
                zip(
                    self.texts,
                    self.labels,
                    self.reasons,
                    self.filters,
                    self.confidences,
                    self.starts,
                    self.ends,
                    self.origins,
                )
            )
            if index not in fields
        )

    def account(self) -> tuple[Piece, ...]:
        """Every block, in order, with the field it went to."""
        text, fields, origin = self.text, self.fields, self._origin
        return tuple(
            Piece(start, end, text[start:end], fields.get(index, "removed"), label, origin(number))
            for index, (start, end, label, number) in enumerate(
                zip(self.starts, self.ends, self.labels, self.origins)
            )
        )

    @property
    def _origin(self) -> Callable[[int], Origin | None]:
        return origin_from(self.tree)


@dataclass(frozen=True, eq=False)
class PackedLedger:
    """The account of an article that was pickled, without the document behind it."""

    pieces: Pieces
    evidence: Mapping[str, tuple[Claim, ...]]
    unlisted: tuple[Unlisted, ...]

    @property
    def texts(self) -> Sequence[str]:
        """The texts of all blocks, without Markdown syntax."""
        return self.pieces.texts

    @later
    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are in no field, in order."""
        return self.pieces.removed()

    @later
    def account(self) -> tuple[Piece, ...]:
        """Every block, in order, with the field it went to."""
        return self.pieces.account()

    def why(self, _start: int, /) -> tuple[str, ...]:
        """Nothing: what the scorer looked at belongs to the document."""
        return ()
