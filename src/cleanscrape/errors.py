"""The errors that cleanscrape raises on purpose."""

from __future__ import annotations


class ReadError(ValueError):
    """The input could not be read as text or HTML; the message names the cause."""


class TooLargeError(ReadError):
    """The input is larger than the caller allows; the message says how large it is and what the limit is."""


class UnknownFilterError(LookupError):
    """No filter of that name; the message lists the known ones."""


class MissingExtraError(ImportError):
    """A feature needs a library that is not installed; the message says what to install."""
