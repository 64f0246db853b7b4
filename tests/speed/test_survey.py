"""The kernel `survey` gives what its twins give, for every page of bytes."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape._speed import survey
from cleanscrape.readers.survey import (
    has_crowded_tag_in_python,
    starts_in_python,
    utf_8_without,
    utf_8_without_in_python,
    with_newlines_in_python,
)

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
# More than the kernel looks at in one step stands before and behind what matters.
PADDING = st.sampled_from([b"", b"It rained all day on the old bridge. " * 4, "é".encode() * 40])
PIECES = st.one_of(
    st.binary(max_size=6),
    st.text(max_size=6).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"</html>", b"</HTML ", b"</hTm", b"\r\n", b"\x7f", b"\t\n", b"\xf4\x8f\xbf"]),
)
BYTES = st.tuples(PADDING, st.lists(PIECES, max_size=6).map(b"".join), PADDING).map(b"".join)


ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            b"<p",
            b"<",
            b">",
            b"a",
            b" ",
            b"/",
            b"\x0b",
            b"=",
            b'"',
            b"'",
            b"=b",
            b' c="d e"',
            b"x" * 64,
        ]
    ),
    max_size=40,
).map(b"".join)


def check(source: bytes) -> None:
    assert survey.with_newlines(source) == with_newlines_in_python(source)
    assert survey.has_crowded_tag(source, 9, 2) == has_crowded_tag_in_python(source, 9, 2)
    for opening in (b"</html", b"<"):
        assert survey.starts(source, opening) == starts_in_python(source, opening)
    for unwanted in (b"\x00\x0b\x7f", b"\r", b"\xc3\xff", b""):
        expected = utf_8_without_in_python(source, unwanted)
        table = bytes(byte in unwanted for byte in range(256))
        holds = any(byte in unwanted for byte in source)
        assert survey.look_through(source, table) == (expected[0], holds)
        assert utf_8_without(source, unwanted) == expected


@given(BYTES)
@example(b"")
@example(b"\xed\xa0\x80")  # half of a pair, which is no character
@example(b"\xed\x9f\xbf\xee\x80\x80")  # the characters around these
@example(b"\xe0\x9f\xbf")  # longer than it need be
@example(b"\xf0\x8f\xbf\xbf")
@example(b"\xf4\x90\x80\x80")  # beyond the last character
@example(b"x" * 63 + "é".encode())
def test_bytes(source: bytes) -> None:
    check(source)


@given(ATTRIBUTES, st.sampled_from([1, 2, 5, 20, 70, 150]), st.integers(1, 5))
@example(b"<p a='b c", 1, 2)  # a quotation mark without another
@example(b"<p a=''b c=>", 1, 3)
@example(b"<p a = 'b' c", 1, 2)
def test_attributes(source: bytes, long: int, most: int) -> None:
    found = survey.has_crowded_tag(source, long, most)
    assert found == has_crowded_tag_in_python(source, long, most)


def test_all_pairs_of_bytes() -> None:
    for first in range(128, 256):
        for second in range(256):
            for rest in (b"", b"\x80", b"\x80\x80"):
                source = bytes([first, second]) + rest
                assert utf_8_without(source, b"") == utf_8_without_in_python(source, b""), source


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    check(path.read_bytes())


def test_tables_are_checked() -> None:
    with pytest.raises(ValueError, match="256"):
        survey.look_through(b"It rained.", bytes(255))
    with pytest.raises(ValueError, match="plain"):
        survey.look_through(b"It rained.", b"\x01" * 256)
    with pytest.raises(ValueError, match="text"):
        survey.starts(b"It rained.", b"")
    with pytest.raises(ValueError, match="a length and a number"):
        survey.has_crowded_tag(b"It rained.", 0, 1)
    calls = (
        lambda raw: survey.look_through(raw, bytes(256)),
        survey.with_newlines,
        lambda raw: survey.starts(raw, b"<"),
        lambda raw: survey.has_crowded_tag(raw, 1, 1),
    )
    for call in calls:
        with pytest.raises(TypeError):
            call("It rained.")  # type: ignore[arg-type]
