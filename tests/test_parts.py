"""What a pipeline may be made of: objects with a name, functions, and names.

The rest is refused.
"""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from cleanscrape import (
    Decision,
    Document,
    Label,
    Pipeline,
    UnknownFilterError,
    UnknownSplitterError,
    read,
)

NAMES = ("headline", "icons", "sentences", "byline", "caption")
PAGE = "Menu ¦ Share\nThe old bridge over the river was opened again on Friday morning."


class Bars:
    """Cut at bars."""

    name = "bars"

    def __call__(self, text: str) -> Iterator[int]:
        return (index for index, char in enumerate(text) if char == "¦")


def bars(text: str) -> Iterator[int]:
    """Cut at bars."""
    return Bars()(text)


def shouting(document: Document) -> Iterator[Decision]:
    """Mark what is written in capitals."""
    for block in document.blocks:
        if block.text.isupper():
            yield block.mark(Label.ADVERT, 1.0, "shouts")


def fails(_: object) -> list[Any]:
    raise KeyError("no such town")


def fails_late(_: object) -> Iterator[Any]:
    yield from ()
    raise KeyError("no such town")


def test_the_default_splitters_and_their_order() -> None:
    assert Pipeline().splitter_names == Pipeline.default().splitter_names == NAMES


def test_each_change_of_splitters_is_a_new_pipeline() -> None:
    old = Pipeline.default()
    assert old.with_splitter(Bars()).splitter_names == (*NAMES, "bars")
    assert old.with_splitter(Bars(), before="icons").splitter_names[:3] == (
        "headline",
        "bars",
        "icons",
    )
    assert old.with_splitter(Bars(), "icons", after="headline").splitter_names[:4] == (
        "headline",
        "bars",
        "icons",
        "icons",
    )
    assert old.without_splitter(*NAMES).splitter_names == ()
    assert old.splitter_names == NAMES


def test_a_change_of_filters_keeps_the_splitters() -> None:
    pipeline = Pipeline.default().with_splitter(Bars()).without("icons").append("icons")
    pipeline = pipeline.favoring("recall").typed("forum").replace("icons", "icons").only("body")
    assert pipeline.splitter_names == (*NAMES, "bars")


def test_an_unknown_splitter_is_an_error_that_lists_the_known_ones() -> None:
    pipeline = Pipeline.default()
    for change in (pipeline.without_splitter, pipeline.with_splitter):
        with pytest.raises(UnknownSplitterError, match=r"'icon'.*headline, icons"):
            change("icon")
    with pytest.raises(UnknownSplitterError, match="it has: none"):
        Pipeline((), ()).with_splitter(Bars(), before="icons")
    with pytest.raises(TypeError, match="not both"):
        pipeline.with_splitter(Bars(), before="icons", after="icons")


@pytest.mark.parametrize("splitter", [Bars(), bars])
def test_a_pipeline_cuts_with_its_splitters(splitter: Any) -> None:
    article = Pipeline.default().with_splitter(splitter)(PAGE)
    assert [piece.text for piece in article.account][:2] == ["Menu", "¦ Share"]
    assert Pipeline.default()(PAGE).account[0].text == "Menu ¦ Share"


def test_without_splitters_no_block_is_cut() -> None:
    page = "By Jo Doe | 3 May 2024"
    assert [piece.text for piece in Pipeline((), ())(page).account] == [page]
    assert read(page, splitters=()).blocks.texts == (page,)


def test_a_page_on_one_line_has_splitters_of_its_own() -> None:
    page = " ".join(
        f"T{char * 3} and M{char * 4} went b{char * 5} home." for char in "abcdefghijklmnopqrst"
    )
    assert len(read(page)) == 20
    assert len(read(page, splitters=Pipeline().without_splitter("sentences").splitters)) == 1
    assert len(read(page + "\n\nIt rained.\n\nIt snowed.")) == 3


def test_a_function_is_named_by_itself() -> None:
    pipeline = Pipeline((shouting,)).with_splitter(bars)  # type: ignore[arg-type]
    assert (pipeline.names, pipeline.splitter_names[-1]) == (("shouting",), "bars")
    assert pipeline("BUY NOW\nIt rained.").removed[0].filter == "shouting"
    again = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 - our own bytes
    assert again.names == pipeline.names


class Nameless:
    def __call__(self, document: Document) -> list[Decision]:
        return []


class Misnamed(Nameless):
    name = 5


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (Nameless(), "needs a name.*Nameless has None"),
        (Misnamed(), "Misnamed has 5"),
        (lambda _: [], "a lambda"),
        (Nameless, r"not a class; give Nameless\(\)"),
        (5, "must be callable"),
        (None, "must be callable"),
    ],
)
def test_what_is_no_filter_or_splitter_is_refused(part: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Pipeline.default().append(part)
    with pytest.raises(TypeError, match=message):
        Pipeline.default().with_splitter(part)


@pytest.mark.parametrize("given", ["icons", None, Nameless()])
def test_one_filter_is_no_sequence_of_filters(given: Any) -> None:
    with pytest.raises(TypeError, match="filters must be a sequence"):
        Pipeline(given)
    with pytest.raises(TypeError, match="splitters must be a sequence"):
        Pipeline((), given)


def _told(error: BaseException) -> str:
    return "\n".join([str(error), *getattr(error, "__notes__", ())])


@pytest.mark.parametrize("part", [fails, fails_late])
def test_an_error_of_a_part_names_it_and_keeps_its_type(part: Any) -> None:
    with pytest.raises(KeyError, match="no such town") as caught:
        Pipeline((part,))("It rained.")
    assert f"raised by filter '{part.__name__}'" in _told(caught.value)
    with pytest.raises(KeyError, match="no such town") as caught:
        Pipeline().with_splitter(part)("It rained.")
    assert f"raised by splitter '{part.__name__}'" in _told(caught.value)


def test_an_error_of_candidates_names_the_splitter() -> None:
    class Chooses(Bars):
        def candidates(self, document: Document) -> list[int]:
            raise KeyError("no such town")

    with pytest.raises(KeyError) as caught:
        read("It rained.", splitters=[Chooses()])
    assert "raised by splitter 'bars'" in _told(caught.value)


def test_errors_of_names_are_of_the_built_in_kind() -> None:
    assert issubclass(UnknownFilterError, LookupError)
    assert issubclass(UnknownSplitterError, LookupError)
