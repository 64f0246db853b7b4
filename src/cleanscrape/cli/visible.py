"""Text that a terminal may be given."""

from __future__ import annotations

# Control characters as pictures of themselves; those of the second block have none.
_PICTURES = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)


def visible(text: str) -> str:
    r"""The text with control characters made visible, so that a page cannot steer the terminal.

    >>> visible("\x1b[2J\n")
    '␛[2J\n'
    """
    return text.translate(_PICTURES)
