"""The engines themselves run the examples of the documentation.

Deselected by default; run them with ``pytest -m engines``.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import cleanscrape
from cleanscrape.integrations.arrow import clean_table

from .examples import example, expected, site_pages, write_pages

pytestmark = pytest.mark.engines


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    return write_pages(tmp_path)


def run(heading: str, **names: Any) -> dict[str, Any]:
    exec(compile(example(heading), heading, "exec"), names)
    return names


def stop(spark: Any) -> None:
    """End Spark and its Java process, which would keep its working directory."""
    gateway = spark.sparkContext._gateway
    spark.stop()
    gateway.shutdown()
    type(spark.sparkContext)._gateway = type(spark.sparkContext)._jvm = None


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
        stop(spark)


def test_ray(pages: Any) -> None:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    try:
        run("Ray Data")
        assert by_id(parquet.read_table("articles").to_pylist()) == expected(pages)
    finally:
        ray.shutdown()


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """``pages.parquet`` of two sites; id to row, as one process gives them with a memory."""
    monkeypatch.chdir(tmp_path)
    pages = site_pages()
    parquet.write_table(pa.Table.from_pylist(pages), "pages.parquet", row_group_size=5)
    memory = cleanscrape.SiteMemory.learn((page["html"], page["url"]) for page in pages)
    pipeline = cleanscrape.Pipeline.default().with_memory(memory)
    rows = by_id(clean_table(pa.Table.from_pylist(pages), pipeline=pipeline).to_pylist())
    assert any(piece["filter"] == "template" for row in rows.values() for piece in row["removed"])
    return rows


def test_spark_with_a_memory(sites: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    spark = run("Spark, with a memory")["spark"]
    try:
        found = by_id(parquet.read_table("articles").to_pylist())
        assert found == {key: {**row, "crawled": None} for key, row in sites.items()}
    finally:
        stop(spark)


def test_ray_with_a_memory(sites: Any) -> None:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    try:
        run("Ray Data, with a memory")
        assert by_id(parquet.read_table("articles").to_pylist()) == sites
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
