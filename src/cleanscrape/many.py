"""Many pages, one after the other or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from .article import Article
from .errors import ReadError
from .parallel import ordered
from .readers import is_tree


class Page(NamedTuple):
    """A page with what is known of it, for `cleanscrape.clean_many`.

    Args:
        raw: the page, as for `cleanscrape.clean`.
        url: its address.
        encoding: of bytes, as the HTTP header said.
        reference: the moment that relative dates count from.
    """

    raw: Any
    url: str | None = None
    encoding: str | None = None
    reference: datetime | None = None


def check_many(raws: Any) -> None:
    """Refuse one page where many are wanted: a string, or a tree, would be taken apart.

    Raises:
        TypeError: it is one page, or nothing that can be iterated.
    """
    one = isinstance(raws, (str, bytes, bytearray, memoryview))
    one = one or (is_tree(raws) and not isinstance(raws, list))  # bs4's ResultSet is a list
    if one or not isinstance(raws, Iterable):
        hint = "; for one page there is clean" if one else ""
        raise TypeError(f"clean_many takes pages, not one {type(raws).__name__}{hint}")


def check_way(workers: Any, errors: Any, pipeline: Any) -> None:
    """Refuse what cannot say how many pages are to be cleaned, as `cleanscrape.clean_many` does.

    Raises:
        TypeError: `workers` is no number, or `pipeline` cannot be called.
        ValueError: `workers` is below 1, or `errors` is neither ``"raise"`` nor ``"keep"``.
    """
    if errors not in ("raise", "keep"):
        raise ValueError(f"errors must be 'raise' or 'keep', not {errors!r}")
    if not isinstance(workers, int):
        raise TypeError(f"workers must be an int, not {workers!r}")
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if not (pipeline is None or callable(pipeline)):
        raise TypeError(f"pipeline must be a Pipeline or None, not {pipeline!r}")


def cleaned(
    raws: Iterable[Any], workers: int, errors: str, work: Callable[[Any], Article | ReadError]
) -> Iterator[Article | ReadError]:
    """The articles of pages, in order.

    Args:
        raws: the pages.
        workers: number of processes.
        errors: ``"raise"`` or ``"keep"``.
        work: cleans one page; it must be picklable for several workers.

    Raises:
        ReadError: a page cannot be read and `errors` is ``"raise"``.
    """
    for result in ordered(work, raws, workers):
        if isinstance(result, ReadError) and errors == "raise":
            raise result
        yield result


def try_clean(
    pipeline: Callable[..., Article], how: Mapping[str, Any], raw: Any
) -> Article | ReadError:
    """The article of a page, or the error where it cannot be read.

    Args:
        pipeline: what cleans it.
        how: further arguments of the pipeline, the same for all pages.
        raw: the page, or a tuple as `Page` describes.
    """
    page = as_page(raw)
    known = {name: value for name, value in page._asdict().items() if value is not None}
    known.pop("raw", None)
    try:
        return pipeline(page.raw, **known, **how)
    except ReadError as error:
        return error


def as_page(given: Any) -> Page:
    """What `cleanscrape.clean_many` was given for one page: a raw page or a tuple.

    Raises:
        TypeError: the tuple is longer than `Page`, or empty.
    """
    if not isinstance(given, tuple):
        return Page(given)
    if not 1 <= len(given) <= len(Page._fields):
        raise TypeError(
            f"a page of clean_many is a tuple of {', '.join(Page._fields)}, "
            f"not of {len(given)} items"
        )
    return Page(*given)
