"""Other extractors of articles from HTML, each as one function; they are imported when called."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec

from .corpora import parse_moment
from .flatten import decode
from .metrics import Found

_STOPWORD_SHARES = {"stopwords_low": 0.0, "stopwords_high": 0.0}  # justext's own advice for other languages


def trafilatura(raw: bytes, url: str | None) -> Found:
    """Run trafilatura with its defaults and metadata, without comments: they are no body."""
    from trafilatura import bare_extraction

    document = bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
    if document is None or isinstance(document, dict):
        return Found()
    names = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return Found(document.title, names, parse_moment(document.date), (), document.text or "")


def resiliparse(raw: bytes, url: str | None) -> Found:
    """Run Resiliparse's main-content extraction; its only field beside the body is the ``<title>``."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(decode(raw))
    return Found(tree.title or None, body=extract_plain_text(tree, main_content=True, alt_texts=False))


def justext(raw: bytes, url: str | None) -> Found:
    """Run jusText: English stop words on English pages, its language-independent mode on others."""
    import justext as tool

    declared = re.search(rb"<html[^>]*\blang=[\"']?([a-zA-Z]+)", raw)
    if declared is None or declared[1].lower() == b"en":
        paragraphs = tool.justext(decode(raw).encode(), tool.get_stoplist("English"), encoding="utf-8")
    else:
        paragraphs = tool.justext(decode(raw).encode(), frozenset(), encoding="utf-8", **_STOPWORD_SHARES)
    return Found(body="\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate))


def readability(raw: bytes, url: str | None) -> Found:
    """Run readability-lxml; its summary is HTML, so the text is taken from it."""
    from lxml import html
    from readability import Document

    document = Document(decode(raw))
    summary = html.fromstring(document.summary(html_partial=True))
    body = "\n".join(str(text).strip() for text in summary.itertext() if text.strip())
    return Found(document.short_title() or None, body=body)


def newspaper4k(raw: bytes, url: str | None) -> Found:
    """Run newspaper4k on the page as given, without fetching anything."""
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False
    article = Article(url or "https://example.org/", config=config)
    article.download(input_html=decode(raw))
    article.parse()
    moment = article.publish_date
    published: date | None = moment if isinstance(moment, (date, datetime)) else None
    return Found(article.title or None, tuple(article.authors), published, (), article.text)


def boilerpy3(raw: bytes, url: str | None) -> Found:
    """Run BoilerPy3's article extractor."""
    from boilerpy3.extractors import ArticleExtractor

    document = ArticleExtractor(raise_on_failure=False).get_doc(decode(raw))
    return Found(document.title or None, body=document.content)


PEERS: dict[str, Callable[[bytes, str | None], Found]] = {
    "trafilatura": trafilatura,
    "resiliparse": resiliparse,
    "justext": justext,
    "readability": readability,
    "newspaper4k": newspaper4k,
    "boilerpy3": boilerpy3,
}
OFFERS: dict[str, tuple[str, ...]] = {  # the fields beside the body that a peer has at all; the others show as a dash
    "trafilatura": ("title", "authors", "day"),
    "resiliparse": ("title",),
    "readability": ("title",),
    "newspaper4k": ("title", "authors", "day", "minute"),
    "boilerpy3": ("title",),
}
_MODULES = {"newspaper4k": "newspaper"}


def importable(names: list[str]) -> list[str]:
    """Keep the peers that are installed here."""
    return [name for name in names if find_spec(_MODULES.get(name, name)) is not None]
