"""Folders that a command writes in."""

from __future__ import annotations

import os
from pathlib import Path

import typer


def is_folder(out: str) -> bool:
    """Whether an output is a folder: it is there as one, or its name ends in a slash.

    >>> is_folder("out/"), is_folder("out.html")
    (True, False)
    """
    return Path(out).is_dir() or out.endswith(("/", os.sep))


def make_folder(folder: Path) -> None:
    """Make a folder where it is not there, and say so on standard error.

    Raises:
        typer.BadParameter: a file stands in its place.
    """
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True)
    except (FileExistsError, NotADirectoryError):
        raise typer.BadParameter(f"{folder}: a file stands in the folder's place") from None
    typer.echo(f"cleanscrape: made the folder {folder}", err=True)
