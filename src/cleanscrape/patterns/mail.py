"""The header of an e-mail that somebody pasted as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..document import Document
from ..lexicons import caseless

# English, German, French, Spanish, Russian, Chinese, Japanese.
_KEYS = {
    "from": "from von de от 发件人 寄件者 寄件人 發件人 差出人 送信者 送信元",
    "to": "to an à a para кому 收件人 收件者 宛先",
    "subject": "subject betreff objet asunto тема 主题 主旨 主題 件名",
    "date": "date sent datum gesendet envoyé fecha enviado дата отправлено "
    "日期 时间 時間 发送时间 寄件日期 日時 送信日時",
    "other": "cc bcc reply-to kopie cci cco копия 抄送 副本",
}
_KIND = {name: kind for kind, names in _KEYS.items() for name in names.split()}
_HEADER = re.compile(r"\*{0,2}([^\W\d_][\w-]{0,11})\*{0,2}\s?[:：]\*{0,2}\s*(.*)", re.DOTALL)
_QUOTED = re.compile(r"[\"“”„']")
_ADDRESS = re.compile(r"<[^<>]{0,250}>|\[mailto:[^\[\]]{0,250}\]|\([^()@]{0,80}@[^()@]{0,250}\)")
_IN_BRACKETS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,250}\s\(([^()@]{1,80})\)")
_REVERSED = re.compile(r"([^\W\d_][\w'’-]{0,40}), ([^\W\d_][^,@]{0,60})")
# What programs put in front of a subject that is answered or passed on.
_REPLY = re.compile(
    r"(?i)\A(?:(?:re|aw|fwd?|wg|tr|rv|rép|отв|回复|回覆|答复|转发|轉寄|返信|転送)\s?[:：]\s?)+"
)
SOURCE = "mail"  # of the claims that a header makes
_LINES = 3  # before the header ("Forwarded message")


class Header(NamedTuple):
    """One line of a header: its number among the lines, what it is, and its value."""

    line: int
    kind: str
    value: str


def read_header(lines: Sequence[str]) -> tuple[Header, ...]:
    """The header at the beginning of a text; ``()`` if there is none.

    It has a sender and a subject, and a date or a recipient.

    Args:
        lines: the first lines of the text.

    >>> header = read_header(["From: Jo Doe", "To: Al Roe", "Subject: Rain", "It rained."])
    >>> [(line.kind, line.value) for line in header]
    [('from', 'Jo Doe'), ('to', 'Al Roe'), ('subject', 'Rain')]
    >>> read_header(["From: Velden", "To: Ostrup", "Date: 3 May"])
    ()
    """
    found: list[Header] = []
    for number, line in enumerate(lines):
        header = _read(number, line)
        if header is not None:
            found.append(header)
        elif found or number + 1 >= _LINES:
            break
    kinds = {header.kind for header in found}
    return tuple(found) if {"from", "subject"} <= kinds and kinds & {"to", "date"} else ()


def has_header(document: Document) -> bool:
    """True where an earlier filter has read the header of an e-mail."""
    return any(claim.source == SOURCE for claim in document.claims)


def _read(number: int, line: str) -> Header | None:
    match = _HEADER.match(line)
    kind = _KIND.get(caseless(match[1])) if match else None
    return Header(number, kind, match[2].strip()) if match and kind else None


def subject(value: str) -> str:
    """The subject without the marks of answers.

    >>> subject("Re: AW: Rain in Velden"), subject("Rain: a guide")
    ('Rain in Velden', 'Rain: a guide')
    """
    match = _REPLY.match(value)
    return value[match.end() :] if match else value


def sender(value: str) -> str:
    """The name of who wrote, without the address.

    >>> (
    ...     sender('"Doe, Jo" <jo@harbour.example>'),
    ...     sender("jo@harbour.example (Jo Doe)"),
    ...     sender("jo@harbour.example"),
    ... )
    ('Jo Doe', 'Jo Doe', '')
    """
    named = _IN_BRACKETS.fullmatch(value)
    name = named[1] if named else _ADDRESS.sub("", value)
    name = _QUOTED.sub("", name).strip()
    turned = _REVERSED.fullmatch(name)
    name = f"{turned[2]} {turned[1]}" if turned else name
    return "" if "@" in name else name
