"""The public face.

Which names there are, and what `clean`, `clean_many` and `read` take and give.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from lxml import html as lxml_html

import cleanscrape
from cleanscrape import Article, Favor, ReadError

PAGE = (
    "The bridge is open again\n\nBy Jo Doe\n\nThe old bridge over the river was opened "
    "again on Friday morning, after two years of work."
)
HTML = (
    "<html><body><h1>Rain</h1><p>The old bridge over the river was opened again on Friday "
    "morning.</p></body></html>"
)
WRONG = [None, 3, 1.5, ["Rain"], {"text": "Rain"}, Path("page.html"), object(), iter("Rain")]


def test_the_exported_names_are_exactly_these() -> None:
    assert cleanscrape.__all__ == [
        "Article",
        "Block",
        "BlockTable",
        "Byline",
        "Caption",
        "Cell",
        "Chunk",
        "Claim",
        "Decision",
        "Document",
        "Embed",
        "Entry",
        "Explanation",
        "Favor",
        "Filter",
        "Fingerprint",
        "Hint",
        "Image",
        "Label",
        "ListItem",
        "Mark",
        "MissingExtraError",
        "Origin",
        "Page",
        "PageType",
        "PageTypeName",
        "Paragraph",
        "Piece",
        "Pipeline",
        "Post",
        "ReadError",
        "Reason",
        "Removed",
        "RuleError",
        "SiteMemory",
        "SiteRules",
        "Source",
        "Splitter",
        "Table",
        "TooLargeError",
        "Translations",
        "UnknownFilterError",
        "UnknownSplitterError",
        "Unlisted",
        "available_filters",
        "available_splitters",
        "clean",
        "clean_many",
        "explain",
        "fingerprint",
        "join",
        "read",
        "resembling",
        "schema",
        "speed",
    ]


def test_every_exported_name_is_documented() -> None:
    values = ("Favor", "PageTypeName", "Source")  # choices of strings, which have no docstring
    named = [name for name in cleanscrape.__all__ if name not in values]
    assert [name for name in named if not getattr(cleanscrape, name).__doc__] == []


def test_errors_are_of_the_built_in_kinds() -> None:
    assert issubclass(cleanscrape.ReadError, ValueError)
    assert issubclass(cleanscrape.UnknownFilterError, LookupError)
    assert issubclass(cleanscrape.MissingExtraError, ImportError)


@pytest.mark.parametrize("raw", WRONG, ids=lambda raw: type(raw).__name__)
def test_a_wrong_type_is_a_type_error_that_names_it(raw: Any) -> None:
    with pytest.raises(TypeError, match=type(raw).__name__):
        cleanscrape.clean(raw)
    with pytest.raises(TypeError, match=type(raw).__name__):
        cleanscrape.read(raw)


@pytest.mark.parametrize("raw", ["", " \n\t ", "\ufeff", "\u200b", b"", b"\xef\xbb\xbf", b"\n"])
def test_empty_input_is_an_empty_article(raw: str | bytes) -> None:
    article = cleanscrape.clean(raw)
    assert article == Article()
    assert (article.removed, article.account) == ((), ())
    assert len(cleanscrape.read(raw)) == 0


@pytest.mark.parametrize(
    "raw", ["<html></html>", "<!doctype html>", "<p></p>", "<script>x = 1</script>"]
)
def test_a_page_without_text_is_an_empty_article(raw: str) -> None:
    article = cleanscrape.clean(raw)
    assert (article, article.removed) == (Article(), ())


@pytest.mark.parametrize(
    "raw",
    [
        HTML,
        HTML.encode(),
        HTML.encode("utf-16"),
        bytearray(HTML.encode()),
        memoryview(HTML.encode()),
        lxml_html.fromstring(HTML),
        etree.ElementTree(lxml_html.fromstring(HTML)),
        BeautifulSoup(HTML, "html.parser"),
    ],
    ids=["str", "bytes", "utf-16", "bytearray", "memoryview", "lxml", "lxml tree", "soup"],
)
def test_every_kind_of_input_gives_the_same_article(raw: Any) -> None:
    assert cleanscrape.clean(raw) == cleanscrape.clean(HTML)
    assert cleanscrape.read(raw).source == "html"


def test_the_object_given_is_left_unchanged() -> None:
    tree, soup = (
        lxml_html.fromstring(HTML + "<script>x</script>"),
        BeautifulSoup(HTML, "html.parser"),
    )
    before = etree.tostring(tree), str(soup)
    cleanscrape.clean(tree)
    cleanscrape.clean(soup)
    assert (etree.tostring(tree), str(soup)) == before


def test_the_source_can_be_told() -> None:
    assert cleanscrape.read(HTML, source="text").blocks.texts == (HTML,)
    assert cleanscrape.read("Rain", source="html").source == "html"
    assert cleanscrape.read("Rain").source == "text"
    assert cleanscrape.read("*Rain*", source="markdown").blocks.texts == ("Rain",)
    with pytest.raises(ValueError, match="'markdown'"):
        cleanscrape.clean("Rain", source="pdf")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="tree"):
        cleanscrape.clean(lxml_html.fromstring(HTML), source="text")


def test_the_address_is_kept_and_never_fetched() -> None:
    assert cleanscrape.clean(PAGE, url="https://a.invalid/rain").url == "https://a.invalid/rain"


def test_an_unknown_encoding_is_a_read_error() -> None:
    with pytest.raises(ReadError, match="no-such-encoding"):
        cleanscrape.clean(b"Rain", encoding="no-such-encoding")


def test_relative_dates_need_a_reference() -> None:
    page = PAGE.replace("By Jo Doe", "By Jo Doe\n5 hours ago")
    assert cleanscrape.clean(page).date is None
    assert cleanscrape.clean(page, reference=datetime(2024, 5, 3, 14, 0)).date == datetime(
        2024, 5, 3, 9, 0
    )


def test_read_gives_the_document_before_any_filter() -> None:
    document = cleanscrape.read(PAGE)
    assert document.decisions == ()
    assert [block.text for block in document.blocks][:2] == [
        "The bridge is open again",
        "By Jo Doe",
    ]


def test_precision_keeps_no_more_than_recall(prose: tuple[str, ...]) -> None:
    page = "<nav>Home</nav><h1>Rain</h1>" + "".join(f"<p>{text}</p>" for text in prose)
    page += (
        "<div>Our readers liked this story on the bridge, and so will you.</div><p>The "
        "mayor</p><footer>Imprint</footer>"
    )
    favors: tuple[Favor | None, ...] = ("precision", None, "recall")
    kept = [len(cleanscrape.clean(page, favor=favor).text) for favor in favors]
    assert 0 < kept[0] <= kept[1] <= kept[2]
    with pytest.raises(ValueError, match="not 'speed'"):
        cleanscrape.clean(page, favor="speed")  # type: ignore[arg-type]


def test_the_type_of_a_page_may_be_known(prose: tuple[str, ...]) -> None:
    page = "<h1>Rain</h1>" + "".join(f"<p>{text}</p>" for text in prose)
    article = cleanscrape.clean(page, page_type="forum")
    assert article.page_type is not None
    assert (article.page_type.name, article.page_type.confidence) == ("forum", 1.0)
    with pytest.raises(ValueError, match="not 'diary'"):
        cleanscrape.clean(page, page_type="diary")  # type: ignore[arg-type]


def test_many_pages_come_in_their_order() -> None:
    articles = cleanscrape.clean_many(["It rained.", "", "It snowed."])
    assert [article.text for article in articles if isinstance(article, Article)] == [
        "It rained.",
        "",
        "It snowed.",
    ]


def test_no_pages_no_articles() -> None:
    assert list(cleanscrape.clean_many([])) == []


def test_pages_are_taken_lazily() -> None:
    taken = []

    def pages() -> Iterator[str]:
        for page in ("It rained.", "It snowed."):
            taken.append(page)
            yield page

    articles = cleanscrape.clean_many(pages())
    assert taken == []
    next(articles)
    assert taken == ["It rained."]


@pytest.mark.parametrize("options", [{"errors": "ignore"}, {"workers": 0}, {"workers": -1}])
def test_wrong_options_are_refused_at_once(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        cleanscrape.clean_many([], **options)


class Refuses:
    """Stands for a page that no parser can read."""

    name = "refuses"

    def __call__(self, document: cleanscrape.Document) -> Iterator[cleanscrape.Decision]:
        if document.text == "broken":
            raise ReadError("the page cannot be parsed")
        yield from ()


def test_an_unreadable_page_stops_the_rest_or_stands_in_its_place() -> None:
    pipeline = cleanscrape.Pipeline((Refuses(),))
    kept = list(cleanscrape.clean_many(["one", "broken", "two"], errors="keep", pipeline=pipeline))
    assert [type(found).__name__ for found in kept] == ["Article", "ReadError", "Article"]
    raising = cleanscrape.clean_many(["one", "broken", "two"], pipeline=pipeline)
    assert isinstance(next(raising), Article)
    with pytest.raises(ReadError, match="parsed"):
        next(raising)


def test_a_wrong_type_is_never_kept() -> None:
    with pytest.raises(TypeError):
        list(cleanscrape.clean_many(["It rained.", None], errors="keep"))


def test_two_workers_give_what_one_gives() -> None:
    pages = [
        f"{PAGE}\nShare on Threads\nPage {number} of the story ends here." for number in range(20)
    ]
    one, two = list(cleanscrape.clean_many(pages)), list(cleanscrape.clean_many(pages, workers=2))
    assert one == two
    assert [found.removed for found in two if isinstance(found, Article)] == [
        found.removed for found in one if isinstance(found, Article)
    ]
    assert all(found.account for found in two if isinstance(found, Article))


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_through_a_pipeline_of_ones_own(workers: int) -> None:
    pages = ["Share\nIt rained all night in Velden, and the river rose."] * 3
    articles = list(
        cleanscrape.clean_many(pages, workers=workers, pipeline=cleanscrape.Pipeline(()))
    )
    assert [
        article.text.split("\n")[0]
        for article in articles
        if isinstance(article, cleanscrape.Article)
    ] == ["Share"] * 3
