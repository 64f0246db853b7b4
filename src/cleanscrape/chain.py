"""Filters and splitters in their order, and how to get another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from .document import Filter, Splitter
from .errors import UnknownFilterError, UnknownSplitterError
from .parts import check_known, made_filters, made_splitters
from .splitters import ALL

AnyChain = TypeVar("AnyChain", bound="Chain")


@dataclass(frozen=True)
class Chain:
    """An immutable sequence of filters, and of splitters before them.

    Args:
        filters: what looks at the blocks, in order.
        splitters: what cuts blocks that hold several things, in order; the built-in ones by
            default.
    """

    filters: tuple[Filter, ...] = ()
    splitters: tuple[Splitter, ...] = ALL

    def __post_init__(self) -> None:
        object.__setattr__(self, "filters", made_filters(self.filters))
        object.__setattr__(self, "splitters", made_splitters(self.splitters))

    @property
    def names(self) -> tuple[str, ...]:
        """The filters' names in order."""
        return tuple(part.name for part in self.filters)

    @property
    def splitter_names(self) -> tuple[str, ...]:
        """The splitters' names in order."""
        return tuple(part.name for part in self.splitters)

    def without(self: AnyChain, *names: str) -> AnyChain:
        """The pipeline less the filters of these names."""
        self._check(names)
        return self._with(part for part in self.filters if part.name not in names)

    def only(self: AnyChain, *names: str) -> AnyChain:
        """The filters of these names alone, in the pipeline's order."""
        self._check(names)
        return self._with(part for part in self.filters if part.name in names)

    def before(self: AnyChain, name: str, *filters: Filter | str) -> AnyChain:
        """The pipeline with `filters` put in before the filter `name`."""
        return self._insert(self._position(name), filters)

    def after(self: AnyChain, name: str, *filters: Filter | str) -> AnyChain:
        """The pipeline with `filters` put in after the filter `name`."""
        return self._insert(self._position(name) + 1, filters)

    def append(self: AnyChain, *filters: Filter | str) -> AnyChain:
        """The pipeline with `filters` at its end."""
        return self._insert(len(self.filters), filters)

    def replace(self: AnyChain, name: str, *filters: Filter | str) -> AnyChain:
        """The pipeline with `filters` in the place of the filter `name`."""
        position = self._position(name)
        rest = self._with(self.filters[:position] + self.filters[position + 1 :])
        return rest._insert(position, filters)

    def without_splitter(self: AnyChain, *names: str) -> AnyChain:
        """The pipeline less the splitters of these names.

        >>> from cleanscrape import Pipeline
        >>> Pipeline.default().without_splitter("icons", "byline").splitter_names
        ('headline', 'sentences', 'caption')
        """
        check_known(names, self.splitter_names, "splitter", UnknownSplitterError)
        kept = tuple(part for part in self.splitters if part.name not in names)
        return replace(self, splitters=kept)

    def with_splitter(
        self: AnyChain,
        *splitters: Splitter | str,
        before: str | None = None,
        after: str | None = None,
    ) -> AnyChain:
        """The pipeline with more splitters: before or after one of its own, else at the end.

        Args:
            splitters: objects, functions, or names of built-in or installed ones.
            before: name of the splitter that they precede.
            after: name of the splitter that they follow.

        Raises:
            TypeError: both `before` and `after` are given.
            UnknownSplitterError: a name is not known.

        >>> from cleanscrape import Pipeline
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

    def _check(self, names: Iterable[str]) -> None:
        check_known(names, self.names, "filter", UnknownFilterError)

    def _with(self: AnyChain, filters: Iterable[Filter]) -> AnyChain:
        return replace(self, filters=tuple(filters))

    def _position(self, name: str) -> int:
        self._check((name,))
        return self.names.index(name)

    def _insert(self: AnyChain, position: int, filters: Sequence[Filter | str]) -> AnyChain:
        return self._with(self.filters[:position] + made_filters(filters) + self.filters[position:])
