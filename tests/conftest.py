import shutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import settings

from cleanscrape import speed

from .speed.conftest import missing

pytest_plugins = "pytester"
# For `.ci/sanitize`, under which everything takes twenty times as long.
settings.register_profile("few", max_examples=20, deadline=None)


def pytest_report_header() -> str:
    """Say what the tests run with; no test of a kernel is skipped in silence."""
    line = f"cleanscrape: {speed()}"
    if missing():
        line += f"; not built, so not compared with their twins: {', '.join(missing())}"
    return line


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; one for all tests, because Playwright starts only once in a process."""
    start = import_module("playwright.sync_api").sync_playwright
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with start() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def prose() -> tuple[str, str, str, str]:
    """Four paragraphs that read like an article."""
    return (
        "The old bridge over the river was opened again on Friday morning, after two "
        "years of work.",
        "Hundreds of people came to the ceremony, which the mayor opened with a short "
        "speech about patience.",
        "“We have waited long enough for this day,” she said, and cut the ribbon with "
        "the baker’s scissors.",
        "The town paid for the repairs with a loan that it must return within the next "
        "twelve years.",
    )
