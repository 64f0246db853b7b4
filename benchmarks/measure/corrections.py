"""Measure what corrections of a few pages of a site do to its other pages.

The first half of a host's pages (by id) can be corrected, the other half is measured. A person who
knows the truth goes from page to page, and corrects the longest block that is taken for body and is
not in the true body, or the other way round: ten blocks in all. For each, `Proposer` offers rules,
with what they change on the pages of the first half. Of those that match on another page too, the
person takes the one that makes these pages best, if it makes them better, and this one too; else
the narrowest that does. The other half is cleaned without and with these rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import cleanscrape
from cleanscrape import Article, Pipeline, ReadError, SiteRules
from cleanscrape.corrections import CorrectedPage, Option, Proposer, merged
from cleanscrape.rules import Rule, RuleSet

from ..corpora.flatten import flattened
from ..corpora.pages import Page
from ..scoring.cases import block_shares
from ..scoring.metrics import tokens, word_f1
from ..scoring.scores import table
from .memory import sites

CORPORA = ("daniel-dev", "xmu-dev")
SHAPES = ("html", "full", "wet")
_LEAST = 10  # pages that a host must have
_IN, _OUT = 0.8, 0.2  # share of a block's words in the truth: body from here, none up to here
_WORDS = 3  # of a block that is worth a correction
_HARMS = 3  # what a word that a rule makes wrong counts to the person, against one made right
_HARM = 0.02  # word F1 from which a page counts as better or worse


class Result(NamedTuple):
    """The word F1 of one page's body without and with the rules of its site."""

    site: str
    before: float
    after: float


def results(
    name: str, pages: Sequence[Page], shape: str, most: int, unread: bool
) -> Iterator[Result]:
    """Correct the first half of a site's pages, and measure the other half."""
    found = [(page, raw) for page in pages if (raw := _raw(page, shape)) is not None]
    half = len(found) // 2
    rules = _Person(found[:half], unread).rules(name, most)
    with_rules = Pipeline.default().with_rules(rules, name)
    for page, raw in found[half:]:
        if page.truth.body:
            yield Result(name, _f1(cleanscrape.clean(raw), page), _f1(with_rules(raw), page))


class _Person:
    """Somebody who knows the true bodies of pages, and corrects them block by block.

    Args:
        pages: each page, and its raw form.
        unread: take the first rule that is offered, whatever it changes on other pages.
    """

    def __init__(self, pages: Sequence[tuple[Page, bytes | str]], unread: bool) -> None:
        self._unread = unread
        self._raws = [cleanscrape.Page(raw) for _, raw in pages]
        self._proposer = Proposer(map(CorrectedPage, self._raws))
        self._truths: list[list[float]] = []
        self._words: list[list[int]] = []
        self._body: list[list[bool]] = []
        for scene, (page, _) in zip(self._proposer.scenes, pages):
            words = [*map(tokens, scene.document.blocks.texts)]
            self._truths.append(block_shares(words, tokens(page.truth.body or "")).tolist())
            self._words.append([*map(len, words)])
            self._body.append([*map(scene.is_body, range(len(words)))])

    def rules(self, name: str, most: int) -> SiteRules:
        """The rules that come of at most so many corrections."""
        accepted: list[Rule] = []
        tried: set[tuple[int, int]] = set()
        while len(tried) < most and (wrong := self._next(tried)):
            tried.add(wrong)
            option = self._accepted(*wrong)
            if option is None:
                continue
            accepted.append(option.rule)
            for change in option.changes:
                self._body[change.page][change.block] = change.becomes == "body"
        return SiteRules((RuleSet(name, rules=merged(accepted)),))

    def _next(self, tried: set[tuple[int, int]]) -> tuple[int, int] | None:
        """The longest block that is wrong on the first page that has one."""
        for page, truths in enumerate(self._truths):
            wrong = [
                (-self._words[page][block], block)
                for block in range(len(truths))
                if self._words[page][block] >= _WORDS
                and self._is_wrong(page, block)
                and (page, block) not in tried
            ]
            if wrong:
                return page, min(wrong)[1]
        return None

    def _is_wrong(self, page: int, block: int) -> bool:
        share = self._truths[page][block]
        return share <= _OUT if self._body[page][block] else share >= _IN

    def _accepted(self, page: int, block: int) -> Option | None:
        """The rule for a correction: the first that makes the page better, and reaches others."""
        scenes = self._proposer.scenes
        label = "boilerplate" if self._body[page][block] else "body"
        scenes[page].targets = {block: label}
        ranked = self._proposer.options()
        scenes[page].targets = {}
        if self._unread:
            return next((one for one in ranked if not one.unwanted), None)
        options = sorted(ranked, key=lambda one: one.blocks)
        gains = [(self._gains(one), one) for one in options]
        good = [(sum(gain), one) for gain, one in gains if gain[page] > 0 and sum(gain) > 0]
        wide = [(-gain, n) for n, (gain, one) in enumerate(good) if one.pages > 1]
        return good[min(wide)[1] if wide else 0][1] if good else None

    def _gains(self, option: Option) -> list[float]:
        """For each page the words that become right by the rule, less those that become wrong."""
        gains = [0.0] * len(self._raws)
        for change in option.changes:
            becomes = change.becomes == "body"
            if self._body[change.page][change.block] != becomes:
                right = (self._truths[change.page][change.block] - 0.5) * (1 if becomes else -1)
                words = 2 * right * self._words[change.page][change.block]
                gains[change.page] += words * (1 if right > 0 else _HARMS)
        return gains


def _raw(page: Page, shape: str) -> bytes | str | None:
    """The page in a shape; None where it cannot be read."""
    raw = page.html if shape == "html" else flattened(page, shape)
    try:
        cleanscrape.read(raw)
    except ReadError:
        return None
    return raw


def _f1(article: Article, page: Page) -> float:
    return word_f1(tokens(article.text), tokens(page.truth.body or ""))


def row(corpus: str, shape: str, found: list[Result]) -> list[str]:
    """The cells of a table's row."""
    before, after = fmean(one.before for one in found), fmean(one.after for one in found)
    change = (1 - after) / max(1e-9, 1 - before) - 1
    signs = Counter(
        (one.after > one.before + _HARM) - (one.after < one.before - _HARM) for one in found
    )
    return [
        corpus, shape, str(len({one.site for one in found})), str(len(found)), f"{before:.4f}",
        f"{after:.4f}", f"{change:+.0%}", str(signs[1]), str(signs[-1]),
    ]  # fmt: skip


HEAD = ["corpus", "shape", "sites", "pages", "before", "after", "error", "better", "worse"]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--corpus", nargs="+", default=[*CORPORA], choices=CORPORA)
    options.add_argument("--shapes", nargs="+", default=[*SHAPES])
    options.add_argument("--most", type=int, default=10, help="corrections of a site")
    options.add_argument(
        "--unread", action="store_true", help="take the first rule that is offered, unread"
    )
    options.add_argument("--each", action="store_true", help="list the sites and their rules too")
    given = options.parse_args(arguments)
    rows = [HEAD]
    for corpus in given.corpus:
        known = sites(given.corpora, corpus)
        for shape in given.shapes:
            found = [
                one
                for name, pages in sorted(known.items())
                if len(pages) >= _LEAST
                for one in results(name, pages, shape, given.most, given.unread)
            ]
            rows.append(row(corpus, shape, found))
            print(", ".join(rows[-1]), flush=True)
            for name in sorted({one.site for one in found}) if given.each else ():
                print("  ", *row(name, shape, [one for one in found if one.site == name]))
    print(f"\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
