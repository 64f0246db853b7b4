"""The command ``cleanscrape rules``: check rules of sites, and import those of another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import ReadError, RuleError, SiteRules
from ..rules import SILENT_PAGES, RuleReport
from ..testing import failing_examples
from .codes import FOUND, UNREADABLE, UNWRITTEN
from .flags import Site, load_rules
from .page_flags import Pages

rules_app = typer.Typer(
    add_completion=False, help="Rules of sites, in TOML.", rich_markup_mode=None
)


@rules_app.command()
def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The rules, or a folder with *.toml.")
    ],
    pages: Annotated[
        list[str] | None, typer.Argument(metavar="PAGE...", help="Pages of the site.")
    ] = None,
    site: Site = None,
    silent: Annotated[
        int, typer.Option(metavar="N", help="Report a rule that matches nothing on N pages.")
    ] = SILENT_PAGES,
) -> None:
    """Read rules, run their examples, and say what each rule does on pages.

    Exit codes: 0 all is well; 1 an example fails, a rule matches nothing, or a page cannot be read;
    2 the rules cannot be read.
    """
    rules = load_rules([file])
    try:
        failing = [*failing_examples(rules, file if file.is_dir() else file.parent)]
    except (ReadError, RuleError) as error:
        raise typer.BadParameter(str(error)) from None
    examples = sum(len(entry.examples) for entry in rules.sites)
    typer.echo(f"{len(rules)} rules, {len(rules.sites)} sites, {examples} examples")
    found, named = RuleReport(()), Pages(pages or [])
    if pages:
        found = _report(rules, named, site or _only(rules))
        _print_standings(found)
    problems = [*(f"fails: {line}" for line in failing), *found.silent(silent)]
    for line in (*problems, *(f"note: {line}" for line in found.fighting())):
        typer.echo(line)
    raise typer.Exit(FOUND if problems else named.code)


def _only(rules: SiteRules) -> str:
    """The name of the only site.

    Raises:
        typer.BadParameter: there are several.
    """
    names = [*dict.fromkeys(entry.name for entry in rules.sites)]
    if len(names) > 1:
        raise typer.BadParameter(f"say whose pages they are: --site {' or '.join(names[:5])}")
    return names[0]


def _report(rules: SiteRules, pages: Pages, site: str) -> RuleReport:
    try:
        return rules.check((raw for _, raw in pages), site=site)
    except (ReadError, RuleError) as error:
        pages.refuse(error)
        raise typer.Exit(UNREADABLE) from None


def _print_standings(report: RuleReport) -> None:
    for one in report.standings:
        if one.pages:
            typer.echo(
                f"{one.name}: {one.rule.says}: on {one.matched} of {one.pages} pages, "
                f"{one.blocks} blocks"
            )


@rules_app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Named after the site: paper.example.txt.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The file to write.", show_default=False),
    ] = None,
    domain: Annotated[
        str | None,
        typer.Option(metavar="HOST", help="The site, where the name of the file does not say."),
    ] = None,
) -> None:
    """Translate a site configuration of Full-Text RSS into rules; mind its licence.

    What has no counterpart is named. Exit codes: 0 done; 1 it could not be written; 2 it could not
    be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    rules, notes = SiteRules.from_site_config(text, domain or file.name.removesuffix(".txt"))
    for note in notes:
        typer.echo(f"{file}: {note}", err=True)
    write(rules.to_toml(), out)


def write(text: str, out: Path | None) -> None:
    """Write rules to a file, or to standard output.

    Raises:
        typer.Exit: the file cannot be written.
    """
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        typer.echo(f"cleanscrape: {out}: {error.strerror or error}", err=True)
        raise typer.Exit(UNWRITTEN) from None
