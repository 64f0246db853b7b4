"""The order of filters, what a pipeline makes of what they say, and what it refuses."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from cleanscrape import (
    Article,
    Block,
    Claim,
    Decision,
    Document,
    Filter,
    Label,
    Pipeline,
    UnknownFilterError,
    read,
)
from cleanscrape.filters import Icons

NAMES = (
    "hidden",
    "mail",
    "icons",
    "interface",
    "dates",
    "title",
    "captions",
    "byline",
    "lead",
    "related",
    "duplicates",
    "body",
)
PAGE = "$ABC $DEF $XYZ\nThe old bridge over the river was opened again on Friday morning."


class Tickers:
    """Mark blocks that are mostly stock tickers."""

    name = "tickers"

    def __call__(self, document: Document) -> Iterator[Decision]:
        for block in document.blocks:
            if block.text.count("$") > len(block.text.split()) / 2:
                yield block.mark(Label.ADVERT, 0.9, "mostly-tickers")


class Says:
    """Yield what it was given."""

    name = "says"

    def __init__(self, *said: Any) -> None:
        self.said = said

    def __call__(self, document: Document) -> Iterable[Any]:
        return self.said


def test_the_default_filters_and_their_order() -> None:
    assert Pipeline.default().names == NAMES


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda old: old.without("captions"), tuple(name for name in NAMES if name != "captions")),
        (
            lambda old: old.without("captions", "body"),
            tuple(name for name in NAMES if name not in ("captions", "body")),
        ),
        (lambda old: old.without(), NAMES),
        (lambda old: old.only("body", "icons"), ("icons", "body")),
        (lambda old: old.only(), ()),
        (lambda old: old.before("body", Tickers()), (*NAMES[:-1], "tickers", "body")),
        (lambda old: old.before("hidden", Tickers(), "body"), ("tickers", "body", *NAMES)),
        (lambda old: old.after("hidden", Tickers()), ("hidden", "tickers", *NAMES[1:])),
        (lambda old: old.after("body", "icons"), (*NAMES, "icons")),
        (lambda old: old.replace("hidden", Tickers()), ("tickers", *NAMES[1:])),
        (lambda old: old.replace("body", "icons", Tickers()), (*NAMES[:-1], "icons", "tickers")),
        (lambda old: old.append(Tickers()), (*NAMES, "tickers")),
        (
            lambda old: old.append("icons").without("icons"),
            tuple(name for name in NAMES if name != "icons"),
        ),
    ],
)
def test_each_change_is_a_new_pipeline(
    change: Callable[[Pipeline], Pipeline], names: tuple[str, ...]
) -> None:
    old = Pipeline.default()
    new = change(old)
    assert new.names == names
    assert old.names == NAMES
    assert new is not old


def test_the_filters_that_stay_are_the_same_objects() -> None:
    old = Pipeline.default()
    assert old.without("icons").filters == tuple(
        part for part in old.filters if part.name != "icons"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda old: old.without("icon"),
        lambda old: old.only("icons", "icon"),
        lambda old: old.before("icon", Tickers()),
        lambda old: old.after("icon", Tickers()),
        lambda old: old.replace("icon", Tickers()),
        lambda old: old.append("icon"),
    ],
)
def test_an_unknown_name_is_an_error_that_lists_the_known_ones(
    change: Callable[[Pipeline], Pipeline],
) -> None:
    with pytest.raises(UnknownFilterError, match="'icon'") as caught:
        change(Pipeline.default())
    assert all(name in str(caught.value) for name in NAMES)


def test_an_unknown_name_in_an_empty_pipeline() -> None:
    with pytest.raises(UnknownFilterError, match="none"):
        Pipeline().without("icons")


def test_a_pipeline_is_immutable() -> None:
    with pytest.raises(AttributeError):
        Pipeline.default().filters = ()  # type: ignore[misc]


def test_the_filter_of_the_design_works_as_written() -> None:
    pipeline = Pipeline.default().without("captions").before("body", Tickers())
    article = pipeline(PAGE)
    assert [(piece.text, piece.label, piece.reason, piece.filter) for piece in article.removed] == [
        ("$ABC $DEF $XYZ", Label.ADVERT, "mostly-tickers", "tickers")
    ]
    assert article.text == "The old bridge over the river was opened again on Friday morning."


def test_filters_are_given_as_objects_or_by_name() -> None:
    assert Pipeline((Tickers(), "icons")).names == ("tickers", "icons")  # type: ignore[arg-type]
    assert isinstance(Pipeline().append("icons").filters[0], Icons)


def test_any_callable_with_a_name_is_a_filter() -> None:
    def shout(document: Document) -> Iterator[Decision]:
        yield from (
            block.mark(Label.ADVERT, 1.0, "shouts")
            for block in document.blocks
            if block.text.isupper()
        )

    shout.name = "shout"  # type: ignore[attr-defined]
    article = Pipeline((shout,))("BUY NOW\nIt rained.")  # type: ignore[arg-type]
    assert (article.text, article.removed[0].filter) == ("It rained.", "shout")


def test_the_pipeline_stamps_the_filters_name() -> None:
    forged = Says(
        Decision(0, Label.SHARE, 0.9, "test", "somebody"),
        Claim("title", "Rain", 0.9, filter="somebody"),
    )
    document = Pipeline((forged,)).run(read("Share"))
    assert [decision.filter for decision in document.decisions] == ["says"]
    assert [claim.filter for claim in document.claims] == ["says"]


def test_run_adds_and_takes_nothing_away() -> None:
    first = Pipeline((Says(Decision(0, Label.SHARE, 0.9, "test")),)).run(read("Share"))
    second = Pipeline((Tickers(), Says(Claim("title", "Rain", 0.9)))).run(first)
    assert second.decisions == first.decisions
    assert [claim.value for claim in second.claims] == ["Rain"]
    assert second.blocks.texts == first.blocks.texts == ("Share",)


def test_a_filter_sees_what_those_before_it_said() -> None:
    seen: list[int] = []

    class Looks:
        name = "looks"

        def __call__(self, document: Document) -> tuple[()]:
            seen.append(len(document.decisions))
            return ()

    Pipeline((Says(Decision(0, Label.SHARE, 0.9, "test")), Looks())).run(read("Share"))
    assert seen == [1]


@pytest.mark.parametrize(
    ("said", "error", "message"),
    [
        ("share", TypeError, "yielded str"),
        (None, TypeError, "yielded NoneType"),
        ((0, Label.SHARE), TypeError, "yielded tuple"),
        (Block(0, 0, 5, "Share"), TypeError, "yielded Block"),
        (Decision(1, Label.SHARE, 0.9, "test"), IndexError, "block 1; the document has 1"),
        (Decision(-1, Label.SHARE, 0.9, "test"), IndexError, "block -1"),
        (Decision(0, "share", 0.9, "test"), TypeError, "must be a Label"),  # type: ignore[arg-type]
        (Decision(0, Label.SHARE, 1.1, "test"), ValueError, "from 0 to 1"),
        (Decision(0, Label.SHARE, float("nan"), "test"), ValueError, "from 0 to 1"),
        (Claim("title", "Rain", 0.9, block=1), IndexError, "'title' from block 1"),
        (Claim("title", "Rain", 0.9, block=0, other_blocks=(7,)), IndexError, "block 7"),
        (Claim("title", "Rain", -0.1), ValueError, "from 0 to 1"),
    ],
)
def test_rubbish_is_refused_and_the_filter_named(
    said: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        Pipeline((Says(said),)).run(read("Share"))
    assert "'says'" in str(caught.value)


@pytest.mark.parametrize("returned", [None, 3])
def test_a_filter_that_yields_nothing_to_go_through_is_refused_and_named(returned: Any) -> None:
    class Mute:
        name = "mute"

        def __call__(self, document: Document) -> Any:
            return returned

    with pytest.raises(TypeError, match=f"filter 'mute' returned {type(returned).__name__}"):
        Pipeline((Mute(),))("It rained.")


def test_it_can_be_pickled() -> None:
    pipeline = Pipeline.default().without("captions").before("body", Tickers())
    again = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 - our own bytes
    assert again.names == pipeline.names
    assert again(PAGE) == pipeline(PAGE)


def test_calls_leave_no_trace() -> None:
    pipeline = Pipeline.default()
    first = pipeline(PAGE)
    pipeline("Another page.\n\nBy Jo Doe")
    assert pipeline(PAGE) == first


def test_favouring_reaches_the_filters_that_can_and_leaves_the_others() -> None:
    pipeline = Pipeline.default().favoring("recall")
    assert [getattr(part, "favor", None) for part in pipeline.filters] == [None] * (
        len(NAMES) - 1
    ) + ["recall"]
    assert [getattr(part, "favor", None) for part in pipeline.favoring(None).filters] == [
        None
    ] * len(NAMES)


@pytest.mark.parametrize(
    "call", [Pipeline.default().favoring, lambda favor: Pipeline.default()("Rain", favor=favor)]
)
def test_something_else_cannot_be_favoured(call: Callable[[str], object]) -> None:
    with pytest.raises(
        ValueError, match="favor must be 'precision', 'recall' or None, not 'speed'"
    ):
        call("speed")


def test_a_call_that_favours_nothing_leaves_the_pipeline_s_own_leaning() -> None:
    seen: list[str | None] = []

    class Spy:
        name = "spy"

        def __init__(self, favor: str | None = None) -> None:
            self.favor = favor

        def favoring(self, favor: str | None) -> "Spy":
            return Spy(favor)

        def __call__(self, document: Document) -> list[Decision]:
            seen.append(self.favor)
            return []

    pipeline = Pipeline((Spy("recall"),))
    pipeline("Rain")
    pipeline("Rain", favor="precision")
    assert seen == ["recall", "precision"]


def test_an_empty_pipeline_keeps_everything() -> None:
    article = Pipeline()("Share\nIt rained.")
    assert isinstance(article, Article)
    assert (article.text, article.removed) == ("Share\n\nIt rained.", ())


def test_url_source_and_encoding_reach_the_reader() -> None:
    article = Pipeline()(
        "<p>Überfall</p>".encode("cp1252"),
        url="https://a.example/x",
        source="text",
        encoding="cp1252",
    )
    assert (article.text, article.url) == ("<p>Überfall</p>", "https://a.example/x")


def test_built_in_filters_fit_the_protocol() -> None:
    parts: tuple[Filter, ...] = Pipeline.default().filters
    assert all(part.name and type(part).__doc__ for part in parts)
