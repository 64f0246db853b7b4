"""Features of the block itself.

Its length, its characters, its tag, and what markup and earlier filters say it is.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import reduce
from typing import Any

import numpy as np

from ...document import BlockTable, Document, Hint, Label
from ..page.links import LINKED
from ..program import Rows
from .characters import COMMA, DIGIT, LOWER, STOP, SYMBOL, UNSPACED, UPPER, Characters, Floats, Ints
from .columns import LABELS, Columns, coded

_MARKS = {
    f"ends with {name}": tuple(map(ord, marks))
    for name, marks in {"colon": ":：", "question": "?？؟", "cut off": "…"}.items()
}
_TAGS = (
    ("p",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("li",), ("dt", "dd"), ("div",), ("tr",),
    ("pre",), ("blockquote",), ("img",), ("title",),
    ("figcaption", "caption"), ("button", "label", "option", "summary", "desc"), ("address",),
)  # fmt: skip
_TAG_COLUMN = {tag: column for column, tags in enumerate(_TAGS) for tag in tags}
_HINTS = {
    "hidden": Hint.HIDDEN, "caption": Hint.CAPTION, "credit": Hint.CREDIT, "byline": Hint.BYLINE,
    "date": Hint.DATE, "title": Hint.TITLE,
    "navigation": Hint.NAVIGATION, "footer": Hint.FOOTER, "aside": Hint.ASIDE,
    "comment": Hint.COMMENT, "related": Hint.RELATED, "share": Hint.SHARE,
    "subscribe": Hint.SUBSCRIBE, "cookie": Hint.COOKIE, "advert": Hint.ADVERT, "bio": Hint.BIO,
    "tags": Hint.TAGS, "article": Hint.ARTICLE,
    "header": Hint.HEADER, "form": Hint.FORM, "table": Hint.TABLE, "figure": Hint.FIGURE,
    "svg": Hint.SVG, "same line": Hint.SAME_LINE,
}  # fmt: skip
_TAG_NUMBERS = np.arange(len(_TAGS))[:, None]
_BITS = np.array([*_HINTS.values()], dtype=np.int64)[:, None]
# These are looked at even where they are not believed: a thread may hold more prose than its
# article.
_RAW = {
    "comment": Hint.COMMENT,
    "related": Hint.RELATED,
    "hidden": Hint.HIDDEN,
    "aside": Hint.ASIDE,
}
_RAW_BITS = np.array([*_RAW.values()], dtype=np.int64)[:, None]
_SAID = tuple(label for label in Label if not label.is_body and label is not Label.BOILERPLATE)
_SAID_NUMBERS = np.array([LABELS[label] for label in _SAID])[:, None]
# For each label whether it takes a block out; the last number is of blocks without a label.
IS_OUT = np.array([*(label in _SAID for label in LABELS), False]) * 1.0
AUTHOR_NAMES = ("names author", "begins with author")
_UNDER, _FROM = np.array([2, 4, 7, 10])[:, None], np.array([15, 25, 40, 70])[:, None]
_FIRST = {"begins small": LOWER, "begins with digit": DIGIT, "begins with symbol": SYMBOL}
_FIRST_KINDS = np.array([*_FIRST.values()], dtype=np.int64)[:, None]


# Names of the columns that are made many at a time.
_TAG_NAMES = tuple(f"tag {names[0]}" for names in _TAGS)
_HINT_NAMES = tuple(f"hint {name}" for name in _HINTS)
_SAID_NAMES = tuple(f"said {label.value}" for label in _SAID)
_UNDER_NAMES = tuple(f"under {words}" for words in _UNDER.flat)
_FROM_NAMES = tuple(f"from {words}" for words in _FROM.flat)
_RAW_NAMES = tuple(f"{name} claimed" for name in _RAW)
# Of these the length counts too.
_BY_LENGTH = (
    "tag p", "tag li", "tag div", "tag dt", "tag tr",
    "hint comment", "hint aside", "hint article", "hint footer",
)  # fmt: skip
_LENGTH_NAMES = tuple(f"{name} length" for name in _BY_LENGTH)


def text_rows(known: Columns, chars: Characters) -> dict[str, Any]:
    """What `text_features` is about: figures of the texts of a page."""
    return {
        "words": known.words,
        "ends": known.ends,
        "reads like prose": known.prose,
        "links": known.links,
        "characters": chars.length,
        "capital words": chars.capitals,
        "small words": chars.small,
        "first": chars.first,
        "last": chars.last,
        **{f"kind {kind}": row for kind, row in chars.counts.items()},
    }


def text_features(rows: Rows) -> dict[str, Floats]:
    """Length and characters of each block.

    In scripts without capitals the share of capitals is a constant.
    """
    words, ends, links = rows["words"], rows["ends"], rows["links"]
    upper, digits, symbols = (rows[f"kind {kind}"] for kind in (UPPER, DIGIT, SYMBOL))
    commas, stops, unspaced = (rows[f"kind {kind}"] for kind in (COMMA, STOP, UNSPACED))
    cased = rows["capital words"] + rows["small words"]
    capitals = np.where(cased > 0, rows["capital words"] / np.maximum(1.0, cased), 0.2)
    size, some = np.maximum(1.0, rows["characters"]), np.maximum(1.0, words)
    length, sentences, linked = np.log1p(np.stack([words, stops, words * links]))
    length = length / 5
    lengths = np.stack([ends, capitals, links]) * length
    return {
        "length": length,
        "length²": length**2,
        "ends": ends,
        "prose": (rows["reads like prose"] > 0) * 1.0,
        **dict(zip(_UNDER_NAMES, (words < _UNDER) * 1.0)),
        **dict(zip(_FROM_NAMES, (words >= _FROM) * 1.0)),
        "capitals": capitals,
        "all capitals": (upper > 0.6 * size) * 1.0,
        **dict(zip(_FIRST, _has_bits(rows["first"], _FIRST_KINDS))),
        "digits": np.minimum(1.0, digits / size * 3),
        "symbols": np.minimum(1.0, symbols / size * 10),
        "commas": np.minimum(3.0, commas) / 3,
        "comma rate": np.minimum(1.0, commas / some * 5),
        "sentences": sentences / 2,
        "word length": np.where(unspaced > 0.2 * size, 0.6, np.minimum(2.0, size / some / 10)),
        "linked": links,
        "mostly linked": (links > LINKED) * 1.0,
        "linked words": linked / 4,
        "ends short": ends * (words < 8),
        "ends length": lengths[0],
        "capitals length": lengths[1],
        "linked length": lengths[2],
    }


def text_marks(last: Floats) -> dict[str, Floats]:
    """What the last character says."""
    return {
        name: reduce(np.logical_or, [last == code for code in codes]) * 1.0
        for name, codes in _MARKS.items()
    }


def tag_numbers(blocks: BlockTable) -> Ints:
    """The tags, as numbers of the columns that are about them; -1 for others."""
    return coded(blocks.tags, _TAG_COLUMN, -1)


def markup_features(rows: Rows, trusted: int, length: Floats) -> dict[str, Floats]:
    """Tags and hints, as far as the page's hints can be believed."""
    raw = rows["hints"]
    hints = raw & trusted
    found: dict[str, Floats] = dict(zip(_TAG_NAMES, (rows["tag"] == _TAG_NUMBERS) * 1.0))
    found |= zip(_HINT_NAMES, _has_bits(hints, _BITS))
    found |= zip(_RAW_NAMES, _has_bits(raw, _RAW_BITS))
    found |= zip(_LENGTH_NAMES, np.stack([found[name] for name in _BY_LENGTH]) * length)
    found["hint distrusted"] = (raw != hints) * 1.0
    found["comment claimed length"] = found["comment claimed"] * length
    return found


