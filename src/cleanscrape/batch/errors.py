"""The errors that stop a run, each with the exit code of the command."""

from __future__ import annotations


class BatchError(Exception):
    """A run cannot start, or stopped; the message says why and what to do.

    `code` is the command's exit code.
    """

    code = 3


class UsageError(BatchError):
    """The request is invalid.

    A source is missing, the output exists already, or the options differ from those of the run to
    resume.
    """

    code = 2


def reason_of(error: Exception) -> str:
    """What an error says, and its name where it says nothing.

    >>> reason_of(OSError(2, "No such file")), reason_of(EOFError())
    ('No such file', 'EOFError')
    """
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
