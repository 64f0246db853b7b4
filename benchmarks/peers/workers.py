"""Other extractors of articles from HTML.

Called here where they are installed, or by workers in environments of their own.

``python -m benchmarks.peers --make-envs DIR`` makes an environment for each peer of ``peers.json``,
since their pins clash. One that cannot be made keeps the reason in ``DIR/PEER/error.txt``, and the
others are made all the same.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from inspect import getsource
from pathlib import Path
from typing import Any
from zlib import crc32

from ..corpora.pages import Page, parse_moment
from ..scoring.metrics import Found
from .extractors import EXTRACTORS

ENVS = Path(tempfile.gettempdir()) / "cleanscrape-peers"
_ENVIRONMENTS: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("peers.json").read_text("utf-8")
)
OFFERS = {
    name: tuple(entry["offers"]) for name, entry in _ENVIRONMENTS.items()
}  # the fields that a peer has at all
_WORKER = Path(__file__).with_name("extractors.py")
_KEPT_LINES = 12  # of pip's output, where it fails


def call(name: str, raw: bytes, url: str | None) -> Found:
    """Run a peer that is installed here; what it raises is raised."""
    return _found(EXTRACTORS[name](raw, _encoding(raw), url))


PEERS: dict[str, Callable[[bytes, str | None], Found]] = {
    name: partial(call, name) for name in EXTRACTORS
}


def offers(name: str, column: str) -> bool:
    """Whether a peer has what a column of scores is about; captions and credits are ours alone."""
    return ("body" if column == "shingles" else column) in OFFERS[name]


def importable(names: Sequence[str]) -> list[str]:
    """Keep the peers that are installed here."""
    return [name for name in names if _installed(name)]


class Worker:
    """A process that runs one peer in its environment.

    It is started anew when a page has killed it.

    Args:
        name: the peer.
        envs: the folder of environments that ``--make-envs`` filled.

    Raises:
        OSError: the environment is missing or does not start; the text says why.
    """

    def __init__(self, name: str, envs: Path) -> None:
        self.name = name
        self._python = envs / name / "bin" / "python"
        self._start()

    def ask(self, page: Page, path: Path) -> dict[str, Any]:
        """What the peer finds on a page, with its ``seconds`` and ``error``.

        `path` is the page's gzipped file.
        """
        job = {"path": str(path.resolve()), "encoding": _encoding(page.html), "url": page.url}
        answer = self._say(json.dumps(job))
        if answer is None:
            self._start()
            return {"seconds": 0.0, "error": "the page killed the process"}
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _start(self) -> None:
        if not self._python.exists() or (reason := self._python.parents[1] / "error.txt").exists():
            raise OSError(
                reason.read_text("utf-8")
                if self._python.exists()
                else f"no environment {self._python.parents[1]}"
            )
        self._process = subprocess.Popen(
            [self._python, "-I", _WORKER, self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        hello = self._say("")
        if hello is None or hello["error"]:
            raise OSError(hello["error"] if hello else "the environment does not start")
        self.version: str = hello["version"]

    def _say(self, line: str) -> dict[str, Any] | None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            if line:
                print(line, file=self._process.stdin, flush=True)
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            return None
        parsed: dict[str, Any] | None = json.loads(answer) if answer else None
        return parsed


def results(
    worker: Worker, pages: Iterable[Page], folder: Path, cache: Path
) -> Iterator[tuple[Found, dict[str, Any]]]:
    """What a peer finds on each page, with the worker's answer.

    Answers are kept in `cache` and not asked for twice.

    Args:
        worker: the peer.
        pages: of one corpus.
        folder: the corpus.
        cache: keeps a file of answers for each peer, version, corpus and text of the adapter.
    """
    kept = cache / f"{folder.name}-{worker.name}-{worker.version}-{_adapter(worker.name):08x}.jsonl"
    cache.mkdir(parents=True, exist_ok=True)
    answers = {answer["id"]: answer for answer in _lines(kept)}
    with kept.open("a", encoding="utf-8") as file:
        for page in pages:
            if page.id not in answers:
                answers[page.id] = {
                    "id": page.id,
                    **worker.ask(page, folder / f"{page.id}.html.gz"),
                }
                print(json.dumps(answers[page.id]), file=file, flush=True)
            yield _found(answers[page.id]), answers[page.id]


def make(folder: Path) -> dict[str, str]:
    """Make the environments that are missing; the reason for each that fails."""
    failed = {}
    for name, entry in _ENVIRONMENTS.items():
        home = folder / name
        reason = home / "error.txt"
        if not (home / "bin" / "python").exists() or reason.exists():
            venv.create(home, with_pip=True, clear=True, upgrade_deps=True)
            pip: list[str | Path] = [
                home / "bin" / "python",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                *entry["requires"],
            ]
            done = subprocess.run(pip, check=False, capture_output=True, text=True)
            if done.returncode:
                reason.write_text("\n".join(done.stderr.splitlines()[-_KEPT_LINES:]), "utf-8")
        if reason.exists():
            failed[name] = reason.read_text("utf-8")
        print(f"{name}: {'failed' if name in failed else 'ready'}", flush=True)
    return failed


def main(arguments: list[str] | None = None) -> int:
    """Make the environments; the exit code is 1 if one of them could not be made."""
    options = argparse.ArgumentParser("python -m benchmarks.peers", description=__doc__)
    options.add_argument(
        "--make-envs", type=Path, metavar="DIR", default=ENVS, help=f"where to make them ({ENVS})"
    )
    failed = make(options.parse_args(arguments).make_envs)
    for name, reason in failed.items():
        print(f"\n{name}:\n{reason}", file=sys.stderr)
    return 1 if failed else 0


def _found(answer: dict[str, Any]) -> Found:
    """An answer as what is scored.

    Some peers hand on what JSON-LD has, lists in lists, for a single value too.
    """
    title, day, body = (next(_strings(answer.get(key)), None) for key in ("title", "date", "body"))
    return Found(title, tuple(_strings(answer.get("authors"))), parse_moment(day), (), body or "")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _adapter(name: str) -> int:
    """A number that changes when what an extractor does is changed.

    It does not change with its docstring or layout.
    """
    function = ast.parse(getsource(EXTRACTORS[name])).body[0]
    assert isinstance(function, ast.FunctionDef)
    return crc32("\n".join(map(ast.dump, function.body[1:])).encode())


def _encoding(raw: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return detect_encoding(raw, from_html_meta=True) or "utf-8"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read the lines of JSON; one that a kill cut off is left out."""
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            with suppress(ValueError):
                yield json.loads(line)


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
