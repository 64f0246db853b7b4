"""What each HTML element is: a block, void, an image, a piece of a line; and what it says."""

from __future__ import annotations

from ...document import Hint
from ...patterns.tags import HEADINGS
from .rewrite import APART, COPY, FORMULA, MOMENT, TEX

BLOCKS = frozenset([
    "address", "amp-story-page", "article", "aside", "blockquote", "body", "button", "caption",
    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "iframe", "label", "legend", "li", "main", "menu", "nav",
    "noframes", "noscript", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary",
    "svg", "table", "tbody", "template", "textarea", "tfoot", "thead", "title", "tr", "ul", "desc",
    "video", "audio", "object", "picture", "amp-img", FORMULA,
])  # fmt: skip
# Elements without text for readers.
WITHOUT_TEXT = ("script", "style", "link", "meta", "base", "param", "area", "col")
# Elements of drawings, of which only what is in them counts.
SVG_SHAPES = (
    "path", "g", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "defs",
    "clippath", "mask", "lineargradient", "stop",
)  # fmt: skip
VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "amp-img",
])  # fmt: skip
TAG_HINTS = {
    "nav": Hint.NAVIGATION,
    "menu": Hint.NAVIGATION,
    "footer": Hint.FOOTER,
    "header": Hint.HEADER,
    "head": Hint.HEADER,
    "aside": Hint.ASIDE,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
    "figcaption": Hint.CAPTION,
    "figure": Hint.FIGURE,
    "svg": Hint.SVG,
    "form": Hint.FORM,
    "select": Hint.FORM,
    "button": Hint.FORM,
    "textarea": Hint.FORM,
    "label": Hint.FORM,
    "table": Hint.TABLE,
    "template": Hint.HIDDEN,
    "dialog": Hint.FORM,
    "time": Hint.DATE,
}
# The tag of a block is the nearest of these; all other containers count as "div".
BLOCK_TAGS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "tr",
    "figcaption", "title", "address", "button", "label", "option", "desc", "caption", "summary",
])  # fmt: skip
# Elements that contain text, not other blocks. They are no containers.
LEAVES = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "figcaption", "title",
    "label", "option", "desc", "caption", "summary", "tr", FORMULA,
])  # fmt: skip
IMAGES = frozenset({"img", "amp-img", "input"})
MARKS = {
    "a": "link",
    "b": "strong", "strong": "strong",
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "code": "code", "samp": "code", "tt": "code",
    "sub": "subscript", "sup": "superscript",
    "s": "strike", "del": "strike", "strike": "strike",
    "q": "quotation", "kbd": "keyboard",
    TEX: "math",
    "time": "time", "abbr": "time", "relative-time": "time", "time-ago": "time", MOMENT: "time",
    "td": "cell", "th": "cell",
}  # fmt: skip
"""Inline elements whose span is recorded, and the kind of mark that each becomes. Cells are too."""

TARGETED = ("a", "time", "abbr", "relative-time", "time-ago", MOMENT)
"""Those of them whose target is taken from the tree before their attributes go."""

# The classes of these describe the page, not their content.
NEUTRAL = frozenset({"html", "body", "main", "article"})
PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
# A <p> or <div> inside one of these does not give its own tag to the block.
KEEP_TAG = frozenset({"li", "tr", "blockquote", "dt", "dd", "figcaption", "pre"})
GIVE_WAY = frozenset({"p", "div"})
CELLS = frozenset({"td", "th"})
# Small letters above characters that tell their pronunciation; they are no words of the sentence.
READINGS = frozenset({"rt", "rp", COPY, APART})
# Inline elements that pages style as pieces of a line. In a heading, a space is put between two
# that touch; emphasis of part of a word gets none. In links and paragraphs such a space costs
# authors (news-dev .83 to .81) and body (postlight-dev .915 to .911).
PIECES = frozenset({"span", "a", "time", "mark", "label", "small", "cite"})
# An inline element with one of these is a block of its own: a credit within a caption, a name
# within a byline, words that only a machine sees.
CUT_HINTS = Hint.CREDIT | Hint.BYLINE | Hint.DATE | Hint.HIDDEN
# What is hidden in a heading is the colon after its kicker, or words for screen readers that
# complete it: the heading is not cut there.
HEADING_CUT_HINTS = dict.fromkeys(HEADINGS, CUT_HINTS & ~Hint.HIDDEN)
