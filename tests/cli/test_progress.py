import io
from collections import Counter

import pytest
from rich.console import Console

from cleanscrape.batch import Progress, Tally
from cleanscrape.cli import progress
from cleanscrape.cli.progress import line, shown, summary

HALF = Progress(
    Tally(pages=3000, errors=Counter(ReadError=2)),
    read=50,
    size=100,
    seconds=10.0,
    earlier=(1000, 30),
)


def console(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> io.StringIO:
    out = io.StringIO()
    monkeypatch.setattr(
        progress, "Console", lambda **_: Console(file=out, force_terminal=terminal, width=120)
    )
    return out


def test_the_pace_is_that_of_this_run_alone() -> None:
    assert line(HALF) == "3,000 pages, 200/s, 2 errors, 0:00:25 left"


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    out = console(monkeypatch, terminal=True)
    with shown(quiet=False) as report:
        report(HALF)
    assert "3,000 pages, 200/s, 2 errors, 0:00:25 left" in out.getvalue()
    assert "50%" in out.getvalue()


def test_elsewhere_there_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    out = console(monkeypatch, terminal=False)
    with shown(quiet=False) as report:
        report(HALF)
        assert out.getvalue() == ""
        monkeypatch.setattr(progress, "_EVERY", 0.0)
        report(HALF)
    assert out.getvalue() == "50%, 3,000 pages, 200/s, 2 errors, 0:00:25 left\n"


def test_quiet_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    out = console(monkeypatch, terminal=True)
    with shown(quiet=True) as report:
        report(HALF)
    assert out.getvalue() == ""


def test_the_summary_says_what_was_done() -> None:
    tally = Tally(
        10, 7, 3, 1, 1000, 5000, Counter(ReadError=2, PageTimeout=1), Counter(icons=50, body=100)
    )
    assert summary(tally, HALF).splitlines() == [
        "10 pages, 7 articles found, 3 errors: PageTimeout 1, ReadError 2",
        "3 records skipped that are no HTML page with status 200",
        "1 sources could not be read to their end: see the rows whose error is SourceError",
        "200.0 pages a second in 0:00:10",
        "text removed: body 10.0%, icons 5.0%",
    ]
