"""Run in a process of its own: ``digest`` prints what the fixtures become.

``audit`` prints what was touched while they did.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cleanscrape
from cleanscrape.testing import find_cases

FIXTURES = Path(__file__).parents[2] / "fixtures"
OWN = str(Path(cleanscrape.__file__).parent)
_SOURCES = {".txt": "text"}
# Where the data and the modules of the libraries are that are loaded late; nothing of the user's
# stands there.
LIBRARIES = tuple(
    {
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        sys.base_prefix,
    }
)
FORBIDDEN = (
    *(
        "socket.",
        "subprocess.",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.fork",
        "os.remove",
        "os.rename",
        "os.mkdir",
    ),
    *(
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.truncate",
        "os.putenv",
        "shutil.",
        "tempfile.",
        "urllib.",
        "http.",
        "ftplib.",
    ),
    *("smtplib.", "webbrowser."),
)
_READING = frozenset({"r", "rb", None})


def pages(step: int = 1) -> list[tuple[bytes, dict[str, Any]]]:
    """Pages and arguments of every `step`-th fixture."""
    return [
        (case.source.read_bytes(), {"source": "text" if case.source.suffix == ".txt" else None})
        for case in [*find_cases(FIXTURES)][::step]
    ]


def digest(found: Iterable[tuple[bytes, dict[str, Any]]]) -> str:
    """A hash of all articles, whatever their order."""
    articles = sorted(cleanscrape.clean(page, **arguments).to_json() for page, arguments in found)
    return hashlib.sha256("\n".join(articles).encode()).hexdigest()


def audit() -> list[str]:
    """What cleaning the fixtures touched that it must not.

    First with cold caches, then, more strictly, with warm ones.
    """
    found = pages()
    wrong: list[str] = []
    warm = False

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            known = isinstance(path, str) and path.startswith((OWN, *LIBRARIES))
            if warm or not known or mode not in _READING or flags & 3:
                wrong.append(f"open {path} {mode}")
        elif event.startswith(FORBIDDEN) or (warm and event == "import"):
            wrong.append(f"{event} {arguments}")

    sys.addaudithook(hook)
    digest(found)
    warm = True
    digest(found)
    warm = False
    return wrong


def main() -> None:
    """Print the digest of the fixtures, in the order or against it, or what was touched."""
    if sys.argv[1] == "audit":
        print(*audit(), sep="\n")
    else:
        print(digest(pages(3)[:: int(sys.argv[2])]))


if __name__ == "__main__":
    main()
