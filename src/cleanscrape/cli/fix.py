"""The command ``cleanscrape fix``: correct blocks of a page, and get a site rule for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from .. import Article, Page, Pipeline, ReadError, RuleError, explain
from ..corrections import (
    CorrectedPage,
    Correction,
    Option,
    Proposal,
    Proposer,
    append_row,
    corrected,
    training_row,
)
from ..rule_sets.rule import host_of
from ..testing import add_case
from .codes import UNREADABLE, UNWRITTEN
from .flags import PipelineFlags
from .pages import page_bytes, source_suffix
from .report import print_blocks
from .visible import visible

_MOST_CHANGES = 20  # that are listed
_MOST_OPTIONS = 8
_WIDTH = 72  # characters of a block in the list


@dataclass(frozen=True, kw_only=True)
class FixFlags(PipelineFlags):
    """The command's options, as Typer reads them."""

    page: Annotated[str, typer.Argument(metavar="PAGE", help="The page to correct.")]
    others: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OTHER...", help="More pages of the site, on which rules are tried."
        ),
    ] = None
    block: Annotated[
        list[int] | None,
        typer.Option(metavar="N", help="The number of a block; without it, you are asked."),
    ] = None
    label: Annotated[
        list[str] | None,
        typer.Option(metavar="LABEL", help="What that block is; one for each --block."),
    ] = None
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="The page's address; never fetched.")
    ] = None
    add_rules: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Add the proposed rules to this file of site rules."),
    ] = None
    fixture: Annotated[
        str | None, typer.Option(metavar="NAME", help="Write a fixture case of this name.")
    ] = None
    take: Annotated[
        list[int] | None,
        typer.Option(metavar="N", help="Take this rule of the list; may be repeated."),
    ] = None
    root: Annotated[Path, typer.Option(help="The folder of fixture cases.")] = Path("fixtures")
    rows: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add a row to train from to this file.")
    ] = None

    def site_name(self) -> str:
        """The key of the page's site."""
        return self.site or host_of(self.url).removeprefix("www.") or "site"


def fix(flags: FixFlags) -> None:
    """Say what blocks of a page are, and get a rule that says so on the site's other pages.

    Without --block, the blocks are listed and you are asked. The labels are those of
    `docs/reference/labels-and-reasons.md`, and "body". Exit codes: 0 done; 1 a page could not be
    read, or something could not be written; 2 wrong usage.
    """
    pipeline = flags.pipeline()
    try:
        raw = page_bytes(flags.page)
        others = [page_bytes(name) for name in flags.others or ()]
        article = pipeline(raw, url=flags.url)
        corrections = [*_corrections(flags, article, raw, pipeline)]
        if not corrections:
            raise typer.Exit
        page = Page(raw, flags.url)
        domains = [host_of(flags.url).removeprefix("www.")] if flags.url else []
        given = [CorrectedPage(page, tuple(corrections)), *map(_other, others)]
        proposer = Proposer(given, pipeline)
        options = [one for one in proposer.options() if not one.unwanted]
        found = proposer.proposal(flags.site_name(), domains, _taken(flags, options))
    except (OSError, ReadError, RuleError) as error:
        typer.echo(
            f"cleanscrape: {flags.page}: {getattr(error, 'strerror', None) or error}", err=True
        )
        raise typer.Exit(UNREADABLE) from None
    _show(found, [flags.page, *(flags.others or ())])
    _list(options, found)
    try:
        _write(flags, page, corrections, found, pipeline)
    except OSError as error:
        typer.echo(f"cleanscrape: {error.filename}: {error.strerror or error}", err=True)
        raise typer.Exit(UNWRITTEN) from None


def _corrections(
    flags: FixFlags, article: Article, raw: bytes, pipeline: Pipeline
) -> Iterator[Correction]:
    """What is wrong, by the options or by asking."""
    blocks, labels = flags.block or [], flags.label or []
    if len(blocks) != len(labels):
        raise typer.BadParameter("give a --label for each --block")
    pairs = zip(blocks, labels) if blocks else _asked(raw, pipeline, flags.url)
    for block, label in pairs:
        correction = _correction(article, block, label, asked=not blocks)
        if correction is not None:
            yield correction


