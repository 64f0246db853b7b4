"""The same page gives the same article in any process, thread and order, and touches nothing."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import MissingExtraError, Pipeline, ReadError, TooLargeError, UnknownFilterError
from cleanscrape.filters import BUILT_IN

from .everywhere import digest, pages

ROOT = Path(__file__).parents[2]


def run(*arguments: str, seed: str = "0") -> str:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONWARNINGS": "error",
        "LANG": "C",
        "TZ": "Pacific/Kiritimati",
    }
    command = [sys.executable, "-m", "tests.hostile.everywhere", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize(("seed", "order"), [("1", "1"), ("4294967295", "-1")])
def test_neither_hash_seed_nor_order_nor_zone_matters(seed: str, order: str) -> None:
    assert run("digest", order, seed=seed) == digest(pages(3))


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_threads_do_not_disturb_each_other() -> None:
    found = pages(4)
    alone = digest(found)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(digest, [found[start:] + found[:start] for start in range(8)])) == {
            alone
        }


def test_processes_give_what_one_gives() -> None:
    raws = [page for page, _ in pages(6)]
    assert [*cleanscrape.clean_many(raws, workers=2)] == [*cleanscrape.clean_many(raws)]


def test_nothing_is_touched_but_data_of_the_package() -> None:
    assert run("audit") == ""


@pytest.mark.parametrize("make", BUILT_IN, ids=lambda make: make.name)
def test_every_filter_can_be_pickled_and_copied(make: type) -> None:
    before = make()
    for again in (pickle.loads(pickle.dumps(before)), copy.deepcopy(before)):  # noqa: S301
        assert type(again) is make
        assert vars(again) == vars(before)


def test_every_kind_of_result_can_be_pickled() -> None:
    page, arguments = pages()[0]
    document = Pipeline.default().run(cleanscrape.read(page, **arguments))
    again = pickle.loads(pickle.dumps(document))  # noqa: S301
    assert (again.blocks.texts, again.claims, again.decisions) == (
        document.blocks.texts,
        document.claims,
        document.decisions,
    )
    for error in (
        ReadError("x"),
        TooLargeError("x"),
        UnknownFilterError("x"),
        MissingExtraError("x"),
    ):
        same = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (type(same), str(same)) == (type(error), str(error))
