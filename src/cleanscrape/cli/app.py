"""Commands and their options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import ReadError, __version__, speed
from ..testing import add_case
from .batch import Flags, batch
from .clean import CleanFlags, clean
from .codes import UNREADABLE
from .diff import DiffFlags, diff
from .drift import DriftFlags, drift
from .duplicates import DuplicateFlags, duplicates
from .explain import ExplainFlags, explain
from .fix import FixFlags, fix
from .flags import takes
from .learn import LearnFlags, learn_command
from .pages import page_bytes, source_suffix
from .rules import rules_app

MODES = {"kernels": "kernels", "partial": "some kernels", "pure": "pure Python"}

app = typer.Typer(
    no_args_is_help=False,
    help="Raw scraped text, Markdown or HTML in, an article out.",
    rich_markup_mode=None,
)
fixture = typer.Typer(
    add_completion=False, help="Fixture cases for the test suite.", rich_markup_mode=None
)
app.add_typer(fixture, name="fixture")
app.add_typer(rules_app, name="rules")
app.command()(takes(CleanFlags)(clean))
app.command()(takes(ExplainFlags)(explain))
app.command()(takes(Flags)(batch))
app.command()(takes(DiffFlags)(diff))
app.command()(takes(DriftFlags)(drift))
app.command()(takes(FixFlags)(fix))
app.command("near-duplicates")(takes(DuplicateFlags)(duplicates))
app.command("learn")(takes(LearnFlags)(learn_command))


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and return its exit code.

    It is 0, 1 for an unreadable input, or 2 for wrong usage.
    """
    _complete_the_default()
    command = typer.main.get_command(app)
    try:
        command(_named(arguments, command), prog_name="cleanscrape")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def _named(arguments: Sequence[str], command: Any) -> list[str]:
    """The arguments with the command in front; `clean` where none is named.

    Args:
        arguments: as the shell gives them.
        command: all commands as one, which knows their names and its own options.
    """
    own = {"--help", *(option for part in command.params for option in part.opts)}
    first = arguments[0] if arguments else ""
    if first in command.commands or first.partition("=")[0] in own:
        return list(arguments)
    return ["clean", *arguments]


def _complete_the_default() -> None:
    """Let the shell complete the options of `clean` where no command is named yet.

    Shells hand the line over in `COMP_WORDS`, and the number of the word to complete in
    `COMP_CWORD`.
    """
    line, number = os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", "")
    words = line.split()
    if "_CLEANSCRAPE_COMPLETE" not in os.environ or not number.isdigit() or len(words) < 2:
        return
    if words[1].startswith("-"):
        os.environ["COMP_WORDS"] = line.replace(words[0], f"{words[0]} clean", 1)
        os.environ["COMP_CWORD"] = str(int(number) + 1)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cleanscrape {__version__} ({MODES[speed()]})")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version, and whether kernels are in use.",
            callback=_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Raw scraped text, Markdown or HTML in, an article out.

    `cleanscrape PAGE` is short for `cleanscrape clean PAGE`.
    """


@fixture.command("add")
def add(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A file, or '-' for standard input.")],
    name: Annotated[str, typer.Option(help="Name of the case, in lower case with hyphens.")],
    root: Annotated[Path, typer.Option(help="The folder of cases.")] = Path("fixtures"),
) -> None:
    """Draft a fixture case from a page: read and correct the expected.json that it writes."""
    try:
        content = page_bytes(page)
        case = add_case(root, name, content, source_suffix(page, content))
    except FileExistsError:
        raise typer.BadParameter(f"there is a case {name!r} in {root} already") from None
    except (OSError, ReadError) as error:
        typer.echo(f"cleanscrape: {page}: {getattr(error, 'strerror', None) or error}", err=True)
        raise typer.Exit(UNREADABLE) from None
    typer.echo(f"{case.folder}: now read expected.json and correct what is wrong in it")
