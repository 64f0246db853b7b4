"""The chain of filters: which, in what order, and who said what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import filters
from .article import Article
from .assemble import assemble
from .chain import Chain
from .choices import FAVORS, PAGE_TYPES, Favor, PageTypeName, Source, check_choice
from .document import Document
from .filter_run import run_filter
from .parts import recalling, ruled, with_setting
from .readers import MAX_CHARS, read
from .reasons import Reason

if TYPE_CHECKING:
    from .rule_sets import Rules, RuleSet
    from .sites.evidence import Memory


@dataclass(frozen=True)
class Pipeline(Chain):
    r"""An immutable sequence of filters, and of splitters before them; calling it cleans a page.

    Filters and splitters may be given as objects, as functions (which are named by themselves), or
    by the name of a built-in or installed one.

    Args:
        filters: what looks at the blocks, in order.
        splitters: what cuts blocks that hold several things, in order; the built-in ones by
            default. `()` leaves every block whole.
        memory: what other pages of sites taught; `with_memory` adds its filter too.
        site: the key of the pages' site, where their addresses do not say.
        rules: rules of sites; `with_rules` adds their filter too.

    >>> pipeline = Pipeline.default().without("captions")
    >>> "captions" in pipeline.names
    False
    >>> Pipeline(())("Share\nIt rained.").text
    'Share\n\nIt rained.'
    """

    memory: Memory | None = None
    site: str | None = None
    rules: Rules | None = None

    @classmethod
    def default(cls) -> Pipeline:
        """The built-in filters in their order, `cleanscrape.filters.BUILT_IN`."""
        return cls(tuple(make() for make in filters.BUILT_IN))

    @property
    def reasons(self) -> dict[str, Reason]:
        """Why the filters decide as they do: each reason by its code.

        Filters that declare no reasons have none here.

        >>> Pipeline.default().reasons["share-words"].text
        'the block is, begins or ends with a phrase for sharing the page'
        """
        return {
            reason.code: reason for part in self.filters for reason in getattr(part, "reasons", ())
        }

    def favoring(self, favor: Favor | None) -> Pipeline:
        """The pipeline with its filters leaning to one side, where they have a method `favoring`.

        Args:
            favor: ``"precision"`` leaves out of the body what is doubtful, ``"recall"`` keeps it;
                None balances the two.

        Raises:
            ValueError: `favor` is something else.

        >>> Pipeline.default().favoring("recall").filters[-1].favor
        'recall'
        """
        check_choice("favor", favor, FAVORS)
        return self._with(with_setting(part, "favoring", favor) for part in self.filters)

    def typed(self, page_type: PageTypeName | None) -> Pipeline:
        """The pipeline with its filters told the page's type, where they have a method `typed`.

        None leaves them to estimate it.

        Args:
            page_type: one of `cleanscrape.choices.PAGE_TYPES`.

        Raises:
            ValueError: no such type is known.

        >>> Pipeline.default().typed("article").filters[-1].page_type
        'article'
        """
        check_choice("page_type", page_type, PAGE_TYPES)
        return self._with(with_setting(part, "typed", page_type) for part in self.filters)

    def with_memory(self, memory: Memory | None, site: str | None = None) -> Pipeline:
        """The pipeline with a memory of sites, and with the filter ``"template"`` that uses it.

        Args:
            memory: a `SiteMemory`; None for none.
            site: the key of the pages' site, where their addresses do not say.
        """
        if memory is None or "template" in self.names:
            return replace(self, memory=memory, site=site)
        pipeline = self._insert(self._after_body(), (filters.Template(),))
        return replace(pipeline, memory=memory, site=site)

    def with_rules(self, rules: Rules | None, site: str | None = None) -> Pipeline:
        """The pipeline with rules of sites, and with the filter ``"rules"`` that uses them.

        That stands behind ``"body"``, so that a rule changes the blocks that it matches, and does
        not change what the scorer thinks of others.

        Args:
            rules: a `SiteRules`; None for none.
            site: the key of the pages' site, where their addresses do not say.
        """
        pipeline = replace(self, rules=rules, site=site or self.site)
        if rules is None or "rules" in self.names:
            return pipeline
        return pipeline._insert(self._after_body(), (filters.Rulings(),))

    def read(self, raw: Any, **known: Any) -> Document:
        """The page as a document, with this pipeline's splitters and what its rules choose of it.

        Args:
            raw: the page.
            known: further arguments of `cleanscrape.read`.
        """
        rulings = self._rulings(known.get("url"))
        xpaths = dict.fromkeys(xpath for ruling in rulings for xpath in ruling.xpaths)
        return read(raw, splitters=self.splitters, xpaths=tuple(xpaths), **known)

    def run(self, document: Document) -> Document:
        """The document with the decisions and claims of all filters, each with its filter's name.

        Site rules with selectors need a document that `read` of this pipeline has made.

        Raises:
            TypeError, ValueError, IndexError: a filter yielded what is no decision or claim on a
                block of the document; the message names the filter.
        """
        parts = ruled(self.filters, self._rulings(document.url))
        for part in recalling(parts, self.memory, document, self.site):
            document = run_filter(document, part)
        return document

    def __call__(
        self,
        raw: Any,
        *,
        url: str | None = None,
        source: Source | None = None,
        encoding: str | None = None,
        reference: datetime | None = None,
        max_chars: int | None = MAX_CHARS,
        favor: Favor | None = None,
        page_type: PageTypeName | None = None,
        memory: Memory | None = None,
        site: str | None = None,
        rules: Rules | None = None,
    ) -> Article:
        """Clean one page. See `cleanscrape.clean`.

        `favor`, `page_type`, `memory`, `site` and `rules` None leave the pipeline as it is.
        """
        pipeline = self if favor is None else self.favoring(favor)
        if memory is not None or site is not None:
            pipeline = pipeline.with_memory(memory or self.memory, site or self.site)
        pipeline = pipeline if rules is None else pipeline.with_rules(rules)
        pipeline = pipeline if page_type is None else pipeline.typed(page_type)
        document = pipeline.read(
            raw,
            url=url,
            source=source,
            encoding=encoding,
            reference=reference,
            max_chars=max_chars,
        )
        return assemble(pipeline.run(document))

    def _after_body(self) -> int:
        return self.names.index("body") + 1 if "body" in self.names else len(self.filters)

    def _rulings(self, url: str | None) -> tuple[RuleSet, ...]:
        """The entries of the rules that are about a page's site."""
        return () if self.rules is None else self.rules.of(url, self.site)
