"""Read the corpora: pages with their truth, whatever the annotators called their fields."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$"
)
_POSTNOMINAL = re.compile(
    r"(?:[A-Z]{2,}[a-z]?|[A-Z]-[A-Z]+|Ph\.?D\.?|M\.?D\.?|\d+|BA|\W+)(?:[\s®]+|$)"
)
_ROLE = re.compile(
    r"\b(?:expert|director|editor|writer|dietitian|ceo|representative|horticulturalist|manager|lines)\b",
    re.IGNORECASE,
)
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})


@dataclass(frozen=True)
class TruthCaption:
    """A caption as annotated; `credit` joins several credits with ``"; "``."""

    text: str
    credit: str | None = None
    alt: str | None = None


@dataclass(frozen=True)
class Truth:
    """What people say stands on the page.

    `title`: ``None`` means that nobody annotated it, ``""`` that the right answer is none. For
    `authors` and `date` the empty value means none, unless `partial`: then it means that nobody
    noted them. `captions` is ``None`` where nobody annotated them, `body` likewise. `date` is a
    plain day where no time is known.
    """

    title: str | None
    authors: tuple[str, ...]
    date: date | None
    captions: tuple[TruthCaption, ...] | None
    body: str | None
    partial: bool = False


@dataclass(frozen=True)
class Page:
    """One page of a corpus.

    `domain` is what splits go by (the publisher on news-dev, the host on daniel-dev).
    """

    id: str
    domain: str
    kind: str
    html: bytes
    truth: Truth
    url: str | None = None
    language: str | None = None


def load(
    folder: Path | str,
    name: str,
    types: Collection[str] | None = None,
    whole: bool = False,
) -> Iterator[Page]:
    """Yield the pages of a corpus under `folder`, in order of their ids.

    Where page `types` are given, only those.

    Of a corpus in which a few hosts have most of the pages, the first `MOST` of each host are
    taken, or all where the `whole` corpus is wanted.

    Raises:
        ValueError: no corpus of this name is known.
        FileNotFoundError: the corpus is not in the folder.
    """
    if name not in _READERS:
        raise ValueError(f"unknown corpus {name!r}; known: {', '.join(sorted(_READERS))}")
    root = Path(folder) / name
    if not root.is_dir():
        raise FileNotFoundError(f"no corpus at {root}; say where with --corpora")
    met: Counter[str] = Counter()
    for path in sorted(root.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        domain, kind, truth = _READERS[name](record)
        met[domain] += 1
        few = whole or met[domain] <= MOST.get(name, met[domain])
        if few and (types is None or kind in types):
            url = None if name in _HOSTS else record.get("url")
            html = gzip.decompress(path.with_name(f"{path.stem}.html.gz").read_bytes())
            yield Page(
                path.stem, domain or path.stem, kind, html, truth, url, record.get("language")
            )


def fold_of(domain: str, n: int) -> int:
    """Which of `n` folds a domain belongs to: the same in every run and on every machine.

    >>> fold_of("example.org", 5) == fold_of("Example.org", 5)
    True
    """
    return zlib.crc32(domain.casefold().encode()) % n


def parse_moment(text: str | None) -> date | None:
    """Read a truth's date.

    A month alone or a placeholder is ``None``, midnight without a zone is a plain day.

    >>> (
    ...     parse_moment("2005-5-7T21:23:57"),
    ...     parse_moment("2024-04-30 00:00:00"),
    ...     parse_moment("1996-3"),
    ... )
    (datetime.datetime(2005, 5, 7, 21, 23, 57), datetime.date(2024, 4, 30), None)
    """
    match = _MOMENT.match((text or "").strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if match[4] is None or (match[7] is None and hour == minute == second == 0):
        return date(year, month, day)
    return datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7]))


def split_authors(text: str | None) -> tuple[str, ...]:
    """Split WCXB's author line into names, without degrees and roles.

    >>> (
    ...     split_authors("Jillian Kubala, MS, RD"),
    ...     split_authors("Ann Bo, Cy Dee, and Ed Fox"),
    ...     split_authors("Kaufman, Jeff T."),
    ... )
    (('Jillian Kubala',), ('Ann Bo', 'Cy Dee', 'Ed Fox'), ('Jeff T. Kaufman',))
    """
    if not text:
        return ()
    text = text.split("|")[0].split("<")[0].split(" / ")[0].strip()
    if " for " in text:
        return (text,)
    parts = [
        part.strip()
        for part in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+&\s+", text)
        if part.strip()
    ]
    if len(parts) == 2 and "," in text and " " not in parts[0] and not _title_part(parts[1]):
        return (f"{parts[1]} {parts[0]}",)
    return (*parts[:1], *(part for part in parts[1:] if not _title_part(part)))


def _title_part(part: str) -> bool:
    rest = _POSTNOMINAL.sub("", re.sub(r"\(.*?\)", "", part))
    return not rest.strip() or bool(_ROLE.search(part))


def _zone(text: str | None) -> timezone | None:
    if text is None or text == "Z":
        return timezone.utc if text else None
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def site(url: str | None) -> str:
    """Find the registered domain, nearly.

    ``https://www.a.example.co.uk/x`` gives ``example.co.uk``.
    """
    labels = (urlsplit(url or "").hostname or "").split(".")
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if long else -2 :])


def _news(record: dict[str, Any]) -> tuple[str, str, Truth]:
    body = [*record["lead"]]
    for section in record["sections"]:
        body += [*section["headline"], *section["paragraphs"]]
    captions = tuple(
        TruthCaption(image["caption"], "; ".join(image["credits"]) or None, image["alt"])
        for image in record["images"]
        if image["caption"]
    )
    truth = Truth(
        record["title"],
        tuple(record["authors"]),
        parse_moment(record["date"]),
        captions,
        "\n\n".join(body) or None,
    )
    return record["publisher"], "article", truth


def _wcxb(record: dict[str, Any]) -> tuple[str, str, Truth]:
    truth = record["ground_truth"]
    moment = parse_moment(truth["publish_date"])
    body = (truth.get("main_content") or "").strip() or None
    fields = Truth(truth["title"] or None, split_authors(truth["author"]), moment, None, body)
    return (
        site(record.get("url") or truth.get("url")),
        record["_internal"]["page_type"]["primary"],
        fields,
    )


def _chinese(record: dict[str, Any]) -> tuple[str, str, Truth]:
    return (
        "",
        "article",
        Truth(
            None,
            tuple(record["authors"]),
            parse_moment(record["date"]),
            None,
            record["body"].strip() or None,
        ),
    )


def _plain(record: dict[str, Any], kind: str, title: str | None = None) -> tuple[str, str, Truth]:
    """A record of the corpora that share one form.

    The paragraph of the body that repeats the title is no body.
    """
    paragraphs = (record["body"] or "").split("\n\n")
    if record["title_paragraph"] is not None:
        del paragraphs[record["title_paragraph"]]
    body = "\n\n".join(paragraphs).strip() or None
    truth = Truth(
        title, tuple(record["authors"]), parse_moment(record["date"]), None, body, partial=True
    )
    return urlsplit(record["url"]).hostname or "", kind, truth


def _unsigned(record: dict[str, Any]) -> tuple[str, str, Truth]:
    return _plain(record, "article")


def _forums(record: dict[str, Any]) -> tuple[str, str, Truth]:
    return _plain(record, "forum")


def _titled(record: dict[str, Any]) -> tuple[str, str, Truth]:
    return _plain(record, "article", record["title"])


_READERS: dict[str, Callable[[dict[str, Any]], tuple[str, str, Truth]]] = {
    "news-dev": _news,
    "wcxb-dev": _wcxb,
    "zh-dev": _chinese,
    "daniel-dev": _unsigned,
    "forums-dev": _forums,
    "postlight-dev": _titled,
    "recipes-dev": _titled,
    "xmu-dev": _unsigned,
}
CORPORA = tuple(_READERS)
# What may train the weights that ship, by the licences of the corpora; the others choose between
# designs and measure.
MAY_TRAIN = frozenset({"news-dev", "wcxb-dev", "zh-dev", "forums-dev", "postlight-dev"})
_HOSTS = frozenset(
    {"daniel-dev", "xmu-dev"}
)  # these have noted no more of an address than the host, which would be a front page
MOST = {"daniel-dev": 8}  # pages of a host
