"""What the words of a class or id say about what is in an element."""

from __future__ import annotations

import re
from functools import lru_cache

from ...document import Hint

_WORDS = {
    Hint.NAVIGATION: "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toc skiplink skip masthead topbar sitemap",
    Hint.FOOTER: "footer colophon bottombar",
    Hint.ASIDE: "sidebar rail aside complementary",
    Hint.COMMENT: "comment comments commentlist disqus respond replies discussion livefyre",
    Hint.RELATED: "related recommended recommendations recirc recirculation outbrain taboola popular trending mostread morestories "
    "readmore readnext upnext teaser teasers promo promos jp-relatedposts jprelatedposts seealso interlink",
    Hint.SHARE: "share sharing sharedaddy social socials addtoany addthis sharebar sharetools",
    Hint.SUBSCRIBE: "newsletter newsletters subscribe subscription signup piano mailchimp optin regwall",
    Hint.COOKIE: "cookie cookies consent gdpr onetrust cmp",
    Hint.ADVERT: "ad ads advert advertisement adslot adsbygoogle sponsor sponsored sponsors dfp adunit adwrapper advertising",
    Hint.BIO: "bio biography authorbio aboutauthor authorbox",
    Hint.TAGS: "tags taglist tagcloud topics keywords posttags entrytags",
    Hint.CAPTION: "caption captions figcaption imagecaption wpcaption imgcaption photocaption legende captiontext gallerycaption cutline",
    Hint.CREDIT: "credit credits photocredit imagecredit photographer copyright photoby",
    Hint.BYLINE: "byline bylines author authors authorname writer reporter contributor contributors vcard",
    Hint.DATE: "date dateline published datetime timestamp pubdate publishdate publicationdate postdate entrydate updated modified time",
    Hint.TITLE: "headline posttitle entrytitle articletitle pagetitle",
    Hint.ARTICLE: "articlebody entrycontent postcontent articlecontent storybody articletext postbody ghcontent storycontent",
    Hint.HIDDEN: "sronly visuallyhidden screenreadertext assistivetext hidden visuallyhiddenfocusable offscreen",
    Hint.ICON: "materialicons materialsymbols materialsymbolsoutlined icon",
}
_BIT_OF = {word: hint for hint, words in _WORDS.items() for word in words.split()}
# What one of these words begins with: a class none of whose parts is one says nothing.
_BEGINNINGS = frozenset(word[:end] for word in _BIT_OF for end in range(1, len(word) + 1))
# Words that mean something else inside a longer class name ("overflow-hidden", "icon-box").
_WHOLE_ONLY = Hint.HIDDEN | Hint.ICON
_PICTURES = frozenset(
    {"image", "img", "figure", "photo", "picture", "gallery", "media"}
)  # the foot of one is its caption, not the page's
_SPLIT = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=8192)
def word_hints(token: str) -> int:
    """The bits of a class or id: of the whole of it without hyphens, of each of its words, and of each pair of neighbours."""
    words = _SPLIT.findall(token if token.islower() else _CAMEL.sub("-", token).lower())
    if _BEGINNINGS.isdisjoint(words):
        return 0
    hints = _BIT_OF.get("".join(words), 0)
    if 1 < len(words) <= 6:
        parts, left = 0, ""
        for word in words:
            parts |= _BIT_OF.get(word, 0) | _BIT_OF.get(left + word, 0)
            left = word
        hints |= parts & ~_WHOLE_ONLY
    if hints & Hint.FOOTER and not _PICTURES.isdisjoint(words):
        return (hints & ~Hint.FOOTER) | Hint.CAPTION
    return hints
