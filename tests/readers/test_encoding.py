import codecs

import pytest

from cleanscrape import ReadError
from cleanscrape.readers.encoding import decode

TEXT = "Überfall in Zürich: „Es regnet“ – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_or_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")]
)
def test_the_mark_beats_what_the_caller_says(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "cp1252") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_seen(encoding: str) -> None:
    assert decode("It rained.".encode(encoding)) == "It rained."


@pytest.mark.parametrize(
    ("declared", "real", "text"),
    [
        ("cp1252", "cp1252", TEXT),
        ("iso-8859-1", "cp1252", TEXT),
        ("latin1", "cp1252", TEXT),
        ("iso-8859-2", "iso-8859-2", "Děčín leží na řece"),
        ("windows-1251", "windows-1251", "Дождь идёт"),
        ("gb2312", "gb18030", "今天下雨。"),
        ("shift_jis", "cp932", "雨が降った。"),
        ("euc-kr", "cp949", "비가 왔다."),
    ],
)
def test_the_caller_is_believed(declared: str, real: str, text: str) -> None:
    assert decode(text.encode(real), declared) == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta charset=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_is_believed(head: str) -> None:
    page = f"{head}<p>Дождь идёт</p>"
    assert decode(page.encode("windows-1251")) == page


def test_valid_utf_8_beats_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1">{TEXT}'
    assert decode(page.encode(), "iso-8859-1") == page


def test_an_encoding_of_the_page_that_nobody_knows_is_passed_over() -> None:
    page = '<meta charset="x-unknown"><p>It rained.</p>'
    assert decode(page.encode()) == page


def test_what_nobody_declares_is_detected() -> None:
    text = "Дождь идёт весь день, и река поднялась. Мост закрыт, и люди ждут на берегу. " * 5
    assert decode(text.encode("windows-1251")) == text


def test_a_stray_byte_does_not_spoil_the_page() -> None:
    assert decode(TEXT.encode() + b"\xff") == TEXT + "\ufffd"


def test_no_bytes_are_no_text() -> None:
    assert decode(b"") == ""


def test_an_encoding_that_nobody_knows_is_an_error_that_names_it() -> None:
    with pytest.raises(ReadError, match="unknown encoding 'x-none'"):
        decode(b"Rain", "x-none")


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "raw-unicode-escape", "punycode", "idna", "undefined", "rot13", "base64"])
def test_notations_that_no_page_is_in_are_not_used(name: str) -> None:
    words = "Über die alte Brücke führt wieder ein Weg \\d."
    assert decode(words.encode("cp1252"), name) == words


@pytest.mark.parametrize("name", ["", "no-such-thing", "utf-8\0", "x" * 10_000])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="unknown encoding"):
        decode(b"It rained.", name)


def test_surrogates_in_utf_8_are_put_together() -> None:
    assert decode("It rained \ud83d\ude00 all dáy.".encode("utf-8", "surrogatepass")) == "It rained 😀 all dáy."
    assert decode(b"It rained \xed\xa0\x80.") == "It rained \ufffd."


def test_detection_looks_where_the_letters_are() -> None:
    words = "Über die alte Brücke führt wieder ein Weg, und die Bäckerei öffnet früh am Morgen."
    assert decode(b"It rained. " * 20_000 + words.encode("cp1252")).endswith(words)
