"""Name files that are no text, by the bytes that they begin with."""

from __future__ import annotations

from collections.abc import Iterator

# What a file is, and the first bytes of all such files. The signatures are those of the formats'
# specifications; none of them begins a text.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"PK\x03\x04", "a ZIP archive, or a document that is one (DOCX, EPUB, ODT)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS\x00", "an Ogg recording"),
    (b"ID3\x02", "an MP3 recording"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
# Those whose first bytes may begin a text, and the bytes that must follow at an offset.
_LONGER: tuple[tuple[bytes, int, bytes, str], ...] = (
    (b"BZh", 4, b"1AY&SY", "packed with bzip2"),
    (b"RIFF", 8, b"WEBP", "a WebP image"),
    (b"RIFF", 8, b"WAVE", "a WAV recording"),
    (b"RIFF", 8, b"AVI ", "an AVI video"),
    (b"", 4, b"ftyp", "a video or an image of the MP4 family"),
    (b"", 257, b"ustar", "a TAR archive"),
)


def other_than_text(data: bytes) -> str | None:
    r"""What the data is where it is certainly no text; None where it may be a page.

    Args:
        data: the bytes of a file, or its first 300.

    >>> other_than_text(b"%PDF-1.7\n"), other_than_text(b"<h1>PDF</h1>")
    ('a PDF document', None)
    """
    return next(_matches(data), None)


def _matches(data: bytes) -> Iterator[str]:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            yield name
    for start, offset, signature, name in _LONGER:
        if data.startswith(start) and data.startswith(signature, offset):
            yield name
