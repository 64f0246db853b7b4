import json
from pathlib import Path

import pytest

TEXT = """The old bridge is open again

By Jo Doe

Share on Threads

The old bridge over the river was opened again on Friday morning, after two years of work.

Hundreds of people came to the ceremony, which the mayor opened with a short speech about patience.
"""


def case(
    pytester: pytest.Pytester, name: str = "bridge", folder: str = "cases", **expected: object
) -> Path:
    path = (
        pytester.mkdir(folder) / name
        if not (pytester.path / folder).exists()
        else pytester.path / folder / name
    )
    path.mkdir()
    (path / "source.txt").write_text(TEXT, encoding="utf-8")
    (path / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    return path


def settings(pytester: pytest.Pytester, *lines: str) -> None:
    pytester.makeini("\n".join(["[pytest]", "cleanscrape_fixtures = cases", *lines]))


def test_a_case_that_holds_passes(pytester: pytest.Pytester) -> None:
    settings(pytester)
    case(
        pytester,
        title="The old bridge is open again",
        byline={"text": "By Jo Doe", "authors": ["Jo Doe"]},
    )
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_case_that_fails_names_field_filter_and_reason(pytester: pytest.Pytester) -> None:
    settings(pytester)
    case(
        pytester,
        title="Snow",
        paragraphs=["Share on Threads", *TEXT.split("\n\n")[3:4], TEXT.split("\n\n")[4].strip()],
    )
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*cleanscrape case bridge*",
            "*title: expected 'Snow', got 'The old bridge is open again'",
            "*claimed by 'title' from text*",
            "*paragraphs?0? missing: Share on Threads",
            "*removed as share by 'interface': share-words (0.85)",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_each_case_is_a_test(pytester: pytest.Pytester) -> None:
    settings(pytester)
    case(pytester, "bridge", title="The old bridge is open again")
    case(pytester, "snow", title="Snow")
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*bridge*PASSED*", "*snow*FAILED*"])


def test_update_writes_the_outcome_of_failing_cases(pytester: pytest.Pytester) -> None:
    settings(pytester)
    path = case(pytester, title="Snow", date="2024-05-03")
    pytester.runpytest("--cleanscrape-update").assert_outcomes(passed=1)
    assert json.loads((path / "expected.json").read_text(encoding="utf-8")) == {
        "title": "The old bridge is open again",
        "date": None,
    }
    pytester.runpytest().assert_outcomes(passed=1)


def test_update_leaves_passing_cases_alone(pytester: pytest.Pytester) -> None:
    settings(pytester)
    path = case(pytester, title="The old bridge is open again")
    before = (path / "expected.json").read_bytes()
    pytester.runpytest("--cleanscrape-update").assert_outcomes(passed=1)
    assert (path / "expected.json").read_bytes() == before


def test_a_pipeline_may_be_named(pytester: pytest.Pytester) -> None:
    settings(pytester, "cleanscrape_pipeline = bridge_pipes:without_byline")
    pytester.makepyfile(
        bridge_pipes="from cleanscrape import Pipeline\n\nwithout_byline = "
        "Pipeline.default().without('byline')\n"
    )
    pytester.syspathinsert()
    case(pytester, byline=None)
    pytester.runpytest().assert_outcomes(passed=1)


def test_cases_outside_of_the_folders_are_no_tests(pytester: pytest.Pytester) -> None:
    settings(pytester)
    case(pytester, folder="cases", title="The old bridge is open again")
    case(pytester, folder="others", title="Snow")
    pytester.runpytest().assert_outcomes(passed=1)


def test_the_folders_are_collected_also_where_testpaths_leave_them_out(
    pytester: pytest.Pytester,
) -> None:
    settings(pytester, "testpaths = checks")
    pytester.mkdir("checks").joinpath("test_one.py").write_text(
        "def test_one() -> None:\n    assert True\n", encoding="utf-8"
    )
    case(pytester, title="The old bridge is open again")
    pytester.runpytest().assert_outcomes(passed=2)
    pytester.runpytest("checks").assert_outcomes(passed=1)


def test_without_settings_nothing_is_collected(pytester: pytest.Pytester) -> None:
    case(pytester, title="Snow")
    pytester.runpytest().assert_outcomes()


def test_a_case_without_a_page_fails_and_says_so(pytester: pytest.Pytester) -> None:
    settings(pytester)
    (case(pytester, title="Snow") / "source.txt").unlink()
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no source.txt, source.md or source.html*"])


def test_the_options_are_in_the_help(pytester: pytest.Pytester) -> None:
    pytester.runpytest("--help").stdout.fnmatch_lines(["*--cleanscrape-update*"])
