"""Addresses are joined as `urllib` joins them, the common ones without it."""

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape.addresses import resolve

BASES = [
    "https://a.example/b/c?d#e",
    "http://a.example:8080",
    "https://A.example/b",
    "ftp://a/b",
    "file:///b",
]
PARTS = [
    "/",
    "//",
    ".",
    "..",
    "/./",
    "a",
    "B.c",
    "b-c",
    ";p",
    "?",
    "?q=1",
    "#",
    "#f",
    "%20",
    "\\",
    "é",
    ":",
    "https://",
    "http://",
    "a.example",
    "[::1]",
    "@",
    "&",
    "=",
    "/..",
    "/.a",
]
ADDRESSES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map("".join)


@given(
    st.sampled_from(BASES), st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map("".join)
)
@example("https://a.example/b/c", "/d/./e")
@example("https://a.example/b/c", "https://a.example/d?")
@example("https://a.example/b/c", "/d#")
def test_an_address_is_joined_as_urllib_does(base: str, address: str) -> None:
    found = resolve(base, address)
    if found is None or found == address.strip():
        return  # leads nowhere, or is no address of the web
    try:
        assert found == urljoin(base, address.strip())
    except ValueError:
        assert found == address.strip()


@pytest.mark.parametrize(
    ("address", "joined"),
    [
        ("https://b.example/x?y=1#z", "https://b.example/x?y=1#z"),
        ("/x/y.html?z=1", "https://a.example/x/y.html?z=1"),
        ("//b.example/x", "https://b.example/x"),
        ("x", "https://a.example/b/x"),
        ("/x/../y", "https://a.example/y"),
    ],
)
def test_addresses_of_the_web(address: str, joined: str) -> None:
    assert resolve("https://a.example/b/c", address) == joined
    assert urljoin("https://a.example/b/c", address) == joined
