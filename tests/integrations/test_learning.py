"""The map and the reduce of learning, without an engine."""

import random

import pyarrow as pa
import pytest

from cleanscrape import Pipeline, SiteMemory
from cleanscrape.integrations.arrow import clean_table
from cleanscrape.integrations.learning import (
    LEARNED,
    add_learned,
    learn_batches,
    learn_table,
    memory_in,
)
from tests.memory import made

PAGES = [
    {"id": f"{site}-{number}", "url": f"https://www.{site}.example/{number}", "html": page}
    for site, write in (("courier", made.html), ("gazette", made.text))
    for number in range(12)
    for page in [write(number)]
]
WHOLE = SiteMemory.learn((page["html"], page["url"]) for page in PAGES)


def test_any_partition_gives_the_same_bytes() -> None:
    chance = random.Random(1)
    for parts in (1, 2, 5):
        pages = chance.sample(PAGES, len(PAGES))
        learned = [learn_table(pa.Table.from_pylist(pages[at::parts])) for at in range(parts)]
        table = pa.concat_tables(learned)
        assert table.column_names == list(LEARNED)
        assert memory_in(table["memory"].to_pylist()).to_bytes() == WHOLE.to_bytes()
        reduced = add_learned(table)
        assert reduced["site"].to_pylist() == ["courier.example", "gazette.example"]
        assert memory_in(reduced["memory"].to_pylist()) == WHOLE


def test_the_second_pass_gives_the_rows_of_one_process() -> None:
    table = pa.Table.from_pylist(PAGES)
    memory = memory_in(learn_table(table)["memory"].to_pylist())
    rows = clean_table(table, pipeline=Pipeline.default().with_memory(memory)).to_pylist()
    assert all(made.NOTICE not in row["text"] for row in rows)
    assert any(made.NOTICE in row["text"] for row in clean_table(table).to_pylist())


def test_pages_that_fail_teach_nothing() -> None:
    pages = [{"html": None, "url": None}, {"html": "", "url": "https://a.example"}]
    learned = learn_table(pa.Table.from_pylist(pages))
    assert learned.num_rows == 0
    assert memory_in([]) == SiteMemory()
    with pytest.raises(ValueError, match="no column"):
        list(learn_batches([pa.table({"a": ["Rain"]})]))


def test_bytes_that_are_no_memory_are_refused() -> None:
    with pytest.raises(ValueError, match="no memory of sites"):
        memory_in([b"Rain"])
