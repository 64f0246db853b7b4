import pytest

from cleanscrape.integrations.spark import clean_frame, ddl


def test_the_schema_in_spark_s_words_names_every_column_and_part() -> None:
    assert ddl() == (
        "id string, source string, record bigint, page_url string, crawled timestamp, title string, "
        "byline struct<text: string, authors: array<string>, role: string, agency: string>, date string, day date, modified string, "
        "captions array<struct<text: string, credit: string, alt: string, image: string, raw: string, before: int>>, "
        "paragraphs array<struct<text: string, kind: string, level: int>>, text string, language string, site_name string, url string, "
        "tags array<string>, section string, image string, page_type struct<name: string, confidence: double>, confidence double, "
        "removed array<struct<text: string, label: string, reason: string, "
        "filter: string, confidence: double, start: bigint, end: bigint>>, error string, error_message string"
    )


def test_a_missing_column_is_said_before_anything_runs() -> None:
    class Frame:
        columns = ("a", "b")

    with pytest.raises(ValueError, match="there are: a, b"):
        clean_frame(Frame())
