"""Filters of other packages.

Found by their entry points, named when asked for, never switched on.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanscrape import Pipeline, UnknownFilterError, available_filters
from cleanscrape.registry import available, create

MODULE = '''
class Tickers:
    """Mark blocks that are mostly stock tickers.

    More words.
    """

    name = "tickers"

    def __call__(self, document):
        return ()
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path with a distribution that registers filters."""
    (tmp_path / "ticker_filters.py").write_text(MODULE, encoding="utf-8")
    info = tmp_path / "ticker_filters-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: ticker-filters\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        "[cleanscrape.filters]\ntickers = ticker_filters:Tickers\nhidden = "
        "ticker_filters:Tickers\nbroken = no_such_module:Filter\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("ticker_filters", None)


@pytest.mark.usefixtures("installed")
def test_an_installed_filter_is_listed() -> None:
    assert available_filters()["tickers"] == "Mark blocks that are mostly stock tickers."


@pytest.mark.usefixtures("installed")
def test_it_is_made_by_its_name() -> None:
    assert create("tickers").name == "tickers"
    assert Pipeline.default().before("body", "tickers").names[-2:] == ("tickers", "body")


@pytest.mark.usefixtures("installed")
def test_it_is_not_switched_on() -> None:
    assert "tickers" not in Pipeline.default().names


@pytest.mark.usefixtures("installed")
def test_it_is_not_imported_before_it_is_asked_for() -> None:
    assert "tickers" in available()
    assert "ticker_filters" not in sys.modules


@pytest.mark.usefixtures("installed")
def test_it_never_takes_the_name_of_a_built_in_one() -> None:
    assert type(create("hidden")).__module__ == "cleanscrape.filters.hidden"


@pytest.mark.usefixtures("installed")
def test_one_that_cannot_be_loaded_does_not_hide_the_others() -> None:
    summaries = available_filters()
    assert "no_such_module" in summaries["broken"]
    assert summaries["tickers"]
    with pytest.raises(ModuleNotFoundError):
        create("broken")


def test_without_the_distribution_the_name_is_unknown() -> None:
    with pytest.raises(UnknownFilterError, match="'tickers'") as caught:
        create("tickers")
    assert "hidden" in str(caught.value)


def test_built_in_filters_come_first_in_their_order() -> None:
    assert tuple(available())[: len(Pipeline.default().names)] == Pipeline.default().names


def test_every_built_in_filter_has_a_summary_of_one_line() -> None:
    for name in Pipeline.default().names:
        assert available_filters()[name].endswith(".")
