"""Draw where the time of a page goes, in pure Python and with kernels: docs/images/flames.svg.

Each mode cleans the same pages in a process of its own, which a timer of CPU time interrupts. What
Python is doing then is noted as the rooms of the package that have called one another, and the last
box says what is called outside of it: a kernel, lxml, `re` and so on. Both are drawn to one scale.
"""

from __future__ import annotations

import argparse
import json
import linecache
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path
from time import process_time
from types import CodeType, FrameType
from typing import Any

import cleanscrape

from ..corpora.pages import Page, load

Stacks = Counter[tuple[str, ...]]
_PACKAGE = str(Path(cleanscrape.__file__).parent) + os.sep
_CALLED = re.compile(r"[A-Za-z_][\w.]*(?=\()")
_INTERVAL = 0.001  # seconds of CPU
_DEEPEST = 7  # rows of boxes below the whole page
_LEAST = 0.006  # of the longer mode's time: narrower boxes are left out
_WIDTH, _ROW, _LETTER = 920, 19, 6.3  # of the drawing, of a row, of a letter at its size
_OTHERS = {"numpy": "NumPy", "builtins": "", "_operator": "", "itertools": ""}
_COLOURS = {"kernel": "#8fd19e", "lxml": "#a9c7e8", "re": "#e8b4c8", "NumPy": "#cdbbe8"}
_OURS = ("#f6d78b", "#f2c46d", "#f9e2a9")


def room(path: str) -> str:
    """The room of the package that a file stands in; ``""`` for files of others.

    >>> room(_PACKAGE + "readers/html/tree.py"), room(_PACKAGE + "pipeline.py"), room("re.py")
    ('readers.html', 'pipeline', '')
    """
    if not path.startswith(_PACKAGE):
        return ""
    parts = Path(path[len(_PACKAGE) :]).with_suffix("").parts
    return ".".join(part for part in parts[:2] if part != "__init__")


@cache
def _called(code: CodeType, at: int) -> str:
    """What the source calls at an instruction, such as ``etree.fromstring``, or ``""``."""
    positions = getattr(code, "co_positions", None)  # Python 3.11 and later
    if positions is None:
        return ""
    line, _, column, _ = next(islice(positions(), at // 2, None))
    text = linecache.getline(code.co_filename, line).encode()[column:] if line else b""
    found = _CALLED.match(text.decode("utf-8", "replace"))
    return found[0] if found else ""


def outside(frame: FrameType) -> str:
    """The library, written in C, that a frame has just called; ``""`` where it called none."""
    first, *others = _called(frame.f_code, frame.f_lasti).split(".")
    value: Any = frame.f_locals.get(first, frame.f_globals.get(first))
    for name in others:
        value = getattr(value, name, None)
    if value is None or (hasattr(value, "__code__") and type(value).__name__ == "function"):
        return ""
    owner = getattr(value, "__self__", None)
    module = getattr(value, "__module__", None) or type(owner).__module__
    if not isinstance(value, type) and module == "builtins":
        module = type(owner).__module__
    if "._speed." in (kind := type(value).__module__):
        module = kind
    if "._speed." in module:
        return f"kernel {module.rpartition('.')[2]}"
    top = module.partition(".")[0].lstrip("_")
    return "" if top == "cleanscrape" else _OTHERS.get(top, top)


def stack(frame: FrameType | None) -> tuple[str, ...]:
    """The rooms that have called one another, from the outermost to what is called last.

    A kernel is the last: Python handles a signal with the next line of Python, which is often one
    that the kernel calls.
    """
    found: list[str] = []
    is_last = True
    while frame is not None:
        name = room(frame.f_code.co_filename)
        called = outside(frame) if name else ""
        if called.startswith("kernel "):
            found = [called]
        elif called and is_last:
            found.append(called)
        if name and (not found or found[-1] != name):
            found.append(name)
        is_last, frame = is_last and not name, frame.f_back
    return tuple(reversed(found))


def sampled(pages: Sequence[Page], rounds: int) -> tuple[float, Stacks]:
    """CPU milliseconds a page of `clean`, and how often each stack was met."""
    found: Stacks = Counter()

    def note(_: int, frame: FrameType | None) -> None:
        found[stack(frame)] += 1

    for page in pages:
        cleanscrape.clean(page.html, url=page.url)
    signal.signal(signal.SIGPROF, note)
    start = process_time()
    signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
    for _ in range(rounds):
        for page in pages:
            cleanscrape.clean(page.html, url=page.url)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return 1000 * (process_time() - start) / len(pages) / rounds, found


def boxes(
    stacks: Mapping[tuple[str, ...], float],
    order: Mapping[str, float],
    least: float,
    left: float = 0.0,
    depth: int = 0,
) -> Iterator[tuple[int, float, float, str]]:
    """The boxes of a drawing: row, left edge, width and name.

    Args:
        stacks: the time of each.
        order: numbers for names; the greatest comes first.
        least: narrower boxes are left out.
        left: the left edge of the first.
        depth: its row.

    >>> [*boxes({("a", "b"): 2.0, ("a",): 1.0, ("c",): 0.1}, {"a": 3.0}, 0.5)]
    [(0, 0.0, 3.0, 'a'), (1, 0.0, 2.0, 'b')]
    """
    if depth > _DEEPEST:
        return
    inner: dict[str, dict[tuple[str, ...], float]] = {}
    for names, share in stacks.items():
        if names:
            inner.setdefault(names[0], {})[names[1:]] = share
    for name, rest in sorted(inner.items(), key=lambda item: (-order.get(item[0], 0.0), item[0])):
        width = sum(rest.values())
        if width >= least:
            yield depth, left, width, name
            yield from boxes(rest, order, least, left, depth + 1)
        left += width


def drawn(modes: Mapping[str, tuple[float, Mapping[tuple[str, ...], float]]]) -> str:
    """The SVG: the modes one below the other, on white, to be read on light and dark pages."""
    longest = max(time for time, _ in modes.values())
    scale = _WIDTH / longest
    lines = [*_legend()]
    top = _ROW + 8
    order = Counter[str]()  # by what they take in the first mode, so that both have the same
    for names, count in next(iter(modes.values()))[1].items():
        order.update(dict.fromkeys(names, count))
    for name, (time, stacks) in modes.items():
        total = sum(stacks.values())
        shares = {names: time * count / total for names, count in stacks.items()}
        found = [*boxes(shares, order, longest * _LEAST)]
        title = f"{name}: {time / longest:.0%}"
        lines.append(f'<text x="4" y="{top + 15}" font-weight="bold">{escape(title)}</text>')
        lines += [_box(box, time, scale, top + 22) for box in found]
        top += 22 + _ROW * (1 + max(box[0] for box in found)) + 14
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -4 {_WIDTH + 12} {top}" '
            'font-family="sans-serif" font-size="11" fill="#222">',
            f'<rect x="-6" y="-4" width="{_WIDTH + 12}" height="{top}" fill="#fff"/>',
            *lines,
            "</svg>\n",
        ]
    )


