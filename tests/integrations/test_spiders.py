"""A real spider on a server of the loopback interface."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.batch.made import page

from .examples import example

pytestmark = pytest.mark.engines


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        number = self.path.strip("/")
        self.send_response(200 if number.isdigit() else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page(int(number)).encode() if number.isdigit() else b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()


def test_scrapy(server: str, tmp_path: Path) -> None:
    script = tmp_path / "spider.py"
    script.write_text(
        f"{example('Scrapy')}\n    start_urls = [f'{server}/{{number}}' for number in range(5)]\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "runspider",
        str(script),
        "-o",
        "items.jsonl",
        "-s",
        "TELNETCONSOLE_ENABLED=0",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    items = [
        json.loads(line)
        for line in (tmp_path / "items.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(item["article"]["title"] for item in items) == [
        f"Bridge {number} is open again" for number in range(5)
    ]
    assert all(item["article"]["page_url"] == item["url"] and "html" not in item for item in items)
