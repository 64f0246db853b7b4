"""Other extractors of articles from HTML, each as one function.

The file is also the worker that runs one of them in an environment of its own.

Nothing of ours is imported here, since an environment holds one peer and nothing else. A function
takes the bytes of a page, its encoding and its URL, makes the call that the peer's documentation
recommends, and gives a dictionary with some of the keys ``title``, ``authors`` (a list of names),
``date`` (an ISO day, or a moment where the peer has one) and ``body``.

The worker: ``python extractors.py PEER`` writes a line of JSON with the ``version`` of the peer and
the ``error`` of importing it, then for each line of JSON that it reads (``path`` of a gzipped page,
``encoding``, ``url``) one with what was found, the CPU ``seconds`` of the call, and its ``error``.
"""

from __future__ import annotations

import gzip
import json
import re
import signal
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

Found = dict[str, Any]
TIMEOUT = 120  # seconds after which a page counts as failed
_DECLARED = re.compile(rb"<html[^>]*\blang=[\"']?([a-zA-Z]+)")
_HAN = re.compile("[\u4e00-\u9fff]")
_CHINESE = 200  # ideographs from which a page that declares no language is Chinese
_STOPWORD_SHARES = {
    "stopwords_low": 0.0,
    "stopwords_high": 0.0,
}  # jusText's own advice for languages that it has no list for
_STOPLISTS = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian",
    "lv": "Latvian", "ms": "Malay", "nb": "Norwegian_Bokmal", "nl": "Dutch",
    "nn": "Norwegian_Nynorsk", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish",
    "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip


