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
