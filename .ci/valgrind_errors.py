"""Prints the errors in Valgrind's files whose stack has a kernel in it, and fails if there is one.

Those of the interpreter and of other libraries are not ours. What is still reachable, or may be,
at the end is no leak: modules are never freed.
"""

from __future__ import annotations

import sys
from collections import Counter
from xml.etree import ElementTree

HARMLESS = {"Leak_StillReachable", "Leak_PossiblyLost"}


def errors(path: str) -> list[str]:
    """The errors of a file, each with its stack on the lines below."""
    found = []
    for error in ElementTree.parse(path).getroot().iter("error"):
        frames = [
            (frame.findtext("obj", ""), frame.findtext("fn", "?"), frame.findtext("line", ""))
            for frame in error.iter("frame")
        ]
        kind = error.findtext("kind", "?")
        if kind not in HARMLESS and any("/_speed/" in obj for obj, _, _ in frames):
            found.append("\n".join([kind, *(f"    {fn} {line}" for _, fn, line in frames)]))
    return found


found = [error for path in sys.argv[1:] for error in errors(path)]
for error, times in Counter(found).items():
    print(f"{times} times {error}")
print(f"{len(found)} errors in kernels, {len(sys.argv) - 1} processes")
sys.exit(bool(found))
