"""Help for tests: build a document in one line, and keep pages as fixture cases for pytest.

The pytest plugin (`cleanscrape.testing.plugin`) comes with the package; name your folders of cases
in ``cleanscrape_fixtures``.
"""

from __future__ import annotations

from .builder import build
from .cases import Case, add_case, find_cases, outcome
from .differences import differences
from .examples import failing_examples

__all__ = ["Case", "add_case", "build", "differences", "failing_examples", "find_cases", "outcome"]
