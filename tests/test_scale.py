"""The table of docs/explanation/scale.md is what its script prints."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_table_is_the_script_s() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.cost.scale"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"```text\n{done.stdout}```" in (ROOT / "docs" / "explanation" / "scale.md").read_text(
        encoding="utf-8"
    )
