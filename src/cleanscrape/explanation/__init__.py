"""The whole account of a page, for people: each block with all that was said of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..article import Article
from ..document import Claim, Decision, Document
from ..jsonable import as_text, claim_to_dict
from ..reasons import Reason
from ..scoring.body.why import Why
from ..verdict import verdicts
from .values import Change, Claimed, ExplainedBlock, ExplainedField, Said, Variant

__all__ = [
    "Change",
    "Claimed",
    "ExplainedBlock",
    "ExplainedField",
    "Explanation",
    "Said",
    "Variant",
    "explained",
]

# Keys of an article that its blocks and claims say too, and lists of what is no text.
_IN_BLOCKS = frozenset({
    "captions", "paragraphs", "comments", "posts", "entries", "images", "embeds", "unlisted",
    "removed", "evidence",
})  # fmt: skip
_UNDECIDED = Said("paragraph", "", "undecided", "nothing was said of the block", 0.0)


@dataclass(frozen=True)
class Explanation:
    """What became of each block of a page and why, and what was claimed of each field.

    Args:
        article: what came out.
        blocks: the page from top to bottom.
        fields: the fields that something was claimed of.
        variants: what would change without each filter, where that was asked for.
        page: how the page is called, or None.
    """

    article: Article
    blocks: tuple[ExplainedBlock, ...]
    fields: tuple[ExplainedField, ...]
    variants: tuple[Variant, ...] = ()
    page: str | None = None

    def only(self, kind: str) -> tuple[ExplainedBlock, ...]:
        r"""The blocks of one kind.

        Args:
            kind: a field (``"removed"``, ``"captions"`` …; ``"body"`` means ``"paragraphs"``), a
                label (``"navigation"``) or a filter's name.

        >>> import cleanscrape
        >>> page = cleanscrape.explain("Share on Threads\n\nIt rained all day in the valley.")
        >>> [block.text for block in page.only("share")]
        ['Share on Threads']
        """
        kind = "paragraphs" if kind == "body" else kind
        return tuple(
            block
            for block in self.blocks
            if kind in (block.field, block.stands.label, block.stands.filter)
        )

    def to_dict(self) -> dict[str, Any]:
        """Blocks and fields as JSON-ready data, and the values that the article has."""
        values = self.article.to_dict()
        return {
            "page": self.page,
            "article": {name: values[name] for name in values if name not in _IN_BLOCKS},
            "blocks": [asdict(block) for block in self.blocks],
            "fields": [asdict(known) for known in self.fields],
            "variants": [asdict(variant) for variant in self.variants],
        }

    def to_json(self, indent: int | None = None) -> str:
        """`to_dict` as JSON text."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


def explained(
    document: Document,
    article: Article,
    reasons: Mapping[str, Reason],
    variants: tuple[Variant, ...] = (),
) -> Explanation:
    """The explanation of a page.

    Args:
        document: the page, after all filters ran over it.
        article: what was made of it.
        reasons: of the filters, by code (`Pipeline.reasons`).
        variants: what would change without each filter.
    """
    why = Why(document) if len(document) else None
    by_block: dict[int, list[Said]] = {}
    for decision in document.decisions:
        by_block.setdefault(decision.block, []).append(_said(decision, reasons))
    blocks = []
    for index, (stands, piece) in enumerate(zip(verdicts(document), article.account)):
        blocks.append(
            ExplainedBlock(
                index,
                document.blocks.texts[index],
                piece.field,
                _said(stands, reasons) if stands else _UNDECIDED,
                tuple(by_block.get(index, ())),
                why(index, stands) if why and stands else (),
                piece.origin.line if piece.origin else None,
                piece.origin.path if piece.origin else None,
            )
        )
    fields = tuple(
        ExplainedField(name, tuple(_claimed(claim) for claim in claims))
        for name, claims in article.evidence.items()
    )
    return Explanation(article, tuple(blocks), fields, variants)


def _said(decision: Decision, reasons: Mapping[str, Reason]) -> Said:
    known = reasons.get(decision.reason)
    because = known.text if known else ""
    return Said(
        decision.label.value, decision.filter, decision.reason, because, decision.confidence
    )


def _claimed(claim: Claim) -> Claimed:
    return Claimed(shown(claim), claim.confidence, claim.source, claim.filter, claim.block)


def shown(claim: Claim) -> str:
    """A claim's value as people write it.

    >>> from cleanscrape import Byline
    >>> shown(Claim("byline", Byline("By Jo Doe", ("Jo Doe",), role="Editor"), 0.9))
    'Jo Doe, Editor'
    """
    return as_text(claim_to_dict(claim)["value"])
