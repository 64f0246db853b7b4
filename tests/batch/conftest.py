"""A filter that breaks what cleans some pages, and the command as a process."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cleanscrape import Pipeline

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


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """The default pipeline and a filter that some pages break.

    In a module that worker processes can import.
    """
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "poison.py").write_text(POISON, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "poison", raising=False)
    module = __import__("poison")
    return Pipeline.default().append(module.Poison())


Start = Callable[..., "subprocess.Popen[str]"]


# Tests that run in the background of a shell inherit that SIGINT is ignored; a user's program does
# not.
_PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from "
    "cleanscrape.cli import main; main()"
)


@pytest.fixture
def start() -> Iterable[Start]:
    """Starts ``cleanscrape batch`` with these arguments in a process group of its own."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: Any, **options: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", _PROGRAM, "batch", *map(str, arguments)]
        process = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **options,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
