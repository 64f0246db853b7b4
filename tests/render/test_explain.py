from dataclasses import replace

from cleanscrape import Label, Pipeline, read
from cleanscrape.render.explain import Row, explain
from cleanscrape.testing import build


def test_each_block_has_a_row_with_the_decision_that_stands() -> None:
    document = build("Rain", "Share")
    said = (
        document.blocks[1].mark(Label.TITLE, 0.4, "weak"),
        document.blocks[1].mark(Label.SHARE, 0.9, "strong")._replace(filter="sharer"),
    )
    assert [*explain(replace(document, decisions=said))] == [
        Row(0, "paragraph", "", "undecided", 0.0, "Rain"),
        Row(1, "share", "sharer", "strong", 0.9, "Share"),
    ]


def test_a_page_is_explained_after_a_run(prose: tuple[str, ...]) -> None:
    page = "\n\n".join(["The old bridge is open again", "Share on Threads", *prose])
    rows = [*explain(Pipeline.default().run(read(page)))]
    assert [row.label for row in rows] == ["title", "share", *["paragraph"] * 4]
    assert [row.filter for row in rows] == ["title", "interface", *["body"] * 4]


def test_an_empty_document_has_no_rows() -> None:
    assert [*explain(read(""))] == []
