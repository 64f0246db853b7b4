"""Measure the posts of threads: their words, who wrote them and when.

Each true post is matched with one of ours, the best pairs first. The measures are means over all
true posts. Dates without a year are left out, and so are authors and dates of threads whose lists
are not as long as the list of posts; both are counted. The threads stand apart by halves of their
domains: constants were chosen on the first.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from cleanscrape import Article, Post, clean
from cleanscrape.patterns.posts import moment_of

from ..corpora.pages import Page, fold_of, load
from ..scoring.metrics import fold, tokens, word_f1
from ..scoring.scores import table

CHOSEN_ON = 1  # of two folds, the one on whose domains constants were chosen
_SESSION = re.compile(r"(?i)[?&;](?:s|sid|phpsessid)=\w+")


class Result(NamedTuple):
    """What a thread's posts are like: a value for each true post that counts."""

    domain: str
    page: str
    texts: list[float]
    kept: list[float]
    authors: list[bool]
    dates: list[bool]
    yearless: int
    unaligned: bool
    ours: int


def result(page: Page, truth: dict[str, Any]) -> Result:
    """The posts of a page against the truth."""
    article = clean(page.html, url=page.url)
    wanted = truth["posts"]
    pairs = matched(article.posts, wanted)
    aligned = len(wanted) == len(truth["users"]) == len(truth["post_dates"])
    authors, dates, yearless = [], [], 0
    for number, (user, written) in enumerate(
        zip(truth["users"], truth["post_dates"]) if aligned else ()
    ):
        post = article.posts[pairs[number][0]] if number in pairs else None
        authors.append(post is not None and is_author(post, user, page.url))
        day = true_day(written, page.language)
        if day is None:
            yearless += 1
        else:
            dates.append(
                post is not None
                and post.date is not None
                and post.date.timetuple()[:3] == day.timetuple()[:3]
            )
    texts = [pairs[number][1] if number in pairs else 0.0 for number in range(len(wanted))]
    return Result(
        page.domain,
        page.id,
        texts,
        kept(article, wanted),
        authors,
        dates,
        yearless,
        not aligned,
        len(article.posts),
    )


def matched(ours: Sequence[Post], wanted: Sequence[str]) -> dict[int, tuple[int, float]]:
    """For each true post that has one, the number of ours and their word F1.

    No post of ours stands twice.
    """
    words = [tokens(post.text) for post in ours]
    scored = sorted(
        (
            (word_f1(own, true), -number, -at)
            for number, true in enumerate(map(tokens, wanted))
            for at, own in enumerate(words)
        ),
        reverse=True,
    )
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, number, at in scored:
        if score and -number not in found and -at not in taken:
            found[-number] = (-at, score)
            taken.add(-at)
    return found


def kept(article: Article, wanted: Sequence[str]) -> list[float]:
    """For each true post, the share of its words that stand in the body: what the filters left."""
    body = set(tokens(article.text))
    grams = {*zip(*[tokens(article.text)[at:] for at in range(3)])}
    found = []
    for text in wanted:
        words = tokens(text)
        runs = [*zip(*[words[at:] for at in range(3)])]
        found.append(
            fmean(run in grams for run in runs)
            if runs
            else fmean([word in body for word in words] or [1.0])
        )
    return found


def is_author(post: Post, user: str, url: str | None) -> bool:
    """True where the post's author or the address of the profile is the true one."""
    if post.author and fold(post.author) == fold(user):
        return True
    return bool(post.author_url) and _address(post.author_url, url) == _address(user, url)


def _address(address: str | None, url: str | None) -> str:
    parts = urlsplit(urljoin(url or "", _SESSION.sub("", address or "")))
    path = re.sub(r"/(?:\./)+", "/", unquote(parts.path)).rstrip("/")
    # A part of the truth counts relative paths from the root.
    return f"{path.rpartition('/')[2]}?{parts.query.replace(';', '&').lstrip('&')}"


def true_day(written: str, language: str | None) -> date | None:
    """The true day; None where it has no year."""
    return moment_of(written, language, None)


def rows(results: Sequence[Result]) -> Iterator[list[str]]:
    """A row for each half of the domains."""
    for fold_number in (CHOSEN_ON, 1 - CHOSEN_ON):
        half = [one for one in results if fold_of(one.domain, 2) == fold_number]
        if half:
            yield [
                "chosen on" if fold_number == CHOSEN_ON else "unseen",
                str(len(half)),
                str(sum(len(one.texts) for one in half)),
                *(f"{fmean(column):.3f}" for column in _columns(half)),
                str(sum(one.yearless for one in half)),
                str(sum(one.unaligned for one in half)),
            ]


def _columns(half: Sequence[Result]) -> Iterator[list[float]]:
    for name in ("kept", "texts", "authors", "dates"):
        yield [float(value) for one in half for value in getattr(one, name)] or [0.0]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--each", action="store_true", help="a row for each thread of the half that is not held out"
    )
    given = options.parse_args(arguments)
    results = []
    for page in load(given.corpora, "forums-dev", None):
        truth = json.loads((given.corpora / "forums-dev" / f"{page.id}.json").read_text("utf-8"))
        results.append(result(page, truth))
    if given.each:
        head = ["thread", "posts", "ours", "kept", "text", "author", "date"]
        half = [one for one in results if fold_of(one.domain, 2) == CHOSEN_ON]
        print(
            table(
                [
                    head,
                    *(
                        [
                            one.page[:40],
                            str(len(one.texts)),
                            str(one.ours),
                            *(f"{fmean(column):.2f}" for column in _columns([one])),
                        ]
                        for one in half
                    ),
                ]
            )
        )
    head = ["half", "threads", "posts", "kept", "text", "author", "date", "no year", "unaligned"]
    print(table([head, *rows(results)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
