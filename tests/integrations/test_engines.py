"""The engines themselves run the examples of the documentation.

Deselected by default; run them with ``pytest -m engines``.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

import cleanscrape

from .examples import example, expected, write_pages

pytestmark = pytest.mark.engines


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    return write_pages(tmp_path)


def run(heading: str, **names: Any) -> dict[str, Any]:
    exec(compile(example(heading), heading, "exec"), names)
    return names


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row for row in rows}


def test_arrow(pages: Any) -> None:
    run("Arrow")
    assert by_id(parquet.read_table("articles.parquet").to_pylist()) == expected(pages)


def test_pandas(pages: Any) -> None:
    articles = run("pandas")["articles"]
    wanted = expected(pages)
    assert list(articles["id"]) == list(wanted)
    assert list(articles["text"]) == [row["text"] for row in wanted.values()]
    assert list(articles["error"])[-1] == "MissingPage"


def test_polars(pages: Any) -> None:
    articles = run("polars")["articles"]
    assert by_id(json.loads(json.dumps(articles.to_dicts(), default=str))) == json.loads(
        json.dumps(expected(pages), default=str)
    )


def test_duckdb(pages: Any) -> None:
    run("DuckDB")
    wanted = [row for row in expected(pages).values() if row["page_url"]]
    found = parquet.read_table("articles.parquet").to_pylist()
    assert sorted(row["text"] for row in found) == sorted(row["text"] for row in wanted)


def test_spark(pages: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    spark = run("Spark")["spark"]
    try:
        found = by_id(parquet.read_table("articles").to_pylist())
        wanted = expected(pages)
        assert found.keys() == wanted.keys()
        assert found == {key: {**row, "crawled": None} for key, row in wanted.items()}
    finally:
        spark.stop()


def test_ray(pages: Any) -> None:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    try:
        run("Ray Data")
        assert by_id(parquet.read_table("articles").to_pylist()) == expected(pages)
    finally:
        ray.shutdown()


def test_langchain() -> None:
    page = (
        "<h1>Rain</h1><p>By Jo Doe</p><p>It rained all day in the valley, and the river rose.</p>"
    )
    document = run("LangChain", page=page)["document"]
    assert document.page_content == cleanscrape.clean(page).text
    assert document.metadata["title"] == "Rain"


def test_llama_index() -> None:
    page = (
        "<h1>Rain</h1><p>By Jo Doe</p><p>It rained all day in the valley, and the river rose.</p>"
    )
    document = run("LlamaIndex", page=page)["document"]
    assert document.text == cleanscrape.clean(page).text
    assert document.metadata["title"] == "Rain"
