"""The examples of docs/how-to/run-in-an-engine.md, and the pages that they run on."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from cleanscrape.integrations.arrow import clean_table
from tests.memory import made

_TEXT = (Path(__file__).parents[2] / "docs" / "how-to" / "run-in-an-engine.md").read_text(
    encoding="utf-8"
)


def example(heading: str) -> str:
    """The code under a heading."""
    match = re.search(
        rf"^## {re.escape(heading)}\n.*?```python\n(.*?)```", _TEXT, re.DOTALL | re.MULTILINE
    )
    assert match
    return match[1]


def write_pages(folder: Path, count: int = 30) -> Any:
    """``pages.parquet`` of pages from the fixtures, one of them null; the table."""
    sources = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.html"))[: count - 1]
    pages: list[str | None] = [
        path.read_text(encoding="utf-8", errors="replace") for path in sources
    ]
    ids = [path.parent.name for path in sources]
    table = pa.table(
        {
            "id": [*ids, "null"],
            "url": [f"https://paper.example/{name}" for name in ids] + [None],
            "html": [*pages, None],
        }
    )
    parquet.write_table(table, folder / "pages.parquet", row_group_size=10)
    return table


def expected(table: Any) -> dict[str, dict[str, Any]]:
    """Id to row, by the kernel itself."""
    return {row["id"]: row for row in clean_table(table).to_pylist()}


def site_pages() -> list[dict[str, str]]:
    """The pages of two sites, of one as HTML and of the other as text."""
    return [
        {"id": f"{site}-{number}", "url": f"https://{site}.example/{number}", "html": write(number)}
        for site, write in (("courier", made.html), ("gazette", made.text))
        for number in range(12)
    ]
