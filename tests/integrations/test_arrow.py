import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import pyarrow as pa
import pytest

from cleanscrape import Article, MissingExtraError, Pipeline, clean
from cleanscrape.integrations.arrow import clean_batches, schema
from cleanscrape.integrations.pages import Columns

PROSE = "The old bridge over the river was opened again on Friday morning, after two years of work."
PAGE = (
    "<h1>The bridge is open</h1><p>By Jo Doe</p><p>3 May 2024</p><p>The old bridge over "
    "the river was opened again on Friday morning.</p>"
)


def batch(**columns: list[Any]) -> Any:
    return pa.RecordBatch.from_pydict(columns)


def test_every_batch_gives_one_of_the_schema_with_its_rows_in_order() -> None:
    batches = [batch(id=["1", "2"], html=[PAGE, ""]), batch(id=["3"], html=[PAGE])]
    done = list(clean_batches(batches))
    assert [one.schema for one in done] == [schema()] * 2
    assert [row["id"] for one in done for row in one.to_pylist()] == ["1", "2", "3"]


def test_a_row_holds_the_article() -> None:
    (row,) = next(clean_batches([batch(html=[PAGE], url=["https://paper.example/1"])])).to_pylist()
    article = clean(PAGE, url="https://paper.example/1")
    assert Article.from_dict(row) == article
    assert row["day"].isoformat() == row["date"] == "2024-05-03"
    assert row["byline"]["authors"] == ["Jo Doe"]
    assert (row["text"], row["page_url"]) == (article.text, "https://paper.example/1")


def test_a_table_and_large_types_will_do() -> None:
    table = pa.table({"html": pa.array([PAGE], pa.large_string())})
    assert [row["title"] for done in clean_batches([table]) for row in done.to_pylist()] == [
        "The bridge is open"
    ]


def test_bytes_are_decoded_as_their_column_says() -> None:
    pages = batch(
        html=["<p>Das Café ist offen, und der Fluß steigt und steigt.".encode("latin-1")],
        encoding=["latin-1"],
    )
    assert "Café" in next(clean_batches([pages])).to_pylist()[0]["text"]


def test_relative_dates_count_from_the_crawl() -> None:
    text = (
        f"The old bridge is open again\n\nBy Jo Doe\n\n5 hours ago\n\n{PROSE}\n\n"
        f"{PROSE.replace('bridge', 'ferry')}"
    )
    noon = datetime(2024, 5, 3, 12, tzinfo=timezone.utc)
    told, untold = next(clean_batches([batch(text=[text, text], crawled=[noon, None])])).to_pylist()
    assert (told["crawled"], str(told["day"])) == (noon, "2024-05-03")
    assert (untold["crawled"], untold["day"]) == (None, None)


def test_a_page_that_fails_is_a_row_with_its_error() -> None:
    class Failing:
        name = "failing"

        def __call__(self, document: Any) -> Iterator[Any]:
            raise RuntimeError("no")

    rows = next(
        clean_batches([batch(html=[None, PAGE])], pipeline=Pipeline((Failing(),)))
    ).to_pylist()
    assert [(row["error"], row["error_message"]) for row in rows] == [
        ("MissingPage", "the page is null"),
        ("RuntimeError", "no\nraised by filter 'failing'"),
    ]
    assert [row["paragraphs"] for row in rows] == [[], []]


def test_lone_surrogates_become_question_marks() -> None:
    (row,) = next(
        clean_batches(
            [batch(html=["<p>It rained all day in the valley &#xD83D; and the river rose.</p>"])]
        )
    ).to_pylist()
    assert "valley ? and" in row["text"] or "valley \ufffd and" in row["text"]


def test_removed_may_be_left_empty() -> None:
    pages = [batch(html=[f"<nav>Menu</nav>{PAGE}"])]
    assert next(clean_batches(pages)).to_pylist()[0]["removed"]
    assert not next(clean_batches(pages, removed=False)).to_pylist()[0]["removed"]


def test_details_may_be_left_empty() -> None:
    pages = [batch(html=[PAGE.replace("bridge over", "<b>bridge</b> over")])]
    marks = [
        [part["marks"] for part in next(done).to_pylist()[0]["paragraphs"]]
        for done in (clean_batches(pages), clean_batches(pages, details=False))
    ]
    assert marks[0][0][0]["kind"] == "strong"
    assert marks[1] == [[]]


def test_a_missing_column_names_those_that_are_there() -> None:
    with pytest.raises(ValueError, match=r"no column page; there are: html$"):
        next(clean_batches([batch(html=[PAGE])], Columns(page="page")))


def test_batches_are_taken_lazily() -> None:
    def endless() -> Iterator[Any]:
        while True:
            yield batch(html=[PAGE])

    assert next(clean_batches(endless())).num_rows == 1


def test_no_rows_are_a_batch_of_no_rows() -> None:
    done = next(clean_batches([pa.RecordBatch.from_pydict({"html": pa.array([], pa.string())})]))
    assert (done.num_rows, done.schema) == (0, schema())


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    schema.cache_clear()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cleanscrape\[batch\]'"):
        schema()
