"""Labels and values become an `Article`; every block goes to exactly one place."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from ..article import Article
from ..document import Claim, Document, Label
from ..findings import findings
from ..media.listing import Destinations, Listing
from ..resolve import best, rank
from ..threads.comments import comments_of
from ..threads.posts import posts_of
from ..translations import Translations
from ..values import Byline, PageType
from ..verdict import verdicts
from .captions import captions_of
from .ledger import UNDECIDED, DocumentLedger
from .paragraphs import paragraphs_of

__all__ = ["UNDECIDED", "assemble"]

# Fields that simply hold the text of their best claim.
_CLAIMED = (
    "description", "licence", "publisher", "access", "next_page", "previous_page", "direction",
)  # fmt: skip

# What a comment says of these is not said of the article above it, if there is one: a thread read
# as text may have its first post among the comments.
_OF_ARTICLE = ("date", "modified")
_MIN_CHARS_ABOVE = 200


def assemble(document: Document) -> Article:
    """Build the article from the document's decisions and claims.

    A block becomes part of the title, byline or a caption only if its label and the winning claim
    agree. A block with a body label, or without a label, becomes a paragraph. All others go to
    `Article.removed`. Blocks that a splitter cut out of one line become one paragraph again if they
    are all plain paragraphs.
    """
    decided = verdicts(document)
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    ranked = rank(document.claims)
    fields: dict[int, str] = {}
    title = _take(best(ranked, "title"), labels, Label.TITLE, "title", fields)
    byline = _take(best(ranked, "byline"), labels, Label.BYLINE, "byline", fields)
    paragraphs, order = paragraphs_of(document, labels, fields)
    captions = captions_of(document, ranked.get("caption", ()), labels, order, fields)
    media = Listing(document, labels, Destinations({**fields}, order, len(paragraphs)), captions)
    images, embeds = media.listed()
    posts = posts_of(document, labels, order, paragraphs)
    comments = [] if posts else comments_of(document, decided, fields)
    written = {block: "comments" for comment in comments for block in comment.blocks}
    fields.update(written)
    above = paragraphs[: order[min(written)]] if written else ()
    if sum(len(paragraph.text) for paragraph in above) >= _MIN_CHARS_ABOVE:
        _drop_claims_in(written, ranked)
    found = [*findings(document, labels, paragraphs, order, ranked)]
    names = dict.fromkeys(claim.field for claim in found)
    ranked.update(rank([*(claim for name in names for claim in ranked.get(name, ())), *found]))
    page_type = best(ranked, "page_type")

    def value(name: str) -> Any:
        claim = best(ranked, name)
        return claim.value if claim else None

    return Article(
        title=title,
        byline=byline if isinstance(byline, Byline) else None,
        date=value("date"),
        modified=value("modified"),
        captions=captions,
        paragraphs=paragraphs,
        language=value("language") or document.language,
        site_name=value("site_name"),
        url=value("url") or document.url,
        tags=value("tags") or (),
        section=value("section"),
        image=value("image"),
        page_type=PageType(page_type.value, page_type.confidence) if page_type else None,
        confidence=value("confidence"),
        images=images,
        embeds=embeds,
        comments=tuple(comment.post for comment in comments),
        posts=posts,
        **{name: value(name) for name in _CLAIMED},
        translations=value("translations") or Translations(),
        entries=value("entries") or (),
        ledger=DocumentLedger(document, tuple(decided), fields, ranked, media),
    )


def _drop_claims_in(comments: Container[int | None], ranked: dict[str, tuple[Claim, ...]]) -> None:
    """Leave out what comments say of the article."""
    for name in _OF_ARTICLE:
        claims = ranked.pop(name, ())
        ranked |= rank(claim for claim in claims if claim.block not in comments)


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
