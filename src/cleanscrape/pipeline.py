"""The chain of filters: which, in what order, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .article import Article
from .assemble import assemble
from .document import Claim, Decision, Document, Filter
from .errors import UnknownFilterError
from .readers import read
from .registry import create


@dataclass(frozen=True)
class Pipeline:
    r"""An immutable sequence of filters; calling it cleans a page.

    Filters may be given as objects or by the name of a built-in or installed one.

    >>> pipeline = Pipeline.default().without("captions")
    >>> "captions" in pipeline.names
    False
    >>> Pipeline(())("Share\nIt rained.").text
    'Share\n\nIt rained.'
    """

    filters: tuple[Filter, ...] = ()

    @classmethod
    def default(cls) -> Pipeline:
        """The built-in filters in their order, `cleanscrape.filters.BUILT_IN`."""
        from .filters import BUILT_IN

        return cls(tuple(make() for make in BUILT_IN))

    @property
    def names(self) -> tuple[str, ...]:
        """The filters' names in order."""
        return tuple(part.name for part in self.filters)

    def without(self, *names: str) -> Pipeline:
        """The pipeline less the filters of these names."""
        drop = {self._position(name) for name in names}
        return Pipeline(tuple(part for index, part in enumerate(self.filters) if index not in drop))

    def only(self, *names: str) -> Pipeline:
        """The filters of these names alone, in the pipeline's order."""
        keep = {self._position(name) for name in names}
        return Pipeline(tuple(part for index, part in enumerate(self.filters) if index in keep))

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
        return Pipeline(self.filters[:position] + self.filters[position + 1 :])._insert(position, filters)

    def run(self, document: Document) -> Document:
        """The document with every filter's decisions and claims added, each stamped with the filter's name."""
        size = len(document)
        for part in self.filters:
            decisions: list[Decision] = []
            claims: list[Claim] = []
            name = part.name
            for said in part(document):
                if isinstance(said, Decision):
                    block, label, confidence, reason, _ = said
                    if not 0 <= block < size:
                        raise IndexError(f"filter {name!r} decided on block {block}; the document has {size}")
                    decisions.append(Decision(block, label, confidence, reason, name))
                else:
                    claims.append(_stamped(said, name))
            if decisions or claims:
                document = replace(document, decisions=(*document.decisions, *decisions), claims=(*document.claims, *claims))
        return document

    def __call__(
        self, raw: Any, *, url: str | None = None, source: str | None = None, encoding: str | None = None, reference: datetime | None = None
    ) -> Article:
        """Clean one page. See `cleanscrape.clean`."""
        return assemble(self.run(read(raw, url=url, source=source, encoding=encoding, reference=reference)))

    def _position(self, name: str) -> int:
        if name not in self.names:
            raise UnknownFilterError(f"no filter {name!r} in this pipeline; it has: {', '.join(self.names) or 'none'}")
        return self.names.index(name)

    def _insert(self, position: int, filters: Sequence[Filter | str]) -> Pipeline:
        made = tuple(create(part) if isinstance(part, str) else part for part in filters)
        return Pipeline(self.filters[:position] + made + self.filters[position:])


def _stamped(claim: Claim, name: str) -> Claim:
    if not isinstance(claim, Claim):
        raise TypeError(f"filter {name!r} yielded {type(claim).__name__}; it may yield Decision and Claim only")
    return Claim(claim.field, claim.value, claim.confidence, claim.source, claim.block, claim.also, name)