def _legend() -> Iterator[str]:
    """What the colours mean."""
    left = 4
    for name, colour in {"Python of cleanscrape": _OURS[0], **_COLOURS}.items():
        yield f'<rect x="{left}" y="3" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{left + 16}" y="13">{name}</text>'
        left += 36 + int(_LETTER * len(name))


def _box(box: tuple[int, float, float, str], whole: float, scale: float, top: int) -> str:
    depth, left, width, name = box
    x, y, wide = left * scale, top + depth * _ROW, width * scale
    colour = _COLOURS.get(name.partition(" ")[0]) or (
        _OURS[sum(name.encode()) % len(_OURS)] if "." in name or name.islower() else "#ddd"
    )
    fits = int((wide - 4) / _LETTER)
    short = name if len(name) <= fits else name.rpartition(".")[2]
    shown = short if len(short) <= fits else short[: fits - 1] + "…" if fits > 3 else ""
    text = f'<text x="{x + 3:.1f}" y="{y + 13}">{escape(shown)}</text>' if shown else ""
    return (
        f"<g><title>{escape(name)}: {width / whole:.1%}</title>"
        f'<rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_ROW - 1}" fill="{colour}" '
        f'stroke="#fff" stroke-width=".6"/>{text}</g>'
    )


def _started(pure: bool, arguments: Sequence[str]) -> subprocess.Popen[str]:
    """A process of one mode that samples."""
    command = [sys.executable, "-m", "benchmarks.report.flames", "--sample", *arguments]
    known = {**os.environ, "CLEANSCRAPE_PURE": "1" if pure else ""}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known)  # noqa: S603


def _sampled_by(process: subprocess.Popen[str]) -> tuple[float, Stacks]:
    """What a process has sampled."""
    time, stacks = json.loads(process.communicate()[0])
    return time, Counter({tuple(names): count for names, count in stacks})


def main() -> None:
    """Write the drawing."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    reader.add_argument("--limit", type=int, default=30, help="pages of each of two corpora")
    reader.add_argument("--rounds", type=int, default=10)
    reader.add_argument("--sample", action="store_true", help="print what this process sampled")
    reader.add_argument("--plot", type=Path, default=Path("docs/images/flames.svg"))
    given = reader.parse_args()
    if given.sample:
        corpora = (load(given.corpora, "news-dev"), load(given.corpora, "wcxb-dev", {"article"}))
        pages = [page for corpus in corpora for page in islice(corpus, given.limit)]
        time, stacks = sampled(pages, given.rounds)
        print(json.dumps([time, [*stacks.items()]]))
        return
    arguments = [f"--{name}={getattr(given, name)}" for name in ("corpora", "limit", "rounds")]
    # Both at the same time, so that a busy machine is unfair to none.
    started = {"pure Python": _started(True, arguments), "kernels": _started(False, arguments)}
    modes = {name: _sampled_by(process) for name, process in started.items()}
    given.plot.write_text(drawn(modes), "utf-8")
    for name, (time, stacks) in modes.items():
        total = sum(stacks.values())
        last = Counter[str]()
        for names, count in stacks.items():
            last[names[-1] if names else "-"] += count
        print(f"{name}: {time:.1f} ms a page, {total} samples; where the time is spent itself:")
        for part, count in last.most_common(24):
            print(f"  {part:28}{count / total:7.1%}{time * count / total:8.2f} ms")


if __name__ == "__main__":
    main()
