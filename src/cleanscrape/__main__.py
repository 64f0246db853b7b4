"""``python -m cleanscrape`` is the command ``cleanscrape``."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
