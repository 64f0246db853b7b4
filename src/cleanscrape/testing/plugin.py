"""The pytest plugin: each fixture case is a test.

Settings in ``pyproject.toml`` (``[tool.pytest.ini_options]``) or ``pytest.ini``:

- ``cleanscrape_fixtures``: folders of cases, relative to the file;
- ``cleanscrape_pipeline``: ``module:name`` of the pipeline to run them with; the default one if
  absent.

``--cleanscrape-update`` writes the new outcome of every failing case into its ``expected.json``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .. import Pipeline


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings and the flag."""
    parser.addini(
        "cleanscrape_fixtures", "folders of cleanscrape fixture cases", type="paths", default=[]
    )
    parser.addini(
        "cleanscrape_pipeline", "module:name of the pipeline that runs the cases", default=""
    )
    parser.getgroup("cleanscrape").addoption(
        "--cleanscrape-update",
        action="store_true",
        help="write the new outcome of failing cleanscrape cases into their expected.json; "
        "read the change before you commit it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the folders of cases also where ``testpaths`` leaves them out.

    Arguments on the command line come first.
    """
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        known = {(config.rootpath / argument).resolve() for argument in config.args}
        config.args.extend(
            str(folder)
            for folder in config.getini("cleanscrape_fixtures")
            if not _under(Path(folder), known)
        )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take an ``expected.json`` in one of the folders for a case."""
    folders = {Path(folder).resolve() for folder in parent.config.getini("cleanscrape_fixtures")}
    if file_path.name == "expected.json" and _under(file_path, folders):
        return CaseFile.from_parent(parent, path=file_path)
    return None


def _under(path: Path, folders: set[Path]) -> bool:
    resolved = path.resolve()
    return any(folder == resolved or folder in resolved.parents for folder in folders)


class CaseFile(pytest.File):
    """The file of one case."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test."""
        yield CaseItem.from_parent(self, name=self.path.parent.name)


class CaseFailure(Exception):
    """The page did not become what was expected."""


class CaseItem(pytest.Item):
    """One case as a test."""

    def runtest(self) -> None:
        """Clean the page and compare, field by field."""
        from .cases import Case
        from .differences import differences

        case = Case(self.path.parent)
        article = case.run(_pipeline(self.config))
        found = differences(case.expected, article)
        if found and self.config.getoption("--cleanscrape-update"):
            case.accept(article)
        elif found:
            raise CaseFailure("\n".join(found))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The differences, without a traceback through this plugin."""
        if isinstance(excinfo.value, CaseFailure):
            return f"{self.path.parent}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case is."""
        return self.path, 0, f"cleanscrape case {self.name}"


def _pipeline(config: pytest.Config) -> Pipeline | None:
    """The pipeline that the settings name.

    Its module is looked for beside the settings too: plain ``pytest`` does not look there, but
    ``python -m pytest`` does.
    """
    module, _, attribute = str(config.getini("cleanscrape_pipeline")).partition(":")
    if not module:
        return None
    root = str(config.rootpath)
    if root not in sys.path:
        sys.path.append(root)
    found: Pipeline = getattr(import_module(module), attribute)
    return found
