"""No pattern of the package does more than linear work, and the attack sees all of them."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

from . import patterns

ROOT = Path(__file__).parents[2]


def attacked(first: int) -> tuple[int, str]:
    """Exit code and last words of an attack on the patterns from a number on."""
    command = [sys.executable, "-m", "tests.hostile.patterns", str(first)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    return done.returncode, "\n".join(done.stdout.splitlines()[-2:]) + done.stderr


def test_every_pattern_withstands_near_matches() -> None:
    code, words = attacked(0)
    assert (code, words.splitlines()[-1]) == (0, "done"), words


def test_no_pattern_is_missed() -> None:
    """What the package compiles while it works is among what the walk over it finds."""
    known = {(pattern.pattern, pattern.flags) for pattern in patterns.patterns()}
    assert len(known) > 100
    script = (
        "import tests.hostile.patterns as p; print(*sorted(repr(x) for x in p.compiled()), "
        "sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    used = {*done.stdout.splitlines()}
    assert len(used) > 100
    missed = used - {*map(repr, known)}
    assert [*filter(lambda one: not patterns.is_harmless(*literal_eval(one)), missed)] == []


def test_harmless_patterns_are_told_from_others() -> None:
    assert patterns.is_harmless("rain|snow", 0)
    assert patterns.is_harmless("[a-z]+", 0)
    assert not patterns.is_harmless("(?:ab)+", 0)
    assert not patterns.is_harmless("a+b", 0)


# Made of the words of a lexicon when the first text needs them.
OF_WORDS = {
    "cleanscrape.patterns.contributors._cue",
    "cleanscrape.patterns.credit_cues._signs",
    "cleanscrape.patterns.credit_signs.signs",
    "cleanscrape.patterns.segments.joiners",
}


def test_long_patterns_are_verbose() -> None:
    """More than 80 characters, sets of characters apart, are laid out with blanks and comments."""
    long = {
        place.name
        for pattern, place in patterns.patterns().items()
        if isinstance(pattern.pattern, str)
        and not pattern.flags & re.VERBOSE
        and len(re.sub(r"\[[^\]]*\]", "[]", pattern.pattern)) > 80
    }
    assert long == OF_WORDS


@pytest.mark.parametrize(
    ("pattern", "unit"),
    [
        (r"(a+)+b", "a"),
        (r"\s+$", " "),
        (r"<[^>]*>", "<"),
        (r"(?:x|xx)*y", "x"),
        (r"\*\*(?=\S)(.+?)(?<=\S)\*\*", "**a "),
        (r"a\s*b?\s*c", " "),
    ],
)
def test_the_attack_finds_the_piece_to_repeat(pattern: str, unit: str) -> None:
    assert unit in [piece for _, piece in patterns.attacks(re.compile(pattern))]


@pytest.mark.parametrize("pattern", [r"\s+$", r"<[^>]*>", r"\*\*(.+?)\*\*x"])
def test_the_limit_stops_a_quadratic_pattern(pattern: str) -> None:
    script = (
        f"import re; import tests.hostile.patterns as p; p.LIMIT = 1.0; "
        f"p.withstands(re.compile({pattern!r}), p.Place('here', set()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGPROF
    assert done.stdout.startswith("?")
