"""What the body scorer learns from.

Documents as the body filter meets them, and how much of each block stands in the true body.
"""

from __future__ import annotations

import pickle
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

import cleanscrape
from cleanscrape import Document, Pipeline
from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import Score
from cleanscrape.verdict import is_excluded, settled, verdicts

from ..corpora.flatten import flattened
from ..corpora.pages import Page, fold_of, load
from ..corpora.variants import as_html, as_markdown, as_text, bare, cut_down, plain
from .metrics import tokens

CORPORA = ("wcxb-dev", "news-dev", "zh-dev", "forums-dev", "postlight-dev")
TEXT_SHAPES = (
    "main",
    "full",
    "wet",
    "nodes",
    "oneline",
    "html2text",
    "cut-full",
    "plain-text",
    "plain-markdown",
)
HTML_SHAPES = ("html", "bare", "cut", "plain")
# Pages that are no articles are few of a kind and big; not all shapes of them are needed.
OTHER_SHAPES = (*HTML_SHAPES, "full", "plain-text", "plain-markdown")
AS_TEXT = "as-text"
"""The shape of a page that is text already."""

FOLDS = 5
LENGTHS = (50, 150, 500)  # words of the true body below which a page counts as such
_FORMAT = 4  # raise it when `make` changes or `Case` moves, so that cached cases are made anew


@dataclass(eq=False)
class Case:
    """One page in one shape.

    Args: document: with the decisions of all filters before the body's. share: for each block the
        share of its tokens that stand in the truth (longest common subsequence). sizes: tokens of
        each block. found: the blocks' tokens, one after the other, as numbers below `wanted`'s
        length; -1 where the truth has no such token. wanted: how often each token stands in the
        truth. cache: features, for whoever trains.
    """

    page: str
    corpus: str
    kind: str
    fold: int
    shape: str
    document: Document
    share: NDArray[np.float32]
    sizes: NDArray[np.int32]
    found: NDArray[np.int32]
    wanted: NDArray[np.int32]
    language: str | None = None
    cache: dict[str, object] = field(default_factory=dict)

    def f1(self, kept: NDArray[np.bool_]) -> float:
        """Word F1 of a choice of blocks."""
        return self.measured(kept)[0]

    def measured(self, kept: NDArray[np.bool_]) -> tuple[float, float, float]:
        """Word F1, precision and recall of a choice of blocks."""
        words = self.found[np.repeat(kept, self.sizes)]
        words = words[words >= 0]
        matched = float(
            np.minimum(np.bincount(words, minlength=len(self.wanted)), self.wanted).sum()
        )
        chosen, wanted = int(self.sizes[kept].sum()), int(self.wanted.sum())
        return (
            2 * matched / max(1, chosen + wanted),
            matched / max(1, chosen),
            matched / max(1, wanted),
        )


def make(page: Page, corpus: str, shape: str) -> Case:
    """Read the page in this shape, run the filters, and compare each block with the truth."""
    document, truth = shaped(page, shape)
    document = Pipeline.default().without("body").run(document)
    words = [*map(tokens, document.blocks.texts)]
    sizes = np.array([*map(len, words)], dtype=np.int32)
    flat = [*chain.from_iterable(words)]
    wished = tokens(truth)
    numbers: dict[str, int] = {}
    wanted = np.bincount(
        [numbers.setdefault(word, len(numbers)) for word in wished], minlength=1
    ).astype(np.int32)
    found = np.array([numbers.get(word, -1) for word in flat], dtype=np.int32)
    share, fold = block_shares(words, wished), fold_of(page.domain, FOLDS)
    return Case(
        page.id,
        corpus,
        page.kind,
        fold,
        shape,
        document,
        share,
        sizes,
        found,
        wanted,
        page.language,
    )


