"""What the words of a class or id say about the content of an element."""

from __future__ import annotations

import re
from functools import lru_cache

from ...document import Hint

_WORDS = {
    Hint.NAVIGATION: (
        "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toc "
        "skiplink skip masthead topbar sitemap"
    ),
    Hint.FOOTER: "footer colophon bottombar",
    Hint.ASIDE: "sidebar rail aside complementary",
    Hint.COMMENT: "comment comments commentlist disqus respond replies discussion livefyre",
    Hint.RELATED: (
        "related recommended recommendations recirc recirculation outbrain taboola popular "
        "trending mostread morestories readmore readnext upnext teaser teasers promo promos "
        "jp-relatedposts jprelatedposts seealso interlink"
    ),
    Hint.SHARE: "share sharing sharedaddy social socials addtoany addthis sharebar sharetools",
    Hint.SUBSCRIBE: (
        "newsletter newsletters subscribe subscription signup piano mailchimp optin regwall"
    ),
    Hint.COOKIE: "cookie cookies consent gdpr onetrust cmp",
    Hint.ADVERT: (
        "ad ads advert advertisement adslot adsbygoogle sponsor sponsored sponsors dfp adunit "
        "adwrapper advertising"
    ),
    Hint.BIO: "bio biography authorbio aboutauthor authorbox",
    Hint.TAGS: "tags taglist tagcloud topics keywords posttags entrytags",
    Hint.CAPTION: (
        "caption captions figcaption imagecaption wpcaption imgcaption photocaption legende "
        "captiontext gallerycaption cutline"
    ),
    Hint.CREDIT: "credit credits photocredit imagecredit photographer copyright photoby",
    Hint.BYLINE: (
        "byline bylines author authors authorname writer reporter contributor contributors vcard"
    ),
    Hint.DATE: (
        "date dateline published datetime timestamp pubdate publishdate publicationdate "
        "postdate entrydate updated modified time"
    ),
    Hint.TITLE: "headline posttitle entrytitle articletitle pagetitle",
    Hint.ARTICLE: (
        "articlebody entrycontent postcontent articlecontent storybody articletext postbody "
        "ghcontent storycontent"
    ),
    Hint.HIDDEN: (
        "sronly visuallyhidden screenreadertext assistivetext hidden visuallyhiddenfocusable "
        "offscreen"
    ),
    Hint.ICON: "materialicons materialsymbols materialsymbolsoutlined icon",
}
HINT_OF = {word: hint for hint, words in _WORDS.items() for word in words.split()}
# All beginnings of these words. A class has no hint unless one of its parts is among them.
_PREFIXES = frozenset(word[:end] for word in HINT_OF for end in range(1, len(word) + 1))
# Words that mean something else within a longer class name ("overflow-hidden", "icon-box").
WHOLE_ONLY = Hint.HIDDEN | Hint.ICON
# The footer of a picture is its caption.
_PICTURES = frozenset({"image", "img", "figure", "photo", "picture", "gallery", "media"})
MAX_PARTS = 6  # of a class; longer ones say something only as a whole
_WORD = re.compile(r"[a-z0-9]+")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=8192)
def word_hints(token: str) -> int:
    """The hints of a class or id.

    They come from the whole of it without hyphens, from each word, and from each pair of words.

    >>> word_hints("post-author") == word_hints("postAuthor") == Hint.BYLINE
    True
    """
    words = _WORD.findall(token if token.islower() else _CAMEL_CASE.sub("-", token).lower())
    if _PREFIXES.isdisjoint(words):
        return 0
    hints = HINT_OF.get("".join(words), 0)
    if 1 < len(words) <= MAX_PARTS:
        parts, left = 0, ""
        for word in words:
            parts |= HINT_OF.get(word, 0) | HINT_OF.get(left + word, 0)
            left = word
        hints |= parts & ~WHOLE_ONLY
    if hints & Hint.FOOTER and not _PICTURES.isdisjoint(words):
        return (hints & ~Hint.FOOTER) | Hint.CAPTION
    return hints
