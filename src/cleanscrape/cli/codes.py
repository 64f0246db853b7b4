"""Exit codes of the command."""

from __future__ import annotations

UNREADABLE = 1
"""A page could not be read."""

UNWRITTEN = 1
"""The output could not be written."""

FOUND = 1
"""A check found what somebody should look at."""

BROKEN = 1
"""A source of a batch could not be read to its end."""

USAGE = 2
"""The command was used wrongly, or an extra is missing."""

BROKEN_PIPE = 141
"""Who read the output has had enough, as `head` has: what a shell says of SIGPIPE (128 + 13)."""
