"""What the user gets: the article, its parts, and the account of everything that is not in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ..document import Claim
from ..jsonable import (
    byline_from_dict,
    caption_from_dict,
    compact,
    entry_from_dict,
    iso,
    moment_from_iso,
    paragraph_from_dict,
    post_from_dict,
    shown_from,
    text_or_none,
    translations_from,
)
from ..later import later
from ..translations import Translations
from ..values import (
    Byline,
    Caption,
    Embed,
    Entry,
    Image,
    Moment,
    PageType,
    Paragraph,
    Piece,
    Post,
    Removed,
    Unlisted,
)
from .corrected import Correctable
from .ledger import Ledger, StoredLedger, from_ledger, ledger_from_dict, ledger_to_dict

__all__ = ["Article", "Ledger", "StoredLedger"]

# The fields that are a text or None, in the order of `Article.to_dict`.
_MORE_TEXTS = (
    "description", "licence", "publisher", "access", "next_page", "previous_page", "direction",
)  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Article(Correctable):
    r"""A page as structured data. What was not found is None or ``()``.

    Args:
        title: the headline, without the site's name.
        byline: who wrote it, or None.
        date: when it was published: a `datetime.date`, or a `datetime.datetime` where the page
            gives a time, with a zone where it gives one.
        modified: when it was last changed, likewise.
        captions: the captions of the images, in order.
        paragraphs: the body in reading order, without title, byline, date and captions.
        language: ISO 639-1 code.
        site_name: the publication's name.
        url: the page's canonical address, or the one that the caller gave.
        page_type: what kind of page it is; None for text and pages without a score.
        confidence: the word F1 to expect of the body, 0 to 1; None if the scorer did not look at
            the page.
        images: the article's pictures, in order; decorations are in `unlisted`.
        embeds: videos, sound, posts of networks, maps and frames, in order.
        comments: what readers wrote below the article.
        posts: the posts of a thread; their texts are the body's paragraphs.
        tags: the page's keywords, without its section.
        section: the part of the publication that the article stands in.
        image: the address of the image that stands for the page.
        description: what the page tells search engines and networks about itself.
        licence: the address or the name of the licence, as the page gives it.
        publisher: the company that publishes the article; `site_name` is the site's name.
        access: ``"free"``, ``"metered"`` (a number of articles is free) or ``"closed"`` to readers
            who do not pay; None if nothing on the page tells. `evidence` has the reasons.
        next_page: the address of the article's next page, absolute if the page's own is known.
        previous_page: the address of the page before it, likewise.
        direction: ``"ltr"`` or ``"rtl"``.
        translations: language to the address of the page in that language; a frozen mapping.
        entries: the entries of a live blog, in the order of the page's data or of the body.

    >>> article = Article(title="Rain", paragraphs=(Paragraph("It rained."), Paragraph("Again.")))
    >>> article.text
    'It rained.\n\nAgain.'
    >>> Article.from_dict(article.to_dict()) == article
    True
    """

    title: str | None = None
    byline: Byline | None = None
    date: Moment | None = None
    modified: Moment | None = None
    captions: tuple[Caption, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    language: str | None = None
    site_name: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    section: str | None = None
    image: str | None = None
    page_type: PageType | None = None
    confidence: float | None = None
    images: tuple[Image, ...] = from_ledger(())
    embeds: tuple[Embed, ...] = from_ledger(())
    comments: tuple[Post, ...] = from_ledger(())
    posts: tuple[Post, ...] = from_ledger(())
    description: str | None = None
    licence: str | None = None
    publisher: str | None = None
    access: str | None = from_ledger(None)
    next_page: str | None = from_ledger(None)
    previous_page: str | None = from_ledger(None)
    direction: str | None = from_ledger(None)
    translations: Translations = field(default_factory=Translations)
    entries: tuple[Entry, ...] = from_ledger(())
    ledger: Ledger = field(default_factory=StoredLedger, repr=False, compare=False)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in the byline, or ``()``."""
        return self.byline.authors if self.byline else ()

    @property
    def text(self) -> str:
        """The body: the paragraphs joined by blank lines."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def lead(self) -> str | None:
        """The standfirst, where the page sets one apart."""
        return next(
            (paragraph.text for paragraph in self.paragraphs if paragraph.kind == "lead"), None
        )

    @later
    def removed(self) -> tuple[Removed, ...]:
        """Every piece of the input that is in no other field, with filter, reason, confidence."""
        return self.ledger.removed

    @later
    def unlisted(self) -> tuple[Unlisted, ...]:
        """Every image and other embedded thing that is in no field, in order, and why."""
        return self.ledger.unlisted

    @later
    def evidence(self) -> Mapping[str, tuple[Claim, ...]]:
        """Field name to all claims on it, best first: why this value, what else was on offer."""
        return self.ledger.evidence

    @later
    def account(self) -> tuple[Piece, ...]:
        """Every block of the input in order, with the field that it went to.

        Joined, the texts of the pieces are the text of the input (for HTML the linearised text),
        except for white space and invisible characters. Empty for an article read back from a dict.
        """
        return self.ledger.account

    def why(self, piece: Removed | Piece) -> tuple[str, ...]:
        """What made the scorer take a piece for body, or not.

        Its strongest features with values and signs, computed when you call it: ``+`` counts for
        the body, ``-`` against it. Empty if another filter or a rule decided, or after `from_dict`.

        Args:
            piece: one of `removed` or of `account`.
        """
        return self.ledger.why(piece.start)

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON-ready data.

        Keys whose value is None are left out of byline, captions and paragraphs.
        """
        return {
            "title": self.title,
            "byline": compact(self.byline) if self.byline else None,
            "date": iso(self.date),
            "modified": iso(self.modified),
            "captions": [compact(caption) for caption in self.captions],
            "paragraphs": [compact(paragraph) for paragraph in self.paragraphs],
            "language": self.language,
            "site_name": self.site_name,
            "url": self.url,
            "tags": list(self.tags),
            "section": self.section,
            "image": self.image,
            "page_type": compact(self.page_type) if self.page_type else None,
            "confidence": self.confidence,
            "images": [compact(image) for image in self.images],
            "embeds": [compact(embed) for embed in self.embeds],
            "comments": [compact(post) for post in self.comments],
            "posts": [compact(post) for post in self.posts],
            **{name: getattr(self, name) for name in _MORE_TEXTS},
            "translations": dict(self.translations),
            "entries": [compact(entry) for entry in self.entries],
            **ledger_to_dict(self.ledger),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """The article that `to_dict` gave.

        ``removed``, ``evidence`` and what rows of a batch may leave out may be missing.

        Raises:
            KeyError, TypeError, ValueError: where `data` is not what `to_dict` makes.
        """
        byline, page_type = data["byline"], data["page_type"]
        return cls(
            **{
                name: text_or_none(name, data[name])
                for name in ("title", "language", "site_name", "url", "section", "image")
            },
            **{name: text_or_none(name, data.get(name)) for name in _MORE_TEXTS},
            translations=translations_from(data.get("translations")),
            entries=tuple(map(entry_from_dict, data.get("entries") or ())),
            byline=byline_from_dict(byline) if byline else None,
            date=moment_from_iso(data["date"]),
            modified=moment_from_iso(data["modified"]),
            captions=tuple(map(caption_from_dict, data["captions"])),
            paragraphs=tuple(map(paragraph_from_dict, data["paragraphs"])),
            images=shown_from(Image, data.get("images")),
            embeds=shown_from(Embed, data.get("embeds")),
            comments=tuple(map(post_from_dict, data.get("comments") or ())),
            posts=tuple(map(post_from_dict, data.get("posts") or ())),
            tags=tuple(data["tags"]),
            page_type=PageType(**page_type) if page_type else None,
            confidence=data["confidence"],
            ledger=ledger_from_dict(data),
        )

    def to_json(self, indent: int | None = None) -> str:
        r"""`to_dict` as JSON text; lone surrogates, which no encoding allows, as ``\u`` escapes."""
        return _SURROGATE.sub(
            lambda half: f"\\u{ord(half[0]):04x}",
            json.dumps(self.to_dict(), ensure_ascii=False, indent=indent),
        )

    def __getstate__(self) -> dict[str, Any]:
        """Pickle all fields, and the account without the document behind it."""
        return {part.name: getattr(self, part.name) for part in fields(self)}
