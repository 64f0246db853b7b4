"""The header of a pasted e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Claim, Decision, Document, Hint, Label
from ..patterns.dates import find_date
from ..patterns.mail import SOURCE, Header, read_header, sender, subject
from ..reasons import Reason
from ..values import Byline

_SURE = 0.95
_LINES = 20  # of the longest header
_LABELS = {"from": Label.BYLINE, "date": Label.DATE, "subject": Label.TITLE}


_HEADER = Reason(
    "mail-header", None, _SURE, 'the block is of an e-mail\'s header ("From: …", "Subject: …")'
)


class Mail:
    """Mark the header of an e-mail that was pasted as text; claim its subject, sender and date.

    Its lines begin with "From:", "Subject:" and so on, in one of seven languages
    (`cleanscrape.patterns.mail`).
    """

    name = "mail"
    reasons = (_HEADER,)

    def __call__(self, document: Document) -> Iterator[Decision | Claim]:
        if document.source != "text":
            return
        lines = _lines(document)
        texts = [
            document.text[document.blocks.starts[line[0]] : document.blocks.ends[line[-1]]]
            for line in lines
        ]
        for header in read_header(texts):
            claim = _claim(header, lines[header.line], document.language)
            label = _LABELS[header.kind] if claim else Label.BOILERPLATE
            yield from (_HEADER.mark(block, label=label) for block in lines[header.line])
            if claim:
                yield claim


def _lines(document: Document) -> list[list[int]]:
    """The blocks of each of the first lines."""
    lines: list[list[int]] = []
    for index, hints in enumerate(document.blocks.hints):
        if lines and hints & Hint.SAME_LINE:
            lines[-1].append(index)
        elif len(lines) == _LINES:
            break
        else:
            lines.append([index])
    return lines


def _claim(header: Header, blocks: list[int], language: str | None) -> Claim | None:
    """What a line of the header says about the article; None for a recipient and an empty value."""
    block, also = blocks[0], tuple(blocks[1:])
    if header.kind == "subject" and (title := subject(header.value)):
        return Claim("title", title, _SURE, SOURCE, block, also)
    if header.kind == "from" and (name := sender(header.value)):
        return Claim("byline", Byline(name, (name,)), _SURE, SOURCE, block, also)
    if header.kind == "date" and (moment := find_date(header.value, language)):
        return Claim("date", moment.value, _SURE, SOURCE, block, also)
    return None
