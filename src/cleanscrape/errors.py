"""The errors that cleanscrape raises on purpose."""

from __future__ import annotations


class ReadError(ValueError):
    """The input could not be read as text or HTML; the message names the cause."""


class TooLargeError(ReadError):
    """The input is larger than the caller allows.

    The message says how large it is and what the limit is.
    """


class RuleError(ValueError):
    """A site rule cannot be read or used; the message says which, why, and what to write."""


class UnknownFilterError(LookupError):
    """No filter of that name; the message lists the known ones."""


class MissingExtraError(ImportError):
    """A feature needs a library that is not installed; the message says what to install."""


class UnknownSplitterError(LookupError):
    """No splitter of that name; the message lists the known ones."""


def blame(error: Exception, culprit: str) -> None:
    r"""Add to an error in whose code it was raised; its type stays.

    It is a note (`BaseException.add_note`). Python 3.10 has none, so the message itself is
    extended there; an error that has more than a message gets the attribute ``__notes__``.

    >>> error = ValueError("no such town")
    >>> blame(error, "filter 'towns'")
    >>> "raised by filter 'towns'" in (getattr(error, "__notes__", None) or str(error))
    True
    """
    note = f"raised by {culprit}"
    add = getattr(error, "add_note", None)
    if add is not None:
        add(note)
    elif len(error.args) == 1 and isinstance(error.args[0], str):
        error.args = (f"{error.args[0]}\n{note}",)
    else:
        error.__notes__ = [*getattr(error, "__notes__", ()), note]  # type: ignore[attr-defined]
