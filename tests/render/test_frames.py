"""Tables as rows of texts."""

from dataclasses import replace

from cleanscrape import Article, Paragraph, Table

from .pieces import row


def test_a_table_has_columns_rows_and_a_caption() -> None:
    paragraphs = (
        Paragraph("Before."),
        Paragraph("Rain", group=1),
        row("Month | mm", 0, header=True),
        row("May | 12", 1),
        Paragraph("After."),
    )
    assert Article(paragraphs=paragraphs).tables() == (
        Table((("May", "12"),), ("Month", "mm"), "Rain", (1, 4)),
    )


def test_what_a_cell_spans_repeats_its_text() -> None:
    rows = row("a | b", 0, rowspan=2), row("c", 1), row("d | e", 2, colspan=2)
    second = rows[1].cells[0]._replace(column=1)
    third = rows[2].cells[1]._replace(column=2)
    paragraphs = (
        rows[0],
        Paragraph("c", "table", group=1, cells=(second,)),
        Paragraph("d | e", "table", group=1, cells=(rows[2].cells[0], third)),
    )
    assert Article(paragraphs=paragraphs).tables()[0].rows == (
        ("a", "b"),
        ("a", "c"),
        ("d", "d", "e"),
    )


def test_headings_are_as_many_as_columns() -> None:
    table = Article(paragraphs=(row("a", 0, header=True), row("b | c", 1))).tables()[0]
    assert (table.columns, table.rows) == (("a", ""), (("b", "c"),))


def test_rows_of_text_are_a_table() -> None:
    rows = (Paragraph(text, "table") for text in ("a | b", "c | d"))
    assert Article(paragraphs=(*rows,)).tables() == (
        Table((("a", "b"), ("c", "d")), None, None, (0, 2)),
    )


def test_two_tables_are_two() -> None:
    first, second = row("a | b", 0), replace(row("c | d", 0), group=2)
    assert len(Article(paragraphs=(first, second)).tables()) == 2