def _has_bits(row: Any, bits: Ints) -> Floats:
    """Whether the values have any of some bits: a row for each."""
    result: Floats = (np.bitwise_and(row, bits) > 0) * 1.0
    return result


def decision_features(rows: Rows, length: Floats) -> dict[str, Floats]:
    """What earlier filters said, and how sure they were."""
    one = (rows["label"] == _SAID_NUMBERS) * 1.0
    out = one.sum(axis=0)
    return {
        **dict(zip(_SAID_NAMES, one)),
        "said out": out,
        "said how surely": rows["sure"] * out,
        "said for what is before": rows["follows"],
        "said out length": out * length,
    }


def is_headline(label: Ints, tag: Ints) -> Floats:
    """How surely a block is the headline, by its label and its tag."""
    result: Floats = (label == LABELS[Label.TITLE]) * 1.0 + (tag == _TAG_COLUMN["title"])
    return result


def author_features(document: Document) -> dict[str, Floats]:
    """Whether a block names an author of the page, or begins like a biography."""
    names = {
        name
        for claim in document.claims
        if claim.field == "byline"
        for name in getattr(claim.value, "authors", ())
        if len(name) > 2
    }
    size = len(document)
    named, begins = np.zeros(size), np.zeros(size)
    for name in sorted(names)[:12]:
        at = document.text.find(name)
        while at >= 0:
            index = bisect_right(document.blocks.starts, at) - 1
            named[index] = 1.0
            begins[index] = max(begins[index], float(document.blocks.starts[index] == at))
            at = document.text.find(name, document.blocks.ends[index])
    return dict(zip(AUTHOR_NAMES, (named, begins)))
