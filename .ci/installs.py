"""Try each `pip install …` that the documents name, as it stands, without installing anything.

python .ci/installs.py           # with the packages that pip can reach
Lines that install this package from an index find a wheel that is built here.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

_FILES = ("*.md", "docs/**/*.md", "src/**/*.py")
_LINE = re.compile(r"""pip install ((?:(?:-e )?(?:'[^'\n]+'|"[^"\n]+"|[\w.-]+) ?)+)""")


def lines(root: Path) -> list[str]:
    """What stands after `pip install` in the documents and in messages, each once."""
    found: dict[str, None] = {}
    for pattern in _FILES:
        for path in sorted(root.glob(pattern)):
            for line in _LINE.findall(path.read_text(encoding="utf-8")):
                found[line.strip().replace('"', "'")] = None
    return list(found)


def main() -> int:
    """Try the lines, print each, and count those that fail."""
    root = Path(__file__).parents[1]
    os.chdir(root)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "-w", folder, "."], check=True)
        for line in lines(root):
            command = [*pip, "install", "--quiet", "--dry-run", "--find-links", folder]
            code = subprocess.run([*command, *shlex.split(line)], check=False).returncode
            print("FAILED" if code else "ok", "pip install", line, flush=True)
            failed += bool(code)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
