"""The tables of equivalents in docs/how-to/migrate-from-….md run as they stand.

The right column always does. The left one does where the other library is installed, so that it
names nothing that is not there.
"""

import re
import shlex
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import cleanscrape
from cleanscrape.cli.app import run

HOW_TO = Path(__file__).parents[1] / "docs/how-to"
PAGES = sorted(HOW_TO.glob("migrate-from-*.md"))
_TABLE = re.compile(r"^\| (\S+) \| cleanscrape \| note \|\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")

URL = "https://example.com/news/bridge"
HTML = """<html lang="en"><head><title>The bridge is open again - The Paper</title>
<meta property="og:site_name" content="The Paper">
<meta property="og:image" content="https://example.com/bridge.jpg">
<meta name="description" content="The bridge is open."><meta name="keywords" content="bridge">
<link rel="license" href="https://example.com/licence">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge is open again",
"datePublished": "2024-05-03T14:05:00+02:00", "articleSection": "Local",
"author": {"@type": "Person", "name": "Jo Doe"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>The bridge is open again</h1><p>By Jo Doe</p>
<p>The old bridge over the <a href="/river">river</a> was opened <b>again</b> on Friday morning,
after two years of work.</p>
<figure><img src="/ferry.jpg" alt="A ferry" width="600" height="400">
<figcaption>A ferry waits under the bridge. Photo: Al Roe</figcaption></figure>
<p>Hundreds of people came to the ceremony, which the mayor opened with a short speech.</p>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2022</td><td>3 million</td></tr></table>
<iframe src="https://www.youtube.com/embed/abc"></iframe>
<p>The town paid for the repairs with a loan that it must return within twelve years.</p></article>
<section class="comments"><h3>Comments</h3>
<div class="comment"><span class="author">fox_77</span>
<time datetime="2024-05-04">4 May 2024</time>
<p>At last, I can walk to work again!</p></div>
<div class="comment"><span class="author">heron</span> <time datetime="2024-05-05">5 May 2024</time>
<p>It was about time, and it looks very good now.</p></div></section>
<footer>The paper since 1902</footer></body></html>"""


def _rows(page: Path, column: int) -> Iterator[str]:
    """Each piece of code in a column of the page's tables of equivalents."""
    for _, table in _TABLE.findall(page.read_text(encoding="utf-8")):
        for row in table.splitlines():
            codes = _CODE.findall(row.split(" | ")[column])
            assert codes, row
            yield from codes


RIGHT = [
    pytest.param(page, code, id=f"{page.stem.removeprefix('migrate-from-')}: {code}")
    for page in PAGES
    for code in dict.fromkeys(_rows(page, 1))
]


@pytest.fixture(scope="module")
def right() -> dict[str, Any]:
    article = cleanscrape.clean(HTML, url=URL)
    names = {"html": HTML, "url": URL, "pages": [HTML, HTML]}
    return {"cleanscrape": cleanscrape, "article": article, "urlsplit": urlsplit, **names}


@pytest.mark.parametrize(("page", "code"), RIGHT)
def test_the_right_column_runs(
    page: Path, code: str, right: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code.startswith("cleanscrape "):
        (tmp_path / "pages").mkdir()
        for path in (tmp_path / "page.html", tmp_path / "pages" / "page.html"):
            path.write_text(HTML, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert run(shlex.split(code)[1:]) == 0, page
    else:
        value = eval(code, dict(right))  # noqa: S307 (our own documents)
        assert value or value == 0, code  # the page has something for every field


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_has_a_table_and_says_what_is_missing(page: Path) -> None:
    assert len(list(_rows(page, 1))) > 10
    assert "## What has no equivalent" in page.read_text(encoding="utf-8")


def test_there_is_a_page_for_each_of_the_four() -> None:
    assert {page.stem.removeprefix("migrate-from-") for page in PAGES} == set(MODULES)


MODULES = {
    "trafilatura": "trafilatura",
    "newspaper4k": "newspaper",
    "readability-lxml": "readability",
    "html2text": "html2text",
}


# Not in CI, whose environment cannot hold all of these libraries beside the engines. Install one
# and run `pytest -m engines tests/test_migration_pages.py`.
@pytest.mark.engines
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_left_column_runs(page: Path) -> None:
    name = MODULES[page.stem.removeprefix("migrate-from-")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        names = _left(name, import_module(name))
        for code in _rows(page, 0):
            if not re.match(rf"{name} -|{name} \w+\.html", code):  # else a command
                exec(code, names)  # noqa: S102 (our own documents)


def _left(name: str, module: Any) -> dict[str, Any]:
    names: dict[str, Any] = {name: module, "html": HTML, "url": URL, "pages": [HTML]}
    if name == "trafilatura":
        names["document"] = module.bare_extraction(HTML, url=URL, with_metadata=True)
    elif name == "newspaper":
        names["story"] = module.Article(URL).download(input_html=HTML).parse()
    elif name == "readability":
        names["document"] = module.Document(HTML)
    else:
        names["maker"] = module.HTML2Text()
    return names
