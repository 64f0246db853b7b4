"""Labels and values become an `Article`; every block goes to exactly one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .addresses import resolve_address, resolved
from .article import Article
from .document import Claim, Decision, Document, Hint, Label
from .facts import Mark
from .findings import findings
from .media.listing import Places, list_media
from .reasons import Reason
from .resolve import best, rank
from .threads.comments import comments_of
from .threads.posts import posts_of
from .translations import Translations
from .values import Byline, Caption, PageType, Paragraph, Piece, Removed, Unlisted
from .verdict import verdicts

if TYPE_CHECKING:
    from .scoring.body.why import Why

UNDECIDED = Reason(
    "undecided", Label.PARAGRAPH, 0.0, "nobody said anything of the block; it stays in the body"
)
_UNDECIDED = UNDECIDED.mark(-1)._replace(filter="assemble")


# Texts that are nothing but the best claim on them.
_CLAIMED = (
    "description", "licence", "publisher", "access", "next_page", "previous_page", "direction",
)  # fmt: skip


def assemble(document: Document) -> Article:
    """Build the article from the document's decisions and claims.

    A block becomes part of the title, byline or a caption only where its label and the winning
    claim agree on it; a block with a body label, or with none, becomes a paragraph; all others
    stand in `Article.removed`. Blocks that a splitter cut out of one line and that are all plain
    paragraphs are one paragraph again.
    """
    decided = verdicts(document)
    labels = [decision.label if decision else Label.PARAGRAPH for decision in decided]
    ranked = rank(document.claims)
    fields: dict[int, str] = {}
    title = _take(best(ranked, "title"), labels, Label.TITLE, "title", fields)
    byline = _take(best(ranked, "byline"), labels, Label.BYLINE, "byline", fields)
    paragraphs, order = _paragraphs(document, labels, fields)
    captions = _captions(document, ranked.get("caption", ()), labels, order, fields)
    shown = list_media(document, labels, Places(fields, order, len(paragraphs)), captions)
    posts = posts_of(document, labels, order, paragraphs)
    comments = [] if posts else comments_of(document, decided, fields)
    fields.update((block, "comments") for comment in comments for block in comment.blocks)

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
        images=shown.images,
        embeds=shown.embeds,
        comments=tuple(comment.post for comment in comments),
        posts=posts,
        **{name: value(name) for name in _CLAIMED},
        translations=value("translations") or Translations(),
        entries=value("entries") or (),
        ledger=DocumentLedger(document, tuple(decided), fields, ranked, shown.unlisted),
    )


def _take(
    claim: Claim | None, labels: list[Label], label: Label, field: str, fields: dict[int, str]
) -> Any:
    """The claim's value.

    The blocks it was read from are entered under `field` where their label agrees.
    """
    if claim is None:
        return None
    if claim.block is not None:
        fields.update(
            (index, field) for index in (claim.block, *claim.also) if labels[index] is label
        )
    return claim.value


def _paragraphs(
    document: Document, labels: list[Label], fields: dict[int, str]
) -> tuple[tuple[Paragraph, ...], list[int]]:
    """The body, and for each block the number of paragraphs before it."""
    hints, starts, ends = document.blocks.hints, document.blocks.starts, document.blocks.ends
    found: list[list[tuple[str, int]]] = []  # of each paragraph the blocks, and what precedes each
    kinds: list[Label] = []
    order: list[int] = []
    previous = -2
    for index, label in enumerate(labels):
        order.append(len(found))
        same_line = previous == index - 1 and hints[index] & Hint.SAME_LINE
        if label is Label.HIDDEN and same_line:
            previous = index  # words that nobody sees do not end a sentence
            continue
        if not label.is_body:
            continue
        fields[index] = "paragraphs"
        if same_line and label is kinds[-1] is Label.PARAGRAPH:
            found[-1].append(("" if starts[index] == ends[previous] else " ", index))
        else:
            found.append([("", index)])
            kinds.append(label)
        previous = index
    return tuple(_paragraph(document, label, parts) for label, parts in zip(kinds, found)), order


def _paragraph(document: Document, label: Label, parts: list[tuple[str, int]]) -> Paragraph:
    """The paragraph that these blocks are; a line of millions of sentences is joined once."""
    blocks, first = document.blocks, parts[0][1]
    text = "".join(part for glue, index in parts for part in (glue, blocks.texts[index]))
    structure = blocks.structures.get(first)
    marks: list[Mark] = []
    position = 0
    for glue, index in parts if blocks.marks else ():
        position += len(glue)
        marks += (mark.shift(position) for mark in blocks.marks.get(index, ()))
        position += len(blocks.texts[index])
    level = _level(blocks.tags[first], label)
    kind = label.value
    if structure is None:
        if label is Label.TABLE and document.source == "html":
            kind = "paragraph"  # the table lays out the page
        return Paragraph(text, kind, level, resolved(document, marks))
    if structure.math:
        kind = "math"
    elif label is Label.TABLE and not structure.cells and document.source == "html":
        kind = "paragraph"
    return Paragraph(
        text,
        kind,
        level,
        resolved(document, marks),
        structure.group,
        structure.item,
        structure.cells,
        structure.language,
        structure.quote,
        resolve_address(document, structure.cite),
        structure.anchor,
    )


def _level(tag: str, label: Label) -> int | None:
    return int(tag[1]) if label is Label.HEADING and len(tag) == 2 and tag[1].isdigit() else None


def _captions(
    document: Document,
    claims: tuple[Claim, ...],
    labels: list[Label],
    order: list[int],
    fields: dict[int, str],
) -> tuple[Caption, ...]:
    found: dict[int, Caption] = {}
    for claim in claims:
        index = claim.block
        if index is None or index in fields or labels[index] is not Label.CAPTION:
            continue
        fields[index] = "captions"
        fields.update((other, "captions") for other in claim.also if not labels[other].is_body)
        marks = _caption_marks(document, claim.value.raw, sorted((index, *claim.also)))
        found[index] = replace(claim.value, before=order[index], marks=marks)
    return tuple(found[index] for index in sorted(found))


def _caption_marks(document: Document, raw: str, indices: Sequence[int]) -> tuple[Mark, ...]:
    """The marks of a caption that was read from these blocks, with offsets into its text."""
    found: list[Mark] = []
    position = 0
    for index in indices:
        text = document.blocks.texts[index]
        start = raw.find(text, position)
        if start >= 0:
            found += (mark.shift(start) for mark in document.blocks.marks.get(index, ()))
            position = start + len(text)
    return resolved(document, found)


@dataclass(frozen=True, eq=False)
class DocumentLedger:
    """The account of an article, computed from its document when it is read."""

    document: Document
    decided: tuple[Decision | None, ...]
    fields: Mapping[int, str]
    evidence: Mapping[str, tuple[Claim, ...]]
    unlisted: tuple[Unlisted, ...] = ()

    @cached_property
    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are in no field, in order."""
        return tuple(
            self._removed(index, decision or _UNDECIDED)
            for index, decision in enumerate(self.decided)
            if index not in self.fields
        )

    def _removed(self, index: int, decision: Decision) -> Removed:
        blocks = self.document.blocks
        text, start, end = blocks.texts[index], blocks.starts[index], blocks.ends[index]
        _, label, confidence, reason, name = decision
        marks = resolved(self.document, blocks.marks.get(index, ()))
        return Removed(text, label, reason, name, confidence, start, end, marks)

    @cached_property
    def account(self) -> tuple[Piece, ...]:
        """Every block, in order, with the field it went to.

        Joined, their texts are the document's text up to white space.
        """
        blocks = self.document.blocks
        return tuple(
            Piece(
                start,
                end,
                self.document.text[start:end],
                self.fields.get(index, "removed"),
                (decision or _UNDECIDED).label,
            )
            for index, (start, end, decision) in enumerate(
                zip(blocks.starts, blocks.ends, self.decided)
            )
        )

    def why(self, start: int, /) -> tuple[str, ...]:
        """The features that decided on the block at `start`, where the scorer decided."""
        index = bisect_left(self.document.blocks.starts, start)
        return self._why(index, self.decided[index]) if index < len(self.decided) else ()

    @cached_property
    def _why(self) -> Why:
        from .scoring.body.why import Why  # NumPy work that nobody else needs

        return Why(self.document)
