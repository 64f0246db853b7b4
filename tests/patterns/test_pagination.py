import pytest

from cleanscrape.patterns.pagination import explicit_number, may_be_pages, page_numbers


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("https://a.example/rain", "https://a.example/rain/2", (1, 2)),
        ("https://www.a.example/rain/", "https://a.example/rain/page/2/", (1, 2)),
        ("https://a.example/rain/page-2", "https://a.example/rain/page-3", (2, 3)),
        ("https://a.example/rain.html", "https://a.example/rain-2.html", (1, 2)),
        ("https://a.example/rain,page-2.html", "https://a.example/rain.html", (2, 1)),
        ("https://a.example/rain?id=7", "https://a.example/rain?id=7&seite=2", (1, 2)),
        ("https://a.example/rain?page=2", "https://a.example/rain", (2, 1)),
        ("https://a.example/rain", "https://a.example/rain#top", None),
        ("https://a.example/rain?id=7", "https://a.example/rain?id=8", None),
        ("https://a.example/rain", "https://b.example/rain/2", None),
        ("https://a.example/news/1234", "https://a.example/news/1235", None),
        ("https://a.example/2024/11/12", "https://a.example/2024/11/13", None),
        ("https://a.example/2024-11-12.html", "https://a.example/2024-11-13.html", None),
        ("https://a.example/?p=12", "https://a.example/?p=13", None),
        ("https://a.example/rain", "https://a.example/rain/comment-page-2", None),
        ("https://a.example/rain", "https://a.example/rain?cpage=2", None),
        ("http://[", "http://[", None),
        ("https://a.example/" + "x" * 9_000, "https://a.example/x/2", None),
    ],
)
def test_pages_of_one_article_have_numbers(
    own: str, other: str, expected: tuple[int, int] | None
) -> None:
    assert page_numbers(own, other) == expected


def test_only_an_address_that_says_page_has_an_explicit_number() -> None:
    assert explicit_number("?paged=3") == 3
    assert explicit_number("/rain/page/4") == 4
    assert explicit_number("/rain/4") is None
    assert explicit_number("http://[") is None


@pytest.mark.parametrize(
    "address",
    ["/rain?page=2", "/p2", "/Seite-3", "?x=1&PAGENUMBER=4", "/pagina/2", "/a?pg=9", "/paged_2"],
)
def test_addresses_with_a_page_are_looked_at(address: str) -> None:
    assert may_be_pages(["/stage=2", address, "/rain"]) == {1}


@pytest.mark.parametrize(
    "address", ["/stage=2", "/rain", "/page", "/pages/2", "/rain/2", "p\n2", ""]
)
def test_other_addresses_are_not(address: str) -> None:
    assert may_be_pages(["/rain/page", address, "2"]) == set()
