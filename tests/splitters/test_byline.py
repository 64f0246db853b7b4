import pytest

from cleanscrape import read
from cleanscrape.splitters.byline import BylineSplitter
from tests.helpers import pieces_of

pieces = pieces_of(BylineSplitter)


def test_it_has_a_name() -> None:
    assert BylineSplitter().name == "byline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Jo Doe | 3 May 2024", ["By Jo Doe |", "3 May 2024"]),
        ("By Jo Doe 3 May 2024", ["By Jo Doe", "3 May 2024"]),
        (
            "By Jo Doe 3 May 2024 Updated 4 May 2024",
            ["By Jo Doe", "3 May 2024", "Updated 4 May 2024"],
        ),
        ("By Jo Doe Published 3 May 2024", ["By Jo Doe", "Published 3 May 2024"]),
        ("By Jo Doe Medically Reviewed by Al Roe", ["By Jo Doe", "Medically Reviewed by Al Roe"]),
        ("3 May 2024 By Jo Doe", ["3 May 2024", "By Jo Doe"]),
        ("Rain in Velden By Jo Doe", ["Rain in Velden", "By Jo Doe"]),
        ("Dylan Jones5 hours ago", ["Dylan Jones", "5 hours ago"]),
        ("Jo Doe 4 min read", ["Jo Doe", "4 min read"]),
        ("Von Anna Beispiel vor 3 Stunden", ["Von Anna Beispiel", "vor 3 Stunden"]),
        (
            "Jo Doe City EditorPublished 3 May 2024",
            ["Jo Doe City Editor", "Published", "3 May 2024"],
        ),
        ("ByAnna Beispiel", ["By", "Anna Beispiel"]),
    ],
)
def test_a_byline_is_cut_from_adjacent_text(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "By Jo",
        "By Jo Doe and Al Roe",
        "3 May 2024",
        "Published 3 May 2024",
        "In May 2024 it rained",
        "The mayor and the baker met at the mill on 3 May 2024",
        "McGregor and O’Neill met at the iPhone shop",
        "The river rose by two feet.",
        "2024年5月3日，旧桥因大雨再次关闭。",
        "On 3 May 2024 the old bridge was closed to traffic again because of the heavy rain "
        "and the long flood that came after it, as we said.",
    ],
)
def test_a_single_thing_is_left_whole(text: str) -> None:
    assert [*BylineSplitter()(text)] == []


def test_a_line_of_prose_is_left_whole() -> None:
    assert [*BylineSplitter()("By Jo Doe | 3 May 2024 " + "and so the river rose " * 10)] == []


def test_subheadings_with_a_date_each_are_not_cut() -> None:
    page = (
        "<h1>Changes</h1><h2>2.1 (2024-03-04)</h2><ul><li>Rain</li></ul><h2>2.0 (2023-11-20)</h2>"
    )
    page += "<ul><li>Snow</li></ul><h3>12 May 2020 Hail</h3>"
    texts = read(page).blocks.texts
    assert "2.1 (2024-03-04)" in texts
    assert "2.0 (2023-11-20)" in texts
    assert "12 May 2020 Hail" not in texts  # the only one of its level