def shaped(page: Page, shape: str) -> tuple[Document, str]:
    """The page in this shape as the reader makes it, and its true body."""
    truth = page.truth.body or ""
    kind, _, rest = shape.partition("-")
    if kind == "plain":
        document = _read(page, "html")
        drawn = plain(
            page.id,
            document,
            block_shares([*map(tokens, document.blocks.texts)], tokens(truth)).tolist(),
            page.truth.title,
        )
        if not rest:
            return cleanscrape.read(as_html(drawn), source="html"), drawn.truth
        return cleanscrape.read(
            as_text(drawn) if rest == "text" else as_markdown(drawn)
        ), drawn.truth
    if kind == "cut":
        document = _read(page, rest or "html")
        return cut_down(
            page.id,
            document,
            block_shares([*map(tokens, document.blocks.texts)], tokens(truth)).tolist(),
        )
    return _read(page, shape), truth


def _read(page: Page, shape: str) -> Document:
    if shape in HTML_SHAPES:
        return cleanscrape.read(
            bare(page.html) if shape == "bare" else page.html, url=page.url, source="html"
        )
    text = page.html if shape == AS_TEXT else flattened(page, shape)
    return cleanscrape.read(text, source="text")


def block_shares(words: Sequence[Sequence[str]], truth: Sequence[str]) -> NDArray[np.float32]:
    """For each block the share of its tokens that stand in the truth.

    By the longest common subsequence.
    """
    flat = [*chain.from_iterable(words)]
    matched = np.zeros(len(flat) + 1)
    for code in LCSseq.opcodes(flat, truth):
        if code.tag == "equal":
            matched[code.src_start : code.src_end] = 1
    sizes = np.array([*map(len, words)], dtype=np.int64)
    sums = np.concatenate([[0.0], np.cumsum(matched[:-1])])
    ends = np.cumsum(sizes)
    shares: NDArray[np.float32] = ((sums[ends] - sums[ends - sizes]) / np.maximum(1, sizes)).astype(
        np.float32
    )
    return shares


def cases(folder: Path, corpus: str, shape: str, cache: Path | None = None) -> list[Case]:
    """All pages of a corpus that have a true body, in this shape.

    They come from the cache if no file of the package has changed since.
    """
    cache = cache or Path(tempfile.gettempdir()) / "cleanscrape-train"
    path = cache / f"{corpus}-{shape}-{_version():08x}.pickle"
    if path.exists():
        result: list[Case] = pickle.loads(path.read_bytes())  # noqa: S301 - a file of our own
        return result
    start = time.time()
    with Pool() as pool:
        result = pool.starmap(
            make, ((page, corpus, shape) for page in _pages(folder, corpus, shape)), 8
        )
    cache.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(result, protocol=5))
    print(f"{corpus} {shape}: {len(result)} pages read in {time.time() - start:.0f} s", flush=True)
    return result


def kept(page: Case, score: Score, body: Body) -> NDArray[np.bool_]:
    """Which blocks end up in the body when the filter is given these answers."""
    decided = verdicts(page.document)
    return np.array(
        [
            not is_excluded(decision)
            for decision in settled(decided, body.decide(page.document, decided, score))
        ],
        dtype=np.bool_,
    )


def _pages(folder: Path, corpus: str, shape: str) -> Iterator[Page]:
    for page in load(folder, corpus):
        if page.truth.body and (page.kind == "article" or shape in OTHER_SHAPES):
            yield page


def _version() -> int:
    """A number that changes with whatever the documents depend on.

    The readers, splitters and filters, not the scorer itself.
    """
    root = Path(cleanscrape.__file__).parent
    own = {root / "filters" / "body.py", *(root / "scoring" / "body").rglob("*.py")}
    rooms = ("table", "lexicons", "patterns", "readers", "splitters", "filters", "scoring")
    files = {root / f"{name}.py" for name in ("labels", "blocks", "facts", "document", "verdict")}
    files |= {
        file for room in rooms for end in ("py", "txt") for file in (root / room).rglob(f"*.{end}")
    }
    number = _FORMAT
    for file in sorted(files - own):
        number = zlib.crc32(file.read_bytes(), number)
    return number
