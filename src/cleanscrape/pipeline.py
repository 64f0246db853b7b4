"""The chain of filters: which, in what order, and who said what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .article import Article
from .assemble import assemble
from .choices import FAVORS, PAGE_TYPES, Favor, PageTypeName, Source, check_choice
from .document import Document, Filter, Splitter
from .errors import UnknownFilterError, UnknownSplitterError
from .filter_run import run_filter
from .filters import BUILT_IN, Template
from .parts import check_known, made_filters, made_splitters, recalling, with_setting
from .readers import MAX_CHARS, read
from .reasons import Reason
from .sites.evidence import Memory
from .splitters import ALL


@dataclass(frozen=True)
class Pipeline:
    r"""An immutable sequence of filters, and of splitters before them; calling it cleans a page.

    Filters and splitters may be given as objects, as functions (which are named by themselves), or
    by the name of a built-in or installed one.

    Args:
        filters: what looks at the blocks, in order.
        splitters: what cuts blocks that hold several things, in order; the built-in ones by
            default. `()` leaves every block whole.

    >>> pipeline = Pipeline.default().without("captions")
    >>> "captions" in pipeline.names
    False
    >>> Pipeline(())("Share\nIt rained.").text
    'Share\n\nIt rained.'
    """

    filters: tuple[Filter, ...] = ()
    splitters: tuple[Splitter, ...] = ALL
    memory: Memory | None = None
    site: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "filters", made_filters(self.filters))
        object.__setattr__(self, "splitters", made_splitters(self.splitters))

    @classmethod
    def default(cls) -> Pipeline:
        """The built-in filters in their order, `cleanscrape.filters.BUILT_IN`."""
        return cls(tuple(make() for make in BUILT_IN))

    @property
    def names(self) -> tuple[str, ...]:
        """The filters' names in order."""
        return tuple(part.name for part in self.filters)

    @property
    def splitter_names(self) -> tuple[str, ...]:
        """The splitters' names in order."""
        return tuple(part.name for part in self.splitters)

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

    def without(self, *names: str) -> Pipeline:
        """The pipeline less the filters of these names."""
        self._check(names)
        return self._with(part for part in self.filters if part.name not in names)

    def only(self, *names: str) -> Pipeline:
        """The filters of these names alone, in the pipeline's order."""
        self._check(names)
        return self._with(part for part in self.filters if part.name in names)

    def before(self, name: str, *filters: Filter | str) -> Pipeline:
        """The pipeline with `filters` put in before the filter `name`."""
        return self._insert(self._position(name), filters)

    def after(self, name: str, *filters: Filter | str) -> Pipeline:
        """The pipeline with `filters` put in after the filter `name`."""
        return self._insert(self._position(name) + 1, filters)

    def append(self, *filters: Filter | str) -> Pipeline:
        """The pipeline with `filters` at its end."""
        return self._insert(len(self.filters), filters)

    def replace(self, name: str, *filters: Filter | str) -> Pipeline:
        """The pipeline with `filters` in the place of the filter `name`."""
        position = self._position(name)
        rest = self._with(self.filters[:position] + self.filters[position + 1 :])
        return rest._insert(position, filters)

    def without_splitter(self, *names: str) -> Pipeline:
        """The pipeline less the splitters of these names.

        >>> Pipeline.default().without_splitter("icons", "byline").splitter_names
        ('headline', 'sentences', 'caption')
        """
        check_known(names, self.splitter_names, "splitter", UnknownSplitterError)
        kept = tuple(part for part in self.splitters if part.name not in names)
        return replace(self, splitters=kept)

    def with_splitter(
        self,
        *splitters: Splitter | str,
        before: str | None = None,
        after: str | None = None,
    ) -> Pipeline:
        """The pipeline with more splitters: before or after one of its own, else at the end.

        Args:
            splitters: objects, functions, or names of built-in or installed ones.
            before: name of the splitter that they precede.
            after: name of the splitter that they follow.

        Raises:
            TypeError: both `before` and `after` are given.
            UnknownSplitterError: a name is not known.

        >>> pipeline = Pipeline.default().without_splitter("icons")
        >>> pipeline.with_splitter("icons", before="byline").splitter_names
        ('headline', 'sentences', 'icons', 'byline', 'caption')
        """
        if before is not None and after is not None:
            raise TypeError("give before or after, not both")
        position, beside = len(self.splitters), before or after
        if beside is not None:
            check_known((beside,), self.splitter_names, "splitter", UnknownSplitterError)
            position = self.splitter_names.index(beside) + (after is not None)
        head, tail = self.splitters[:position], self.splitters[position:]
        return replace(self, splitters=head + made_splitters(splitters) + tail)

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
        at = self.names.index("body") + 1 if "body" in self.names else len(self.filters)
        return replace(self._insert(at, (Template(),)), memory=memory, site=site)

    def run(self, document: Document) -> Document:
        """The document with the decisions and claims of all filters, each with its filter's name.

        Raises:
            TypeError, ValueError, IndexError: a filter yielded what is no decision or claim on a
                block of the document; the message names the filter.
        """
        for part in recalling(self.filters, self.memory, document, self.site):
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
    ) -> Article:
        """Clean one page. See `cleanscrape.clean`.

        `favor`, `page_type`, `memory` and `site` None leave the pipeline as it is.
        """
        pipeline = self if favor is None else self.favoring(favor)
        if memory is not None or site is not None:
            pipeline = pipeline.with_memory(memory or self.memory, site or self.site)
        pipeline = pipeline if page_type is None else pipeline.typed(page_type)
        document = read(
            raw,
            url=url,
            source=source,
            encoding=encoding,
            reference=reference,
            max_chars=max_chars,
            splitters=self.splitters,
        )
        return assemble(pipeline.run(document))

    def _check(self, names: Iterable[str]) -> None:
        check_known(names, self.names, "filter", UnknownFilterError)

    def _with(self, filters: Iterable[Filter]) -> Pipeline:
        return replace(self, filters=tuple(filters))

    def _position(self, name: str) -> int:
        self._check((name,))
        return self.names.index(name)

    def _insert(self, position: int, filters: Sequence[Filter | str]) -> Pipeline:
        return self._with(self.filters[:position] + made_filters(filters) + self.filters[position:])
