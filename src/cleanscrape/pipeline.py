"""The chain of filters: which, in what order, and who said what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .article import Article
from .assemble import assemble
from .document import Claim, Decision, Document, Filter, Label
from .errors import UnknownFilterError
from .readers import MAX_CHARS, read
from .reasons import Reason
from .registry import create

PAGE_TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "filters", _made(self.filters))

    @classmethod
    def default(cls) -> Pipeline:
        """The built-in filters in their order, `cleanscrape.filters.BUILT_IN`."""
        from .filters import BUILT_IN

        return cls(tuple(make() for make in BUILT_IN))

    @property
    def names(self) -> tuple[str, ...]:
        """The filters' names in order."""
        return tuple(part.name for part in self.filters)

    @property
    def reasons(self) -> dict[str, Reason]:
        """Why the filters decide as they do: each reason by its code. Filters that declare none have none here.

        >>> Pipeline.default().reasons["share-words"].text
        'the block is, begins or ends with a phrase for sharing the page'
        """
        return {
            reason.code: reason for part in self.filters for reason in getattr(part, "reasons", ())
        }

    def without(self, *names: str) -> Pipeline:
        """The pipeline less the filters of these names."""
        self._check(names)
        return Pipeline(tuple(part for part in self.filters if part.name not in names))

    def only(self, *names: str) -> Pipeline:
        """The filters of these names alone, in the pipeline's order."""
        self._check(names)
        return Pipeline(tuple(part for part in self.filters if part.name in names))

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
        return Pipeline(self.filters[:position] + self.filters[position + 1 :])._insert(
            position, filters
        )

    def favoring(self, favor: str | None) -> Pipeline:
        """The pipeline with every filter that can do so leaning to one side; filters of other packages may have such a method too.

        Args:
            favor: ``"precision"`` leaves out of the body what is doubtful, ``"recall"`` keeps it;
                None balances the two.

        Raises:
            ValueError: `favor` is something else.

        >>> Pipeline.default().favoring("recall").filters[-1].favor
        'recall'
        """
        if favor not in (None, "precision", "recall"):
            raise ValueError(f"favor must be 'precision' or 'recall', not {favor!r}")
        return Pipeline(
            tuple(
                part.favoring(favor) if hasattr(part, "favoring") else part for part in self.filters
            )
        )

    def typed(self, page_type: str | None) -> Pipeline:
        """The pipeline with every filter that asks for the type of the page being told it; None leaves them to find out.

        Args:
            page_type: one of `PAGE_TYPES`.

        Raises:
            ValueError: no such type is known.

        >>> Pipeline.default().typed("article").filters[-1].page_type
        'article'
        """
        if page_type is not None and page_type not in PAGE_TYPES:
            raise ValueError(f"page_type must be one of {', '.join(PAGE_TYPES)}, not {page_type!r}")
        return Pipeline(
            tuple(
                part.typed(page_type) if hasattr(part, "typed") else part for part in self.filters
            )
        )

    def run(self, document: Document) -> Document:
        """The document with every filter's decisions and claims added, each stamped with the filter's name.

        Raises:
            TypeError, ValueError, IndexError: a filter yielded what is no decision or claim on a
                block of the document; the message names the filter.
        """
        size = len(document)
        for part in self.filters:
            decisions: list[Decision] = []
            claims: list[Claim] = []
            name = part.name
            for said in _all_said(part, document):
                if isinstance(said, Decision):
                    block, label, confidence, reason, _ = said
                    if not (
                        0 <= block < size and 0 <= confidence <= 1 and isinstance(label, Label)
                    ):
                        raise _refused(said, name, size)
                    decisions.append(Decision(block, label, confidence, reason, name))
                else:
                    claims.append(_stamped(said, name, size))
            if decisions or claims:
                document = replace(
                    document,
                    decisions=(*document.decisions, *decisions),
                    claims=(*document.claims, *claims),
                )
        return document

    def __call__(
        self,
        raw: Any,
        *,
        url: str | None = None,
        source: str | None = None,
        encoding: str | None = None,
        reference: datetime | None = None,
        max_chars: int | None = MAX_CHARS,
        favor: str | None = None,
        page_type: str | None = None,
    ) -> Article:
        """Clean one page. See `cleanscrape.clean`; `favor` and `page_type` None leave the filters as they are."""
        pipeline = self.favoring(favor) if favor else self
        pipeline = pipeline.typed(page_type) if page_type else pipeline
        return assemble(
            pipeline.run(
                read(
                    raw,
                    url=url,
                    source=source,
                    encoding=encoding,
                    reference=reference,
                    max_chars=max_chars,
                )
            )
        )

    def _check(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.names:
                raise UnknownFilterError(
                    f"no filter {name!r} in this pipeline; it has: {', '.join(self.names) or 'none'}"
                )

    def _position(self, name: str) -> int:
        self._check((name,))
        return self.names.index(name)

    def _insert(self, position: int, filters: Sequence[Filter | str]) -> Pipeline:
        return Pipeline(self.filters[:position] + _made(filters) + self.filters[position:])


def _made(filters: Iterable[Filter | str]) -> tuple[Filter, ...]:
    return tuple(create(part) if isinstance(part, str) else part for part in filters)


def _all_said(part: Filter, document: Document) -> Iterable[Decision | Claim]:
    said = part(document)
    if not isinstance(said, Iterable):
        raise TypeError(
            f"filter {part.name!r} returned {type(said).__name__}; it must yield Decision and Claim, or return a list of them"
        )
    return said


def _refused(decision: Decision, name: str, blocks: int) -> Exception:
    """What is wrong with a decision."""
    if not 0 <= decision.block < blocks:
        return IndexError(
            f"filter {name!r} decided on block {decision.block}; the document has {blocks}"
        )
    if not isinstance(decision.label, Label):
        return TypeError(f"filter {name!r} gave the label {decision.label!r}; it must be a Label")
    return ValueError(
        f"filter {name!r} gave the confidence {decision.confidence}; it must be from 0 to 1"
    )


def _stamped(claim: Claim, name: str, blocks: int) -> Claim:
    if not isinstance(claim, Claim):
        raise TypeError(
            f"filter {name!r} yielded {type(claim).__name__}; it may yield Decision and Claim only"
        )
    for index in (*(() if claim.block is None else (claim.block,)), *claim.also):
        if not 0 <= index < blocks:
            raise IndexError(
                f"filter {name!r} claimed {claim.field!r} from block {index}; the document has {blocks}"
            )
    if not 0 <= claim.confidence <= 1:
        raise ValueError(
            f"filter {name!r} gave the confidence {claim.confidence}; it must be from 0 to 1"
        )
    return Claim(
        claim.field, claim.value, claim.confidence, claim.source, claim.block, claim.also, name
    )
