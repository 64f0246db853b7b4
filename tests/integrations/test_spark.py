import pytest

from cleanscrape.integrations.spark import clean_frame, ddl

MARKS = "marks: array<struct<start: int, end: int, kind: string, target: string>>"
ORIGIN = "origin: struct<line: int, path: string>"
POST = (
    "struct<text: string, author: string, author_url: string, date: string, depth: int, "
    f"{MARKS}, paragraphs: array<int>, {ORIGIN}>"
)


def test_the_schema_in_spark_s_words_names_every_column_and_part() -> None:
    assert ddl() == (
        "id string, source string, record bigint, page_url string, crawled timestamp, "
        "title string, "
        "byline struct<text: string, authors: array<string>, role: string, agency: "
        "string>, date string, day date, modified string, "
        f"captions array<struct<text: string, credit: string, alt: string, image: "
        f"string, raw: string, before: int, {MARKS}, {ORIGIN}>>, "
        f"paragraphs array<struct<text: string, kind: string, level: int, {MARKS}, group: int, "
        "item: struct<style: string, number: bigint, depth: int, checked: boolean, "
        "continued: boolean>, "
        "cells: array<struct<start: int, end: int, row: bigint, column: bigint, header: boolean, "
        "colspan: bigint, rowspan: bigint>>, "
        f"language: string, quote: int, cite: string, anchor: string, {ORIGIN}>>, text string, "
        "language string, site_name string, url string, "
        "tags array<string>, section string, image string, page_type struct<name: "
        "string, confidence: double>, confidence double, "
        "description string, licence string, publisher string, access string, "
        "next_page string, previous_page string, direction string, "
        "translations array<struct<language: string, address: string>>, "
        "entries array<struct<title: string, date: string, paragraphs: array<int>>>, "
        "images array<struct<address: string, alt: string, width: bigint, height: "
        f"bigint, before: int, caption: int, {ORIGIN}>>, "
        "embeds array<struct<kind: string, address: string, title: string, before: int, "
        f"{ORIGIN}>>, "
        f"comments array<{POST}>, posts array<{POST}>, "
        "unlisted array<struct<kind: string, address: string, reason: string, before: int, "
        f"{ORIGIN}>>, "
        "removed array<struct<text: string, label: string, reason: string, "
        f"filter: string, confidence: double, start: bigint, end: bigint, {MARKS}, {ORIGIN}>>, "
        "fingerprint struct<exact: string, near: string, "
        "paragraphs: array<struct<exact: string, near: string>>>, "
        f"error string, error_message string"
    )


def test_a_missing_column_is_said_before_anything_runs() -> None:
    class Frame:
        columns = ("a", "b")

    with pytest.raises(ValueError, match="there are: a, b"):
        clean_frame(Frame())
