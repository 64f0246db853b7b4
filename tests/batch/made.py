"""Invented pages, and the files that hold them."""

import gzip
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleanscrape.batch import Options

ONE = Options(workers=1)


def page(number: int, more: str = "") -> str:
    return (
        f"<html><head><title>Bridge {number} | The Paper</title></head><body><nav><a "
        f"href='/'>Home</a></nav>"
        f"<h1>Bridge {number} is open again</h1>"
        f"<p>The old bridge number {number} over the river was opened again on Friday "
        f"morning, after two years of work. {more}</p>"
        "<p>Hundreds of people came to the ceremony, which the mayor opened with a "
        "short speech about patience.</p></body></html>"
    )


Record = tuple[str, bytes, dict[str, str]]


def write_warc(path: Path, records: Iterable[Record], status: str = "200 OK") -> Path:
    """A WARC file of responses: address, body and HTTP headers."""
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for address, body, headers in records:
            http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2024-05-03T12:00:00Z"},
            )
            writer.write_record(record)
    return path


def html_warc(path: Path, bodies: Iterable[str], first: int = 0) -> Path:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return write_warc(
        path,
        (
            (f"https://paper.example/{number}", body.encode(), headers)
            for number, body in enumerate(bodies, first)
        ),
    )


def write_jsonl(path: Path, pages: Iterable[str]) -> Path:
    lines = "".join(
        json.dumps({"id": str(number), "html": content}) + "\n"
        for number, content in enumerate(pages)
    )
    path.write_bytes(gzip.compress(lines.encode()) if path.suffix == ".gz" else lines.encode())
    return path


def rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
