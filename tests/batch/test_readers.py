import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.warcwriter import WARCWriter

from cleanscrape.batch import Columns, Options
from cleanscrape.batch.chunks import Place, chunks
from cleanscrape.batch.sources import Sources
from cleanscrape.integrations.pages import Page

from .made import html_warc, page, write_jsonl, write_warc

HTML = {"Content-Type": "text/html"}


DEFAULT = Options()


def pages(path: Path, options: Options = DEFAULT) -> list[Page]:
    return [
        found
        for chunk in chunks(Sources([str(path)], kind=options.kind), options)
        for found in chunk.pages
    ]


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_page_is_a_file_packed_or_not(tmp_path: Path) -> None:
    assert [found.raw for found in pages(write(tmp_path / "a.html", b"<p>Rain"))] == [b"<p>Rain"]
    assert [found.raw for found in pages(write(tmp_path / "a.txt.gz", gzip.compress(b"Rain")))] == [
        b"Rain"
    ]
    assert [
        found.raw
        for found in pages(write(tmp_path / "a.zst", pa.compress(b"Rain", "zstd", asbytes=True)))
    ] == [b"Rain"]


@pytest.mark.parametrize("name", ["a.html", "a.gz"])
def test_a_page_over_the_limit_is_an_error(tmp_path: Path, name: str) -> None:
    data = b"x" * 101
    (found,) = pages(
        write(tmp_path / name, gzip.compress(data) if name == "a.gz" else data),
        Options(page_bytes=100),
    )
    assert found.error == ("PageTooLarge", "more than 100 bytes")
    assert found.raw == ""


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    (found,) = pages(tmp_path / "none.html")
    assert found.error == ("SourceError", "No such file or directory")


def test_json_lines_take_columns_and_number_their_records(tmp_path: Path) -> None:
    line = {
        "u": "https://paper.example/1",
        "key": 7,
        "when": "2024-05-03T12:00:00Z",
        "page": "<p>Rain",
    }
    path = write(
        tmp_path / "a.jsonl",
        f"{json.dumps(line)}\n\n{json.dumps({**line, 'key': None})}\n".encode(),
    )
    one, two = pages(path, Options(columns=Columns(page="page", url="u", id="key", crawled="when")))
    assert (one.raw, one.url, one.id, one.record) == ("<p>Rain", "https://paper.example/1", "7", 0)
    assert one.crawled is not None
    assert one.crawled.isoformat() == "2024-05-03T12:00:00+00:00"
    assert (two.id, two.record) == (None, 1)


def test_a_bad_line_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    lines = [
        b"{broken",
        b"[1]",
        b'{"id": "x"}',
        b'{"html": null}',
        b'{"html": "' + b"x" * 300 + b'"}',
        b'{"html": "<p>Rain"}',
    ]
    found = pages(write(tmp_path / "a.jsonl", b"\n".join(lines)), Options(page_bytes=200))
    kinds = ["JSONError", "JSONError", "MissingPage", "MissingPage", "PageTooLarge"]
    assert [one.error and one.error[0] for one in found] == [*kinds, None]
    assert [one.record for one in found] == list(range(6))


@pytest.mark.parametrize(
    "pack", [gzip.compress, lambda data: pa.compress(data, "zstd", asbytes=True)]
)
def test_packed_json_lines_that_were_cut_off_say_so(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    lines = b"".join(b'{"html": "%d"}\n' % number for number in range(50_000))
    path = tmp_path / ("a.jsonl.gz" if pack is gzip.compress else "a.jsonl.zst")
    assert len(pages(write(path, pack(lines[:1000]) + pack(lines[1000:])))) == 50_000
    found = pages(write(path, pack(lines)[:-100]))
    assert found[-1].error is not None
    assert found[-1].error[0] == "SourceError"
    assert len(found) > 1


def test_parquet_takes_columns_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "id": [str(number) for number in range(200)],
            "raw": [b"<p>\xe9"] * 200,
            "enc": ["latin-1"] * 200,
            "other": [1] * 200,
        }
    )
    parquet.write_table(table, path, row_group_size=70)
    found = pages(path, Options(columns=Columns(encoding="enc")))
    assert [one.id for one in found] == table["id"].to_pylist()
    assert (found[0].raw, found[0].encoding, found[199].record) == (b"<p>\xe9", "latin-1", 199)


def test_parquet_without_the_column_names_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"a": [1], "b": [2]}), path)
    (found,) = pages(path)
    assert found.error == (
        "SourceError",
        "no column html or raw_html or raw or content or text or body; there are: a, b",
    )


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc_gives_html_with_address_date_and_charset(tmp_path: Path, name: str) -> None:
    headers = {"Content-Type": "text/html; charset=latin-1"}
    (found,) = pages(
        write_warc(
            tmp_path / name, [("https://paper.example/é", "<p>Café".encode("latin-1"), headers)]
        )
    )
    assert (found.raw, found.url, found.encoding, found.kind) == (
        b"<p>Caf\xe9",
        "https://paper.example/é",
        "latin-1",
        "html",
    )
    assert found.crawled is not None
    assert found.crawled.isoformat() == "2024-05-03T12:00:00+00:00"
    assert found.id is not None
    assert found.id.startswith("<urn:uuid:")


