"""Invented pages, the files that hold them, and filters that break what cleans them."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleanscrape import Pipeline
from cleanscrape.batch import Options

ONE = Options(workers=1)

POISON = """
import os, signal, time

class Poison:
    name = "poison"
    def __call__(self, document):
        if "KILL-ME" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG-ME" in document.text:
            time.sleep(600)
        if "FAIL-ME" in document.text:
            raise ZeroDivisionError("one by nought")
        if "SLOW-ME" in document.text:
            time.sleep(0.05)
        return ()
"""


def page(number: int, more: str = "") -> str:
    return (
        f"<html><head><title>Bridge {number} | The Paper</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<h1>Bridge {number} is open again</h1>"
        f"<p>The old bridge number {number} over the river was opened again on Friday morning, after two years of work. {more}</p>"
        "<p>Hundreds of people came to the ceremony, which the mayor opened with a short speech about patience.</p></body></html>"
    )


Record = tuple[str, bytes, dict[str, str]]


def write_warc(path: Path, records: Iterable[Record], status: str = "200 OK") -> Path:
    """A WARC file of responses: address, body and HTTP headers."""
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for address, body, headers in records:
            http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": "2024-05-03T12:00:00Z"}
            )
            writer.write_record(record)
    return path


def html_warc(path: Path, bodies: Iterable[str]) -> Path:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return write_warc(path, ((f"https://paper.example/{number}", body.encode(), headers) for number, body in enumerate(bodies)))


def write_jsonl(path: Path, pages: Iterable[str]) -> Path:
    lines = "".join(json.dumps({"id": str(number), "html": content}) + "\n" for number, content in enumerate(pages))
    path.write_bytes(gzip.compress(lines.encode()) if path.suffix == ".gz" else lines.encode())
    return path


def rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """The default pipeline and a filter that some pages break; in a module that worker processes can import."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "poison.py").write_text(POISON, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "poison", raising=False)
    module = __import__("poison")
    return Pipeline.default().append(module.Poison())


Start = Callable[..., "subprocess.Popen[str]"]


# Tests that run in the background of a shell inherit that SIGINT is ignored; a user's program does not.
_PROGRAM = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from cleanscrape.cli import main; main()"


@pytest.fixture
def start() -> Iterable[Start]:
    """Starts ``cleanscrape batch`` with these arguments in a process group of its own."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: Any, **options: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", _PROGRAM, "batch", *map(str, arguments)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True, **options)
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
