"""Features of the block itself.

Its length, its characters, its tag, and what markup and earlier filters say it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from ...document import Decision, Document, Hint, Label
from ..page.after_heading import is_after_heading
from ..page.links import LINKED
from ..page.shape import Shapes
from ..page.trusted_hints import trusted_hints
from .characters import COMMA, DIGIT, LOWER, STOP, SYMBOL, UNSPACED, UPPER, Characters, Floats, Ints

_MARKS = {
    name: tuple(map(ord, marks))
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
_TAG_NUMBERS = np.arange(len(_TAGS))
_BITS = np.array([*_HINTS.values()], dtype=np.int64)
# These are features even if they are not trusted: a thread may have more prose than its article.
_RAW = {
    "comment": Hint.COMMENT,
    "related": Hint.RELATED,
    "hidden": Hint.HIDDEN,
    "aside": Hint.ASIDE,
}
_RAW_BITS = np.array([*_RAW.values()], dtype=np.int64)
_SAID = tuple(label for label in Label if not label.is_body and label is not Label.BOILERPLATE)
_SAID_COLUMN: dict[Label, int] = {label: column for column, label in enumerate(_SAID)}


def text_features(shape: Shapes, chars: Characters, links: Floats) -> dict[str, Floats]:
    """Length and characters of each block.

    In scripts without capitals the share of capitals is a constant.
    """
    words = np.asarray(shape.words)
    length = np.log1p(words) / 5
    ends = np.asarray(shape.ends, dtype=np.float64)
    cased = chars.capitals + chars.small
    capitals = np.where(cased > 0, chars.capitals / np.maximum(1.0, cased), 0.2)
    size = np.maximum(1.0, chars.length)
    found = {
        "length": length,
        "length²": length**2,
        "ends": ends,
        "prose": np.asarray(shape.prose, dtype=np.float64) > 0,
    }
    found |= {f"under {limit}": words < limit for limit in (2, 4, 7, 10)} | {
        f"from {limit}": words >= limit for limit in (15, 25, 40, 70)
    }
    found |= {
        "capitals": capitals,
        "all capitals": (chars.counts[UPPER] > 0.6 * size) * 1.0,
        "begins small": (chars.first & LOWER) > 0,
        "begins with digit": (chars.first & DIGIT) > 0,
        "begins with symbol": (chars.first & SYMBOL) > 0,
        "digits": np.minimum(1.0, chars.counts[DIGIT] / size * 3),
        "symbols": np.minimum(1.0, chars.counts[SYMBOL] / size * 10),
        "commas": np.minimum(3.0, chars.counts[COMMA]) / 3,
        "comma rate": np.minimum(1.0, chars.counts[COMMA] / np.maximum(1.0, words) * 5),
        "sentences": np.log1p(chars.counts[STOP]) / 2,
        "word length": np.where(
            chars.counts[UNSPACED] > 0.2 * size,
            0.6,
            np.minimum(2.0, size / np.maximum(1.0, words) / 10),
        ),
        "linked": links,
        "mostly linked": links > LINKED,
        "linked words": np.log1p(words * links) / 4,
        "ends short": ends * (words < 8),
        "ends length": ends * length,
        "capitals length": capitals * length,
        "linked length": links * length,
    }
    return {name: column * 1.0 for name, column in found.items()}


def text_marks(last: Ints) -> dict[str, Floats]:
    """What the last character says."""
    return {
        f"ends with {name}": np.logical_or.reduce([last == code for code in codes]) * 1.0
        for name, codes in _MARKS.items()
    }


def markup_features(document: Document, length: Floats) -> dict[str, Floats]:
    """Tags and hints, as far as the page's hints can be trusted."""
    size = len(document)
    column = np.fromiter(
        (_TAG_COLUMN.get(tag, -1) for tag in document.blocks.tags), dtype=np.int64, count=size
    )
    raw = np.asarray(document.blocks.hints, dtype=np.int64).reshape(size)
    hints = raw & trusted_hints(document)
    tag, hint = (column[:, None] == _TAG_NUMBERS) * 1.0, ((hints[:, None] & _BITS) > 0) * 1.0
    tags = {f"tag {names[0]}": tag[:, number] for number, names in enumerate(_TAGS)}
    said = {f"hint {name}": hint[:, number] for number, name in enumerate(_HINTS)}
    found = (raw[:, None] & _RAW_BITS) > 0
    claimed = {f"{name} claimed": found[:, number] * 1.0 for number, name in enumerate(_RAW)}
    more = {
        f"{name} length": tags[name] * length
        for name in ("tag p", "tag li", "tag div", "tag dt", "tag tr")
    }
    more |= {
        f"{name} length": said[name] * length
        for name in ("hint comment", "hint aside", "hint article", "hint footer")
    }
    return (
        tags
        | said
        | claimed
        | more
        | {
            "hint distrusted": (raw != hints) * 1.0,
            "comment claimed length": claimed["comment claimed"] * length,
        }
    )


def decision_features(decided: Sequence[Decision | None], length: Floats) -> dict[str, Floats]:
    """What earlier filters said, and how confident they were."""
    said = [
        (_SAID_COLUMN.get(decision.label, -1), decision.confidence, is_after_heading(decision))
        if decision
        else (-1, 0.0, False)
        for decision in decided
    ]
    column, sure, follows = np.array(said, dtype=np.float64).reshape(-1, 3).T
    one = (column[:, None] == np.arange(len(_SAID))) * 1.0
    found = {f"said {label.value}": one[:, number] for number, label in enumerate(_SAID)}
    out = (column >= 0) * 1.0
    return found | {
        "said out": out,
        "said how surely": sure * out,
        "said for what is before": follows,
        "said out length": out * length,
    }


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
    return {"names author": named, "begins with author": begins}
