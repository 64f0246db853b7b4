"""Bytes whose encoding is wrong, declared twice, or none."""

import codecs

from .case import PROSE, TEXT, TITLE, Hostile, page, scrap

UMLAUT = (
    "Über die alte Brücke führt wieder ein Weg, und die Bäckerei öffnet früh am Morgen für "
    "müde Wanderer."
)
KANJI = "川のそばの古い水車小屋が、二年の工事を終えて金曜日の朝に再び開いた。町長は短い挨拶をした。"
CYRILLIC = (
    "Старая мельница у реки снова открылась в пятницу утром после двух лет ремонта крыши и колеса."
)


def meta(charset: str, words: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'


CASES = [
    scrap("utf-8 declared as latin-1", meta("iso-8859-1", UMLAUT).encode(), UMLAUT),
    scrap("latin-1 declared as utf-8", meta("utf-8", UMLAUT).encode("cp1252"), UMLAUT),
    scrap(
        "cp1252 declared as ascii",
        meta("us-ascii", f"{UMLAUT} “So ist es.”").encode("cp1252"),
        f"{UMLAUT} “So ist es.”",
    ),
    scrap(
        "gb18030 declared as gb2312", meta("gb2312", "镕" + KANJI).encode("gb18030"), "镕" + KANJI
    ),
    scrap("shift-jis with a name of its own", meta("x-sjis", KANJI).encode("cp932"), KANJI),
    scrap(
        "declared twice, the first is right",
        meta("shift_jis", f'<meta charset="utf-8">{KANJI}').encode("cp932"),
        KANJI,
    ),
    scrap(
        "declared twice, utf-8 bytes win over both",
        meta("shift_jis", f'<meta charset="koi8-r">{KANJI}').encode(),
        KANJI,
    ),
    scrap(
        "header and page disagree, the header wins",
        meta("utf-8", CYRILLIC).encode("koi8-r"),
        CYRILLIC,
        arguments={"encoding": "koi8-r"},
    ),
    scrap(
        "header says utf-8, bytes and page say cp1251",
        meta("cp1251", CYRILLIC).encode("cp1251"),
        CYRILLIC,
        arguments={"encoding": "utf-8"},
    ),
    scrap(
        "byte-order mark against header",
        codecs.BOM_UTF8 + UMLAUT.encode(),
        UMLAUT,
        arguments={"encoding": "iso-8859-1"},
    ),
    scrap(
        "byte-order mark against page",
        codecs.BOM_UTF16_LE + meta("utf-8", UMLAUT).encode("utf-16-le"),
        UMLAUT,
    ),
    scrap("two byte-order marks", codecs.BOM_UTF8 + codecs.BOM_UTF8 + UMLAUT.encode(), UMLAUT),
    scrap(
        "utf-16 without a mark, little end first",
        meta("utf-16", UMLAUT).encode("utf-16-le"),
        UMLAUT,
    ),
    scrap(
        "utf-16 without a mark, big end first", meta("utf-16", UMLAUT).encode("utf-16-be"), UMLAUT
    ),
    scrap(
        "utf-16 cut in the middle of a character",
        codecs.BOM_UTF16_LE + UMLAUT.encode("utf-16-le") + b"a",
        UMLAUT + "\ufffd",
    ),
    scrap("utf-32 with a mark", codecs.BOM_UTF32_BE + UMLAUT.encode("utf-32-be"), UMLAUT),
    scrap(
        "an encoding that does not exist, in the page",
        meta("no-such-thing", UMLAUT).encode(),
        UMLAUT,
    ),
    scrap(
        "an encoding that is no text encoding, in the page",
        meta("base64", UMLAUT).encode("cp1252"),
        UMLAUT,
    ),
    scrap(
        "an encoding that is no text encoding, from the header",
        UMLAUT.encode("cp1252"),
        UMLAUT,
        arguments={"encoding": "rot13"},
    ),
    scrap(
        "an encoding with a null byte in its name",
        UMLAUT.encode(),
        error="unknown encoding",
        arguments={"encoding": "utf-8\0"},
    ),
    scrap(
        "an encoding that does not exist, from the header",
        UMLAUT.encode(),
        error="no-such-thing",
        arguments={"encoding": "no-such-thing"},
    ),
    scrap(
        "an empty encoding from the header",
        UMLAUT.encode(),
        error="unknown encoding",
        arguments={"encoding": ""},
    ),
    scrap(
        "utf-7 is not believed",
        b"<html><meta charset=utf-7><p>It rained +ADw-b+AD4- all day.</p>",
        "It rained +ADw-b+AD4- all day.",
    ),
    scrap("overlong utf-8", b"It rained \xc0\xbc all day.", "It rained À¼ all day."),
    scrap(
        "a lone surrogate in utf-8", b"It rained \xed\xa0\x80 all day.", "It rained \ufffd all day."
    ),
    scrap(
        "a pair of surrogates in utf-8",
        b"It rained \xed\xa0\xbd\xed\xb8\x80 all day.",
        "It rained 😀 all day.",
    ),
    scrap("one stray byte in utf-8", UMLAUT.encode() + b" \xff", UMLAUT + " \ufffd"),
    scrap(
        "a charset in a comment does not count",
        b"<!-- charset=koi8-r --><p>" + UMLAUT.encode() + b"</p>",
        UMLAUT,
    ),
    scrap(
        "a charset of a megabyte",
        f'<meta charset="{"x" * 1_000_000}"><p>{UMLAUT}</p>'.encode(),
        UMLAUT,
    ),
    scrap("only a byte-order mark", codecs.BOM_UTF16_BE),
    scrap("no bytes at all", b""),
    scrap(
        "all high bytes of latin-1",
        lambda: b"It rained. " + bytes(range(161, 256)) * 20,
        blocks=None,
    ),
    Hostile("bytearray", bytearray(TEXT.encode())),
    Hostile("memoryview", memoryview(TEXT.encode())),
    Hostile("utf-16 page with the whole article", page().encode("utf-16")),
    Hostile("old Mac newlines", TEXT.replace("\n", "\r").encode()),
    Hostile("mixed newlines", f"{TITLE}\r\n\r\nBy Jo Doe\r\r3 May 2024\n\n" + "\r\n\r".join(PROSE)),
]