def _other(raw: bytes) -> CorrectedPage:
    return CorrectedPage(Page(raw))


def _taken(flags: FixFlags, options: list[Option]) -> list[Option] | None:
    """The options that the user has chosen; None where the best are to be taken."""
    if not flags.take:
        return None
    if not all(1 <= number <= len(options) for number in flags.take):
        raise typer.BadParameter(f"--take goes from 1 to {len(options)}")
    return [options[number - 1] for number in flags.take]


def _correction(article: Article, block: int, label: str, *, asked: bool) -> Correction | None:
    """The correction; None where the user was asked, and typed what cannot be."""
    try:
        return article.correct(block, label)
    except ValueError as error:
        if not asked:
            raise typer.BadParameter(str(error)) from None
        typer.echo(str(error), err=True)
        return None


def _asked(raw: bytes, pipeline: Pipeline, url: str | None) -> Iterator[tuple[int, str]]:
    """Numbers of blocks and labels that the user types."""
    print_blocks(explain(raw, pipeline=pipeline, url=url).blocks, Console(highlight=False))
    while True:
        number = typer.prompt("Block that is wrong (Enter for none)", "", show_default=False)
        if not number.strip():
            return
        if not number.strip().isdecimal():
            typer.echo("a number, as it stands before the block")
            continue
        yield int(number), typer.prompt('What it is ("body", "advert", "title" …)').strip()


def _show(found: Proposal, names: list[str]) -> None:
    """Print the rules, and what they change on each page."""
    if len(found.rules):
        typer.echo(found.rules.to_toml(), nl=False)
    for _, block in found.missed:
        typer.echo(f"no rule does block {block} without changing others of this page")
    for change in found.changes[:_MOST_CHANGES]:
        mark = " " if change.is_wanted else "!"
        text = visible(" ".join(change.text.split()))
        text = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
        typer.echo(f"{mark} {names[change.page]}: {change.was} -> {change.becomes}: {text}")
    if len(found.changes) > _MOST_CHANGES:
        typer.echo(f"… and {len(found.changes) - _MOST_CHANGES} more")


def _list(options: list[Option], found: Proposal) -> None:
    """Print the other rules that would do, with how much they change."""
    others = [(n, one) for n, one in enumerate(options, 1) if one not in found.taken]
    if others:
        typer.echo("other rules that would do (--take N):")
    for number, one in others[:_MOST_OPTIONS]:
        pages = len({change.page for change in one.changes})
        typer.echo(
            f"{number:3} {one.rule.says}: changes {len(one.changes)} blocks on {pages} pages"
        )


def _write(
    flags: FixFlags, page: Page, corrections: list[Correction], found: Proposal, pipeline: Pipeline
) -> None:
    """Write what was asked for: rules, a fixture, a row."""
    if flags.add_rules is not None and len(found.rules):
        old = flags.add_rules.read_text(encoding="utf-8") if flags.add_rules.exists() else ""
        text = f"{old.rstrip()}\n\n{found.rules.to_toml()}".lstrip()
        flags.add_rules.write_text(text, encoding="utf-8", newline="\n")
        typer.echo(f"{flags.add_rules}: {len(found.rules)} rules added")
    if flags.fixture is not None:
        known: dict[str, Any] = {"url": flags.url, "site": flags.site_name()}
        article = corrected(page.raw, corrections, pipeline=pipeline, url=flags.url)
        try:
            case = add_case(
                flags.root,
                flags.fixture,
                page.raw,
                source_suffix(flags.page, page.raw),
                article,
                {key: value for key, value in known.items() if value},
            )
        except FileExistsError:
            raise typer.BadParameter(f"there is a case {flags.fixture!r} already") from None
        typer.echo(f"{case.folder}: written; read its expected.json")
    if flags.rows is not None:
        row = training_row(page, corrections, site=flags.site_name(), pipeline=pipeline)
        append_row(flags.rows, row)
        typer.echo(f"{flags.rows}: a row added")
