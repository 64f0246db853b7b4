"""Labels and values become an `Article`; every block goes to exactly one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..article import Article
from ..document import Claim, Document, Label
from ..resolve import best, best_value, rank
from ..threads.regions import may_be_in_comment
from ..translations import Translations
from ..values import Byline, PageType
from ..verdict import verdicts
from .captions import captions_of
from .ledger import OF_ARTICLE, UNDECIDED, DocumentLedger
from .paragraphs import paragraphs_of

__all__ = ["UNDECIDED", "assemble"]

# Fields that simply hold the value of their best claim.
_CLAIMED = (
    "site_name", "section", "image", "confidence", "description", "licence", "publisher",
)  # fmt: skip


def assemble(document: Document) -> Article:
    """Build the article from the document's decisions and claims.

    A block becomes part of the title, byline or a caption only if its label and the winning claim
    agree. A block with a body label, or without a label, becomes a paragraph. All others go to
    `Article.removed`. Blocks that a splitter cut out of one line become one paragraph again if they
    are all plain paragraphs. What can wait until somebody asks for it is left to the ledger.
    """
    decided = verdicts(document)
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    ranked = rank(document.claims)
    fields: dict[int, str] = {}
    title = _take(best(ranked, "title"), labels, Label.TITLE, "title", fields)
    byline = _take(best(ranked, "byline"), labels, Label.BYLINE, "byline", fields)
    paragraphs, order = paragraphs_of(document, labels, fields)
    captions = captions_of(document, ranked.get("caption", ()), labels, order, fields)
    ledger = DocumentLedger(document, decided, labels, ranked, fields, paragraphs, order, captions)
    dated = ledger.ranked if _may_date_comment(document, labels, ranked) else ranked
    page_type = best(ranked, "page_type")
    return _article(
        ledger,
        title=title,
        byline=byline if isinstance(byline, Byline) else None,
        captions=captions,
        paragraphs=paragraphs,
        **{name: best_value(dated, name) for name in OF_ARTICLE},
        **{name: best_value(ranked, name) for name in _CLAIMED},
        language=best_value(ranked, "language") or document.language,
        url=best_value(ranked, "url") or document.url,
        tags=best_value(ranked, "tags") or (),
        page_type=PageType(page_type.value, page_type.confidence) if page_type else None,
        translations=best_value(ranked, "translations") or Translations(),
    )


def _article(ledger: DocumentLedger, **known: Any) -> Article:
    """The article with these fields; the others are left to its ledger."""
    article = Article.__new__(Article)
    article.__dict__.update(known, ledger=ledger)
    return article


def _may_date_comment(
    document: Document, labels: Sequence[Label], ranked: Mapping[str, tuple[Claim, ...]]
) -> bool:
    """False where no date that is claimed for the article can be that of a comment.

    The comments can wait then.
    """
    return any(
        claim.block is not None and may_be_in_comment(document, labels, claim.block)
        for name in OF_ARTICLE
        for claim in ranked.get(name, ())
    )


def _take(
    claim: Claim | None, labels: list[Label], label: Label, field: str, fields: dict[int, str]
) -> Any:
    """The claim's value.

    The blocks that it was read from are entered under `field` if their label agrees.
    """
    if claim is None:
        return None
    if claim.block is not None:
        fields.update(
            (index, field) for index in (claim.block, *claim.other_blocks) if labels[index] is label
        )
    return claim.value
