"""Commands and their options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import (
    MAX_CHARS,
    Pipeline,
    ReadError,
    UnknownFilterError,
    UnknownSplitterError,
    __version__,
    available_filters,
    available_splitters,
    read,
)
from ..testing import add_case
from .batch import Flags, batch
from .flags import (
    Favor,
    PageType,
    With,
    Without,
    WithoutSplitter,
    WithSplitter,
    chosen,
    takes,
)
from .output import Comments, Format, Metadata, NoImages, NoLinks, NoPosts, NoTables, Output
from .report import print_explanation, visible

UNREADABLE, USAGE = 1, 2

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    help="Raw scraped text, Markdown or HTML in, an article out.",
    rich_markup_mode=None,
)
fixture = typer.Typer(
    add_completion=False, help="Fixture cases for the test suite.", rich_markup_mode=None
)
app.add_typer(fixture, name="fixture")
app.command()(takes(Flags)(batch))


class Source(str, Enum):
    """What a page is."""

    text = "text"
    markdown = "markdown"
    html = "html"


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and return its exit code.

    It is 0, 1 for an unreadable input, or 2 for wrong usage.
    """
    command = typer.main.get_command(app)
    known = {"clean", "batch", "fixture", "--help", "--version"}
    full = list(arguments) if arguments and arguments[0] in known else ["clean", *arguments]
    try:
        command(full, prog_name="cleanscrape")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cleanscrape {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Raw scraped text, Markdown or HTML in, an article out.

    `cleanscrape PAGE` is short for `cleanscrape clean PAGE`.
    """


@app.command()
def clean(
    pages: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAGE...", help="Files; '-' or none reads standard input."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the article.")] = Format.text,
    no_links: NoLinks = False,
    no_images: NoImages = False,
    no_tables: NoTables = False,
    comments: Comments = False,
    no_posts: NoPosts = False,
    metadata: Metadata = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Print each block with its label, filter, reason and confidence."
        ),
    ] = False,
    without: Without = None,
    added: With = None,
    without_splitter: WithoutSplitter = None,
    with_splitter: WithSplitter = None,
    max_chars: Annotated[
        int, typer.Option(metavar="N", help="Refuse a page with more characters.")
    ] = MAX_CHARS,
    favor: Annotated[
        Favor | None,
        typer.Option(help="Leave doubtful text out of the body, or keep it.", show_default=False),
    ] = None,
    page_type: Annotated[
        PageType | None,
        typer.Option(help="What type the pages are, if you know.", show_default=False),
    ] = None,
    source: Annotated[
        Source | None,
        typer.Option(help="What the pages are, where looking gets it wrong.", show_default=False),
    ] = None,
    filters: Annotated[
        bool, typer.Option("--filters", help="List the filters and what they do.")
    ] = False,
    splitters: Annotated[
        bool, typer.Option("--splitters", help="List the splitters and what they do.")
    ] = False,
) -> None:
    """Clean pages and print the articles."""
    if filters or splitters:
        listed = available_filters() if filters else available_splitters()
        for name, summary in listed.items():
            typer.echo(f"{name:<12} {summary}")
        return
    try:
        pipeline = chosen((without, added), (without_splitter, with_splitter), favor, page_type)
    except (UnknownFilterError, UnknownSplitterError) as error:
        raise typer.BadParameter(error.args[0]) from None
    output = Output(
        format, not no_links, not no_images, not no_tables, comments, not no_posts, metadata
    )
    code = 0
    for name in pages or ["-"]:
        try:
            _print(
                _bytes(name),
                pipeline,
                output,
                explain,
                max_chars=max_chars,
                source=source.value if source else None,
            )
        except (OSError, ReadError) as error:  # noqa: PERF203 - a page that cannot be read does not stop the others
            typer.echo(
                f"cleanscrape: {name}: {getattr(error, 'strerror', None) or error}", err=True
            )
            code = UNREADABLE
    raise typer.Exit(code)


@fixture.command("add")
def add(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A file, or '-' for standard input.")],
    name: Annotated[str, typer.Option(help="Name of the case, in lower case with hyphens.")],
    root: Annotated[Path, typer.Option(help="The folder of cases.")] = Path("fixtures"),
) -> None:
    """Draft a fixture case from a page: read and correct the expected.json that it writes."""
    try:
        content = _bytes(page)
        suffix = ".html" if _is_html(content) else ".md" if page.endswith(".md") else ".txt"
        case = add_case(root, name, content, suffix)
    except FileExistsError:
        raise typer.BadParameter(f"there is a case {name!r} in {root} already") from None
    except (OSError, ReadError) as error:
        typer.echo(f"cleanscrape: {page}: {getattr(error, 'strerror', None) or error}", err=True)
        raise typer.Exit(UNREADABLE) from None
    typer.echo(f"{case.folder}: now read expected.json and correct what is wrong in it")


def _is_html(content: bytes) -> bool:
    return read(content).source == "html"


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _print(page: bytes, pipeline: Pipeline, output: Output, explained: bool, **given: Any) -> None:
    """Clean a page and print it; `given` is what `read` takes."""
    if explained:
        document = pipeline.run(read(page, splitters=pipeline.splitters, **given))
        print_explanation(document, pipeline.reasons)
        return
    article = pipeline(page, **given)
    # Lone surrogates, which no terminal takes, are replaced; so is what would steer the terminal,
    # where there is one.
    text = output.of(article).encode("utf-8", "replace").decode("utf-8")
    typer.echo(visible(text) if sys.stdout.isatty() else text)
