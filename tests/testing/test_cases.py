import json
from datetime import date
from pathlib import Path

import pytest

from cleanscrape import Article, Byline, Caption, Paragraph, Pipeline
from cleanscrape.testing import Case, add_case, differences, find_cases, outcome


@pytest.fixture
def page(prose: tuple[str, ...]) -> bytes:
    return "\n\n".join(["The old bridge is open again", "By Jo Doe", "3 May 2024", *prose]).encode()


def test_a_draft_passes_its_own_check(tmp_path: Path, page: bytes) -> None:
    case = add_case(tmp_path, "bridge", page, ".txt")
    assert case.name == "bridge"
    assert case.source == tmp_path / "bridge" / "source.txt"
    assert case.source.read_bytes() == page
    assert case.expected["date"] == "2024-05-03"
    assert differences(case.expected, case.run()) == []


def test_a_name_cannot_be_taken_twice(tmp_path: Path, page: bytes) -> None:
    add_case(tmp_path, "bridge", page, ".txt")
    with pytest.raises(FileExistsError):
        add_case(tmp_path, "bridge", page, ".txt")


def test_a_folder_without_a_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no source\.txt, source\.md or source\.html"):
        _ = Case(tmp_path).source


def test_cases_are_found_by_name(tmp_path: Path, page: bytes) -> None:
    for name in ("snow", "rain"):
        add_case(tmp_path, name, page, ".txt")
    (tmp_path / "notes").mkdir()
    assert [case.name for case in find_cases(tmp_path)] == ["rain", "snow"]


def test_the_pipeline_may_be_given(tmp_path: Path, page: bytes) -> None:
    case = add_case(tmp_path, "bridge", page, ".txt")
    assert case.run(Pipeline.default().without("byline")).byline is None


def test_the_input_of_a_case_goes_to_the_pipeline(tmp_path: Path, prose: tuple[str, ...]) -> None:
    page = "\n\n".join(["The old bridge is open again", "5 hours ago", *prose]).encode()
    case = add_case(tmp_path, "bridge", page, ".txt")
    assert case.run().date is None
    given = {
        "input": {"reference": "2024-05-03T12:00:00", "url": "https://a.example/rain"},
        "date": "2024-05-03T07:00:00",
    }
    (case.folder / "expected.json").write_text(json.dumps(given), encoding="utf-8")
    assert case.run().url == "https://a.example/rain"
    assert differences(case.expected, case.run()) == []


def test_a_text_file_is_read_as_text_whatever_it_looks_like(tmp_path: Path) -> None:
    case = add_case(
        tmp_path, "tags", b"<p>It rained.</p><p>It snowed.</p><p>It stopped.</p>", ".txt"
    )
    assert "<p>" in case.run().text + "".join(piece.text for piece in case.run().removed)


def test_accepting_writes_only_the_fields_that_are_checked(tmp_path: Path, page: bytes) -> None:
    case = add_case(tmp_path, "bridge", page, ".txt")
    (case.folder / "expected.json").write_text(
        json.dumps({"input": {"source": "text"}, "title": "Snow", "language": "de"}),
        encoding="utf-8",
    )
    case.accept(case.run())
    assert case.expected == {
        "input": {"source": "text"},
        "title": "The old bridge is open again",
        "language": "en",
    }


def test_the_outcome_is_short() -> None:
    article = Article(
        title="Rain",
        date=date(2024, 5, 3),
        byline=Byline("By Jo Doe", ("Jo Doe",)),
        captions=(Caption("A gate", "Al Roe", image="g.jpg", raw="A gate (Al Roe)", before=1),),
        paragraphs=(Paragraph("It rained."), Paragraph("Why", "heading", 2)),
    )
    assert outcome(article) == {
        "title": "Rain",
        "byline": {"text": "By Jo Doe", "authors": ["Jo Doe"]},
        "date": "2024-05-03",
        "modified": None,
        "captions": [{"text": "A gate", "credit": "Al Roe", "raw": "A gate (Al Roe)"}],
        "paragraphs": ["It rained.", {"text": "Why", "kind": "heading", "level": 2}],
    }


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({"title": "Snow"}, "title: expected 'Snow', got 'Rain'"),
        ({"date": "2024-05-03"}, "date: expected '2024-05-03', got None"),
        (
            {"byline": {"text": "By Jo Doe", "authors": ["Jo Doe"]}},
            "byline: expected {'text': 'By Jo Doe', 'authors': ['Jo Doe']}, got None",
        ),
        ({"paragraphs": ["It rained.", "It snowed."]}, "paragraphs[1] missing: It snowed."),
        ({"paragraphs": []}, "paragraphs[0] not expected: It rained."),
        ({"nonsense": 1}, "nonsense: expected 1, got None"),
    ],
)
def test_a_difference_names_the_field(expected: dict[str, object], message: str) -> None:
    assert differences(expected, Article(title="Rain", paragraphs=(Paragraph("It rained."),))) == [
        message
    ]


def test_the_kind_of_a_paragraph_is_checked_where_it_is_written() -> None:
    article = Article(paragraphs=(Paragraph("Why", "heading", 2),))
    assert (
        differences({"paragraphs": [{"text": "Why", "kind": "heading", "level": 2}]}, article) == []
    )
    assert differences({"paragraphs": [{"text": "Why", "kind": "heading"}]}, article) == []
    assert differences({"paragraphs": ["Why"]}, article) == []
    assert len(differences({"paragraphs": [{"text": "Why", "kind": "quote"}]}, article)) == 2


def test_a_caption_is_checked_in_what_is_written() -> None:
    article = Article(captions=(Caption("A gate", "Al Roe", raw="A gate (Al Roe)"),))
    assert differences({"captions": [{"text": "A gate", "credit": "Al Roe"}]}, article) == []
    assert len(differences({"captions": [{"text": "A gate"}]}, article)) == 2
    assert len(differences({"captions": []}, article)) == 1


def test_a_difference_says_which_filter_took_the_text_and_why(
    tmp_path: Path, prose: tuple[str, ...]
) -> None:
    page = "\n\n".join(["The old bridge is open again", "Share on Threads", *prose]).encode()
    article = add_case(tmp_path, "bridge", page, ".txt").run()
    [message] = differences({"paragraphs": ["Share on Threads", *prose]}, article)
    assert (
        message == "paragraphs[0] missing: Share on Threads\n    removed as share by 'interface': "
        "share-words (0.85)"
    )


def test_a_difference_says_where_else_the_text_stands(
    tmp_path: Path, prose: tuple[str, ...]
) -> None:
    page = "\n\n".join(["The old bridge is open again", "By Jo Doe", *prose]).encode()
    article = add_case(tmp_path, "bridge", page, ".txt").run()
    [message] = differences({"paragraphs": ["The old bridge is open again", *prose]}, article)
    assert message.endswith("\n    stands in title as title")


def test_a_difference_says_who_claimed_the_value(tmp_path: Path, page: bytes) -> None:
    article = add_case(tmp_path, "bridge", page, ".txt").run()
    [message] = differences({"date": None}, article)
    assert "claimed by 'dates' from text" in message


def test_the_suffix_says_how_a_page_is_read(tmp_path: Path, prose: tuple[str, ...]) -> None:
    page = f"*{prose[0]}*".encode()
    marked, plain = (
        add_case(tmp_path, f"case{suffix[1:]}", page, suffix).run().to_text()
        for suffix in (".md", ".txt")
    )
    assert "*" not in marked
    assert "*" in plain
