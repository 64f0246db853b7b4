"""What changed on sites, as text, Markdown, and for Prometheus."""

from __future__ import annotations

from collections.abc import Sequence

from ..memory import ALARM, Drift

_LOOK = {
    "body container": "whether the body still comes out whole, from its new place",
    "body parts": "whether the body still comes out whole: a part of it stands elsewhere",
    "body length": "whether the end of the body is missing, or something was added to it",
    "body share": "what is removed now, or what is kept",
    "confidence": "a few pages with low confidence",
    "title": "a few titles",
    "byline": "a few bylines",
    "date": "a few dates",
    "template": "whether new lines of the site are in the body",
    "containers": "a few pages: the site may have a new design",
    "known": "a few pages: much of them is new",
    "metadata": "a few titles, bylines and dates",
    "order": "the beginning and the end of a few bodies",
}


def look_at(what: str) -> str:
    """What to look at on a few pages, where this has changed.

    >>> look_at("title confidence")
    'a few titles'
    """
    return _LOOK[what if what in _LOOK else what.split(" ")[0]]


def as_text(found: Drift) -> str:
    """What changed on a site, for people."""
    lines = [f"{found.site}: {found.score:.2f} ({found.pages[0]} and {found.pages[1]} pages)"]
    lines += (f"  {one.what}: {one.before} -> {one.after}" for one in found.changes)
    return "\n".join([*lines, f"  look at {'; '.join(_places(found))}"])


def markdown(changed: Sequence[Drift], compared: int) -> str:
    """A page that names the sites that changed, and what to look at.

    Args:
        changed: the sites to name.
        compared: how many sites were compared.
    """
    parts = [f"# Sites that changed\n\n{len(changed)} of {compared} sites"]
    for found in changed:
        rows = [
            f"| {_cell(one.what)} | {_cell(one.before)} | {_cell(one.after)} | {one.effect:.2f} |"
            for one in found.changes
        ]
        parts.append(
            "\n".join(
                [
                    f"## {_cell(found.site)}: {found.score:.2f}",
                    "",
                    f"{found.pages[0]} pages before, {found.pages[1]} now. Look at:",
                    "",
                    *(f"- {place}" for place in _places(found)),
                    "",
                    "| what | before | now | how much |",
                    "|---|---|---|--:|",
                    *rows,
                ]
            )
        )
    return "\n\n".join(parts)


def _places(found: Drift) -> list[str]:
    """What to look at, the largest change first, nothing twice."""
    return [*dict.fromkeys(look_at(one.what) for one in found.changes)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def prometheus(found: Sequence[Drift]) -> str:
    """The scores and changes of all sites in the text format of Prometheus."""
    lines = [
        *_family("cleanscrape_sites_compared", "Sites that both crawls know.", [("", len(found))]),
        *_family(
            "cleanscrape_sites_changed",
            f"Sites with a score of {ALARM:g} or more.",
            [("", sum(one.score >= ALARM for one in found))],
        ),
        *_family(
            "cleanscrape_site_drift",
            "How much a site changed between two crawls, 0 to 1.",
            [(f'{{site="{_label(one.site)}"}}', one.score) for one in found],
        ),
        *_family(
            "cleanscrape_site_change",
            "How much something of a site changed, 0 to 1.",
            [
                (f'{{site="{_label(one.site)}",what="{_label(change.what)}"}}', change.effect)
                for one in found
                for change in one.changes
            ],
        ),
    ]
    return "\n".join(lines)


def _family(name: str, meaning: str, values: Sequence[tuple[str, float]]) -> list[str]:
    head = [f"# HELP {name} {meaning}", f"# TYPE {name} gauge"]
    return [*head, *(f"{name}{labels} {value:g}" for labels, value in values)]


def _label(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