def trafilatura(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run trafilatura with its defaults and metadata, without comments: they are no body."""
    from trafilatura import bare_extraction

    document = bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
    if document is None or isinstance(document, dict):
        return {}
    names = [name.strip() for name in (document.author or "").split(";") if name.strip()]
    return {"title": document.title, "authors": names, "date": document.date, "body": document.text}


def readability(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run readability-lxml; its summary is HTML, so the text is taken from it.

    The other calls come first, as its documentation asks.
    """
    from lxml import html
    from readability import Document

    document = Document(raw.decode(encoding, "replace"), url=url)
    title, author = document.short_title(), document.author()
    summary = html.fromstring(document.summary(html_partial=True))
    body = "\n".join(str(text).strip() for text in summary.itertext() if text.strip())
    return {
        "title": title,
        "authors": [author] if author and author != "[no-author]" else [],
        "body": body,
    }


def newspaper4k(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run newspaper4k on the page as given, without fetching anything.

    It is told where a page is Chinese and does not say so.
    """
    from newspaper import Article

    told = (
        {"language": "zh"} if not _DECLARED.search(raw) and _language(raw, encoding) == "zh" else {}
    )
    article = Article(url or "https://example.org/", fetch_images=False, **told)
    article.download(input_html=raw.decode(encoding, "replace"))
    article.parse()
    return {
        "title": article.title,
        "authors": list(article.authors),
        "date": _iso(article.publish_date),
        "body": article.text,
    }


def newsplease(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run news-please on the page as given, without fetching anything.

    Its dates have lost their zone.
    """
    from newsplease import NewsPlease

    article = NewsPlease.from_html(raw.decode(encoding, "replace"), url=url, fetch_images=False)
    if not article:
        return {}
    return {
        "title": article.title,
        "authors": article.authors or [],
        "date": _iso(article.date_publish),
        "body": article.maintext,
    }


def goose3(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run goose3, with the stop words that it has for the language of the page."""
    article = _goose(_language(raw, encoding)).extract(raw_html=raw.decode(encoding, "replace"))
    moment = article.publish_datetime_utc or article.publish_date
    return {
        "title": article.title,
        "authors": list(article.authors),
        "date": _iso(moment),
        "body": article.cleaned_text,
    }


@lru_cache
def _goose(language: str | None) -> Any:
    from goose3 import Goose
    from goose3.text import StopWordsArabic, StopWordsChinese, StopWordsJapanese, StopWordsKorean

    own = {
        "ar": StopWordsArabic,
        "zh": StopWordsChinese,
        "ja": StopWordsJapanese,
        "ko": StopWordsKorean,
    }
    return Goose({"stopwords_class": own[language]} if language in own else {})


def justext(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run jusText with the stop words of the page's language.

    Where it has none, it runs in its language-independent mode.
    """
    import justext as tool

    name = _STOPLISTS.get(_language(raw, encoding) or "en")
    stopwords, shares = (tool.get_stoplist(name), {}) if name else (frozenset(), _STOPWORD_SHARES)
    paragraphs = tool.justext(raw.decode(encoding, "replace"), stopwords, **shares)
    return {
        "body": "\n".join(
            paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate
        )
    }


def boilerpy3(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run BoilerPy3's article extractor."""
    from boilerpy3.extractors import ArticleExtractor

    document = ArticleExtractor(raise_on_failure=False).get_doc(raw.decode(encoding, "replace"))
    return {"title": document.title, "body": document.content}


def resiliparse(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run Resiliparse's main-content extraction, without comments and post metadata.

    Its only field beside the body is the ``<title>``.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(raw.decode(encoding, "replace"))
    return {
        "title": tree.title,
        "body": extract_plain_text(
            tree, main_content=True, alt_texts=False, comments=False, post_meta=False
        ),
    }


def turbohtml(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run turbohtml's article record, and its date finder where the record has no ISO date.

    The byline is cut into names at commas.
    """
    from turbohtml import parse
    from turbohtml.extract import DateExtraction, dates

    text = raw.decode(encoding, "replace")
    article = parse(text).article()
    day = (
        article.date
        if re.match(r"\d{4}-\d\d-\d\d", article.date or "")
        else _day(dates(text, DateExtraction(original=True)))
    )
    names = [
        name
        for name in re.split(
            r"\s*[,;&]\s*|\s+and\s+", re.sub(r"^[Bb]y\s+", "", article.byline or "")
        )
        if name
    ]
    return {"title": article.title, "authors": names, "date": day, "body": article.text}


def htmldate(raw: bytes, encoding: str, url: str | None) -> Found:
    """Run htmldate for the day of publication; it has nothing else."""
    from htmldate import find_date

    return {"date": find_date(raw, original_date=True, url=url)}


EXTRACTORS: dict[str, Callable[[bytes, str, str | None], Found]] = {
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper4k,
    "news-please": newsplease,
    "goose3": goose3,
    "jusText": justext,
    "boilerpy3": boilerpy3,
    "resiliparse": resiliparse,
    "turbohtml": turbohtml,
    "htmldate": htmldate,
}


def _language(raw: bytes, encoding: str) -> str | None:
    """The language that a page declares; ``zh`` where it declares none and is Chinese."""
    if declared := _DECLARED.search(raw):
        return declared[1].decode().lower()
    return "zh" if len(_HAN.findall(raw.decode(encoding, "replace"))) > _CHINESE else None


def _day(found: Any) -> str | None:
    return _iso(found.date) if found else None


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if hasattr(moment, "isoformat") else moment or None


def work(name: str) -> None:
    """Serve as a worker for one peer, until the input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a peer prints is no answer
    print(json.dumps({"version": version(name), "error": _broken(name)}), file=answers, flush=True)
    signal.signal(signal.SIGALRM, _late)
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps(_answer(EXTRACTORS[name], job)), file=answers, flush=True)


def _broken(name: str) -> str | None:
    """Say why a peer cannot be imported; a page without an article may well be an error to it."""
    try:
        EXTRACTORS[name](b"<html><body><p>No article.</p></body></html>", "utf-8", None)
    except ImportError as error:
        return str(error)
    except Exception:
        return None
    return None


def _answer(extract: Callable[[bytes, str, str | None], Found], job: dict[str, Any]) -> Found:
    raw = gzip.decompress(Path(job["path"]).read_bytes())
    signal.alarm(TIMEOUT)
    start = process_time()
    try:
        found, error = extract(raw, job["encoding"], job["url"]), None
    except Exception as problem:
        found, error = {}, f"{type(problem).__name__}: {problem}"[:200]
    seconds = process_time() - start
    signal.alarm(0)
    return {**found, "seconds": seconds, "error": error}


def _late(*_: object) -> None:
    raise TimeoutError(f"not done after {TIMEOUT} s")


if __name__ == "__main__":
    work(sys.argv[1])
