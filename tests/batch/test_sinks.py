import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from cleanscrape import Article, clean
from cleanscrape.batch import UsageError, run
from cleanscrape.batch.sinks import sink_for
from cleanscrape.integrations.arrow import schema

from .made import ONE, page, rows, write_jsonl


@pytest.fixture
def source(tmp_path: Path) -> Path:
    odd = (
        "<h1>Rain</h1><p>It rained all day in the valley &#xD83D; and the river rose and "
        "rose again.</p>"
    )
    return write_jsonl(tmp_path / "in.jsonl", [page(1), odd, "", page(2)])


def test_a_row_is_the_article_and_where_it_came_from(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out.jsonl", options=ONE)
    found = rows(tmp_path / "out.jsonl")
    assert [(row["id"], row["source"], row["record"]) for row in found] == [
        (str(number), str(source), number) for number in range(4)
    ]
    assert Article.from_dict(found[0]) == clean(page(1))
    assert Article.from_dict(found[0]).removed == clean(page(1)).removed
    assert found[0]["text"] == clean(page(1)).text


def test_every_format_holds_the_same_rows(source: Path, tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet"):
        run(source, tmp_path / name, options=ONE)
    plain = (tmp_path / "a.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == plain
    with pa.CompressedInputStream(
        io.BytesIO((tmp_path / "a.jsonl.zst").read_bytes()), "zstd"
    ) as stream:
        assert stream.read() == plain
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.schema.equals(schema())
    assert json.loads(json.dumps(table.to_pylist(), default=str)) == [
        json.loads(line) for line in plain.splitlines()
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet"])
def test_no_pages_are_a_valid_file_of_no_rows(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"")
    assert run(tmp_path / "in.jsonl", tmp_path / name, options=ONE).pages == 0
    data = (tmp_path / name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    elif name.endswith(".zst"):
        data = pa.CompressedInputStream(io.BytesIO(data), "zstd").read()
    elif name.endswith(".parquet"):
        assert parquet.read_table(tmp_path / name).schema.equals(schema())
        return
    assert data == b""


def test_an_unknown_ending_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"out\.csv.*\.jsonl\.zst or \.parquet"):
        sink_for("out.csv")