def test_warc_in_zstd_frames(tmp_path: Path) -> None:
    plain = html_warc(tmp_path / "a.warc", [page(1), page(2)]).read_bytes()
    assert len(pages(write(tmp_path / "a.warc.zst", pa.compress(plain, "zstd", asbytes=True)))) == 2


def test_other_types_and_statuses_are_skipped_and_counted(tmp_path: Path) -> None:
    write_warc(
        tmp_path / "1.warc", [("https://paper.example/1", b"GIF", {"Content-Type": "image/gif"})]
    )
    write_warc(
        tmp_path / "2.warc",
        [("https://paper.example/2", b"<p>Not found", HTML)],
        status="404 Not Found",
    )
    html_warc(tmp_path / "3.warc", [page(1)])
    (chunk,) = chunks(Sources([str(tmp_path)]), Options())
    assert (len(chunk.pages), chunk.skipped) == (1, 2)


def test_packed_and_chunked_bodies_are_unpacked(tmp_path: Path) -> None:
    body = gzip.compress(b"<p>Rain")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    coded = {**HTML, "Content-Encoding": "gzip"}
    records = [
        ("https://paper.example/1", body, coded),
        ("https://paper.example/2", chunked, {**coded, "Transfer-Encoding": "chunked"}),
    ]
    assert [found.raw for found in pages(write_warc(tmp_path / "a.warc.gz", records))] == [
        b"<p>Rain",
        b"<p>Rain",
    ]


def test_wet_gives_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.wet.gz"
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record("a", {"software": "test"}))
        text = "Café\nIt rained.".encode()
        writer.write_record(
            writer.create_warc_record(
                "https://paper.example/",
                "conversion",
                payload=io.BytesIO(text),
                warc_content_type="text/plain",
            )
        )
    (found,) = pages(path)
    assert (found.raw, found.kind, found.encoding, found.url) == (
        text,
        "text",
        "utf-8",
        "https://paper.example/",
    )


def test_warc_written_by_fastwarc(tmp_path: Path) -> None:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "https://paper.example/"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Rain"
    )
    with open(tmp_path / "a.warc", "wb") as out:
        record.write(out)
    (found,) = pages(tmp_path / "a.warc")
    assert (found.raw, found.encoding) == (b"<p>Rain", "utf-8")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
@pytest.mark.parametrize(
    "share", [0.31, 0.52, 0.92]
)  # not between two of the 30 members: such a file is whole
def test_a_warc_that_was_cut_off_says_so(tmp_path: Path, name: str, share: float) -> None:
    plain = html_warc(
        tmp_path / name.removesuffix(".zst"),
        (page(number, str(zlib.crc32(b"%d" % number)) * 50) for number in range(30)),
    )
    data = (
        plain.read_bytes()
        if not name.endswith(".zst")
        else pa.compress(plain.read_bytes(), "zstd", asbytes=True)
    )
    found = pages(write(tmp_path / name, data[: int(len(data) * share)]))
    assert found[-1].error is not None
    assert found[-1].error[0] == "SourceError"
    assert not any(one.error for one in found[:-1])


def test_what_is_no_warc_is_a_source_error(tmp_path: Path) -> None:
    (found,) = pages(write(tmp_path / "a.warc", b"It rained.\n" * 100))
    assert found.error is not None
    assert found.error[0] == "SourceError"


def test_the_kind_may_be_told(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "crawl.json", [page(1), page(2)])
    assert len(pages(tmp_path / "crawl.json", Options(kind="jsonl"))) == 2
    assert len(pages(tmp_path / "crawl.json")) == 1


def sizes(path: Path, options: Options) -> Iterator[int]:
    return (len(chunk.pages) for chunk in chunks(Sources([str(path)]), options))


def test_chunks_are_cut_by_bytes_and_by_number(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", ["x" * 100] * 600)
    assert list(sizes(tmp_path, Options())) == [256, 256, 88]
    assert list(sizes(tmp_path, Options(chunk_bytes=10_000))) == [100] * 6


def test_reading_can_begin_at_any_chunk(tmp_path: Path) -> None:
    """Whatever a chunk ends in the middle of, a broken source included."""
    write_jsonl(tmp_path / "a.jsonl", [page(number) for number in range(25)])
    write(
        tmp_path / "b.warc",
        html_warc(tmp_path / "b.warc", [page(number) for number in range(12)]).read_bytes()[:-100],
    )
    for number in range(5):
        write(tmp_path / f"c{number}.html", page(number).encode())
    sources, options = Sources([str(tmp_path)]), Options(chunk_bytes=len(page(1)) * 2 + 1)
    whole = list(chunks(sources, options))
    assert len(whole) > 10
    place = Place()
    for number, chunk in enumerate(whole):
        assert list(chunks(sources, options, number, place)) == whole[number:]
        place = chunk.next
    assert place.before + place.position == sources.survey().size
