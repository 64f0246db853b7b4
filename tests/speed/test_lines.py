"""The kernel `lines` settles of each line only what its twins say."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape import read
from cleanscrape._speed import lines
from cleanscrape.lexicons import words
from cleanscrape.patterns import line_signs
from cleanscrape.patterns.bylines import has_late_cue, may_be_byline
from cleanscrape.patterns.capitals import NO_CAPITALS, UNCASED
from cleanscrape.patterns.line_signs import LineSigns, bits_by
from cleanscrape.patterns.names import PARTICLES, strip_cue
from cleanscrape.patterns.sentences import BULLETS, is_bulleted, without_bullet

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
BITS = bits_by(lines)
CUES = [cue.strip("… ") for cue in (*words("byline_prefix"), *words("byline_suffix"))]
# What names, cues and bullets are made of, as often as any other character.
PIECES = st.one_of(
    st.sampled_from(
        [*CUES, *PARTICLES, *words("agencies"), "Jo", "Roe", "Doe", "d'", "O’", "McRoe"]
    ),
    st.sampled_from(
        [" ", ": ", ", ", ".", ". ", "(", "（", "[", "@", "://", "’", "-", "_", "1", "٢"]
    ),
    st.sampled_from(f"{BULLETS}\xa0\u2003\u3000\u0307ßſıİKΣςÐ÷×ªµ\ud800\U0001d400\U00020000"),
    st.characters(max_codepoint=0x24F),
    st.characters(max_codepoint=0x2FFF),
    st.characters(),
)
LINES = st.lists(PIECES, max_size=9).map("".join)
CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title]
CASED = st.builds(lambda text, case: case(text), LINES, st.sampled_from(CASES))


def check(texts: list[str]) -> None:
    """What is settled is right, and what is not is asked."""
    signs = LineSigns(texts)
    signs._bits = BITS(texts)
    for line, text in enumerate(texts):
        assert signs.has_names(line) == may_be_byline(text), text
        assert signs.has_cue(line) == bool(strip_cue(text)[0]), text
        assert signs.cue(line)[0] == strip_cue(without_bullet(text))[0], text
        assert signs.has_late_cue(line) == has_late_cue(text), text
        assert signs.is_bulleted(line) == is_bulleted(text), text


@given(st.lists(CASED, max_size=4))
@example(["", " By Jo", "by", "By:", "BY : JO", "• by", "1. Text: Jo", "12) von", "1.\xa0by"])
@example(["Jo de la van der Roe", "Jo de la van der ten Roe", "Jo  Roe", "Jo deſ Roe"])
@example(
    ["a." * 40 + " b", "J. ", "_J. a", "1J. a", "ab d'Or", "Ab d'Or", "Ab d'o.", "Ab d.", "Ab ("]
)
@example(["A" + "b" * 50 + " Roe", "A" + "b" * 51 + " Roe", "A" + "b" * 49 + "Roe", "Xyzé÷Roe"])
@example(["reuters", "Réuters", "(REUTERS)", "ı\u0307hlas", "the İHLAS of it", "reuters_"])
@example(
    ["Jo Roe reports. ,)", "a@b.de reports", "x" * 59 + " reports", "ﬁ reports", "jo rapportſ"]
)
def test_any_lines(texts: list[str]) -> None:
    check(texts)


def test_lengths_at_which_something_ends() -> None:
    for size in (58, 59, 60, 61, 998, 999, 1000, 1001, 1999, 2000, 2001):
        check(
            ["a" * size, "a" * (size - 7) + " Jo Roe", "a" * (size - 8) + " reports", "by " * size]
        )


@pytest.mark.parametrize(
    "place", ["{}", "Jo {}oe", "{} Roe", "Ab{}Roe", "Jo R{} a", "1{} by", "by{}Jo"]
)
def test_every_character(place: str) -> None:
    codes = [*range(0x3100), *range(0xD7FF, 0xE001), *range(0x1D3FF, 0x1D4FF), sys.maxunicode]
    check([place.format(chr(code)) for code in codes])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    check([*read(path.read_bytes()).blocks.texts])


def test_most_lines_are_settled() -> None:
    """A kernel that has everything asked would pass the tests above."""
    texts = ["Jo Roe", "All of it", "• all of it", "Share on the page", "Rain on the old bridge"]
    settled = [bits & ~(line_signs.NAMES | line_signs.BULLETED) == 0 for bits in BITS(texts)]
    assert settled == [True] * 5


def test_what_is_asked_stands_in_bits_of_their_own() -> None:
    names = (
        "NAMES",
        "ASK_NAMES",
        "ASK_CUE",
        "ASK_LATE",
        "BULLETED",
        "ASK_BULLETED",
        "ASK_LATER_CUE",
    )
    assert [getattr(lines, name) for name in names] == [getattr(line_signs, name) for name in names]


def test_scripts_without_capitals_are_the_same_as_in_the_pattern() -> None:
    texts = map(chr, range(sys.maxunicode + 1))
    found = "".join(text for text in texts if NO_CAPITALS.match(text))
    assert found == "".join(
        chr(code) for first, last in UNCASED for code in range(ord(first), ord(last) + 1)
    )


def test_tables_that_do_not_fit_are_refused() -> None:
    tables: dict[str, Any] = {
        "kinds": bytes(2 * 0x600), "lower": bytes(2 * 0x600), "uncased": ((1, 2), (3, 4)),
        "particles": (), "agencies": (), "cues": (), "late": (), "most": (1, 1, 1, 1, 1),
    }  # fmt: skip
    lines.Signs(**tables)
    for name, value in {
        "kinds": b"", "lower": bytes(7), "particles": ["x" * 9], "late": ["reports"],
        "cues": ["by"], "uncased": (), "most": (1,),
    }.items():  # fmt: skip
        with pytest.raises(ValueError, match=r"."):
            lines.Signs(**{**tables, name: value})


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        BITS([b"by"])  # type: ignore[list-item]
