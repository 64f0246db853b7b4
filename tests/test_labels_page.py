"""The page of labels and reasons says what the filters declare.

They may give no reason that they do not declare.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanscrape import Label, Pipeline, Reason
from cleanscrape.assemble import UNDECIDED
from cleanscrape.testing import find_cases

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reference" / "labels-and-reasons.md").read_text(encoding="utf-8")
DECLARED: dict[str, tuple[Reason, ...]] = {
    **{part.name: getattr(part, "reasons") for part in Pipeline.default().filters},  # noqa: B009
    "assemble": (UNDECIDED,),
}


def rows(heading: str) -> list[str]:
    """The lines of the table under a heading."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def expected() -> Iterator[str]:
    """A line for each reason."""
    for name, reasons in DECLARED.items():
        for reason in reasons:
            label = f"`{reason.label}`" if reason.label else "varies"
            sure = "varies" if reason.confidence is None else f"{reason.confidence:g}"
            yield f"| `{reason.code}` | `{name}` | {label} | {sure} | {reason.text} |"


def test_every_label_is_listed_in_order() -> None:
    assert [line.split("`")[1] for line in rows("Labels")] == [label.value for label in Label]


def test_filters_of_labels_are_those_that_give_them() -> None:
    for line in rows("Labels"):
        label, *filters = re.findall(r"`([^`]+)`", line)
        given = {
            name
            for name, reasons in DECLARED.items()
            if any(label == reason.label for reason in reasons)
        }
        assert {*filters} == given - {"assemble"} or (Label(label).is_body and filters == ["body"])


def test_every_reason_is_listed_as_its_filter_declares_it() -> None:
    assert rows("Reasons") == [*expected()], "the table should be:\n" + "\n".join(expected())


def test_codes_are_used_once() -> None:
    codes = [reason.code for reasons in DECLARED.values() for reason in reasons]
    assert len(codes) == len({*codes})


def test_fixtures_give_no_other_reasons() -> None:
    given: dict[tuple[str, str], set[tuple[Label, float]]] = {}
    for case in find_cases(ROOT / "fixtures"):
        for piece in case.run().removed:
            given.setdefault((piece.filter, piece.reason), set()).add(
                (piece.label, piece.confidence)
            )
    known = {
        (name, reason.code): reason for name, reasons in DECLARED.items() for reason in reasons
    }
    assert given.keys() <= known.keys()
    for key, found in given.items():
        reason = known[key]
        for label, confidence in found:
            assert reason.label in (label, None)
            assert reason.confidence in (confidence, None)


def test_a_reason_without_confidence_needs_one() -> None:
    reason = Reason("headline-shape", Label.TITLE, None, "the line looks most like the headline")
    assert reason.mark(3, 0.7).confidence == 0.7
    with pytest.raises(ValueError, match="headline-shape"):
        reason.mark(3)
