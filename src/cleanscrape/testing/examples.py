"""The examples in files of site rules: pages, and what the rules must make of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .. import Article, Pipeline, RuleError, SiteRules
from ..rule_sets import Example, RuleSet
from .differences import differences


def failing_examples(
    rules: SiteRules, folder: str | os.PathLike[str] = ".", pipeline: Pipeline | None = None
) -> Iterator[str]:
    """A line for each thing that an example expects and does not get.

    Args:
        rules: the rules.
        folder: what the paths of pages are relative to: that of the file of rules.
        pipeline: the filters; the built-in ones by default.

    Raises:
        RuleError: the page of an example cannot be read.

    >>> rules = SiteRules.parse('''
    ... [[site]]
    ... name = "paper"
    ... [[site.example]]
    ... text = "It rained all day in the valley, and the river rose."
    ... has = ["rained", "snowed"]
    ... ''')
    >>> [*failing_examples(rules)]
    ["paper: example 1: the body lacks 'snowed'"]
    """
    for entry in rules.sites:
        for number, example in enumerate(entry.examples, 1):
            article = _article(entry, example, Path(folder), pipeline or Pipeline.default())
            for line in _failures(example, article):
                yield f"{entry.name}: example {number}: {line}"


def _article(entry: RuleSet, example: Example, folder: Path, pipeline: Pipeline) -> Article:
    raw: str | bytes = example.raw or ""
    if example.page is not None:
        try:
            raw = (folder / example.page).read_bytes()
        except OSError as error:
            raise RuleError(
                f"{entry.name}: the page of an example cannot be read: "
                f"{folder / example.page}: {error.strerror}"
            ) from None
    ruled = pipeline.with_rules(SiteRules((entry,)), entry.name)
    return ruled(raw, url=example.url, source=example.source)  # type: ignore[arg-type]


def _failures(example: Example, article: Article) -> Iterator[str]:
    yield from differences(dict(example.expected), article)
    yield from (f"the body lacks {text!r}" for text in example.has if text not in article.text)
    yield from (f"the body has {text!r}" for text in example.lacks if text in article.text)
