"""The plots of the report, as SVG files that are the same for the same figures.

They stand on white, to be read on light and dark pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox

OURS, OTHERS = "#c0392b", "#34607f"
_STYLE: Any = {
    "svg.hashsalt": "cleanscrape",
    "svg.fonttype": "none",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.3,
    "axes.axisbelow": True,
}
# where a label may stand from its point, in points, and what of it stands there; the first that is
# free is taken
_PLACES = (
    (7, -3, "left"), (-7, -3, "right"), (0, 8, "center"), (0, -16, "center"),
    (7, 7, "left"), (7, -14, "left"), (-7, 7, "right"), (-7, -14, "right"),
)  # fmt: skip
_MARKS = "osD^vPX<>*hp"
_NAMED = 6  # lines of a panel of growth that are named


def speed(
    points: Mapping[str, tuple[float, float]],
    ours: str,
    title: str,
    ceiling: float | None,
    path: Path,
) -> None:
    """Plot the body's F1 against time.

    Args:
        points: by tool, time as a multiple of trafilatura's, and F1.
        ours: the tool to stress.
        title: of the plot.
        ceiling: drawn as a line, if known.
        path: the file to write, ``.svg`` or ``.png``.
    """
    with _axes(path, (7.2, 4.4)) as axes:
        axes.set_xscale("log")
        for name, (time, score) in points.items():
            axes.scatter(time, score, s=42, color=OURS if name == ours else OTHERS, zorder=3)
        if ceiling is not None:
            axes.axhline(ceiling, color="#777777", linestyle="--", linewidth=1)
            side = axes.get_yaxis_transform()
            axes.text(
                0.01,
                ceiling,
                "perfect choice of blocks",
                transform=side,
                va="bottom",
                color="#777777",
                fontsize=9,
            )
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_formatter(
            lambda value, _: f"{value:g}" if f"{value:g}"[0] in "25" else ""
        )
        axes.margins(0.12, 0.1)
        axes.set(
            title=title,
            xlabel="CPU time, trafilatura = 1 (log scale)",
            ylabel="word F1 of the body",
        )
        _label(axes, points, ours)


def types(rows: Mapping[str, Mapping[str, float]], ours: str, title: str, path: Path) -> None:
    """Plot the body's F1 for each type of page, a mark for each tool.

    Args:
        rows: by tool, F1 by type of page; all tools have the same types.
        ours: the tool to stress.
        title: of the plot.
        path: the file to write.
    """
    kinds = list(next(iter(rows.values())))
    with _axes(path, (7.2, 0.55 * len(kinds) + 1.6)) as axes:
        for mark, (name, scores) in zip(_MARKS, rows.items()):
            first = name == ours
            places = [len(kinds) - at for at in range(len(kinds))]
            values = [scores[kind] for kind in kinds]
            axes.scatter(
                values,
                places,
                s=60 if first else 34,
                marker=mark,
                color=OURS if first else None,
                zorder=4 if first else 3,
                label=name,
            )
        axes.set_yticks([len(kinds) - at for at in range(len(kinds))], kinds)
        axes.set_ylim(0.4, len(kinds) + 0.6)
        axes.set(title=title, xlabel="word F1 of the body")
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=9)


def curve(points: Sequence[Mapping[str, Any]], title: str, path: Path) -> None:
    """Plot what the scorer reaches with more pages to learn from.

    Args: points: each with ``corpus``, ``shape``, ``pages`` (how many it learned from) and ``body``
        (held-out F1). title: of the plot. path: the file to write.
    """
    lines: dict[str, list[tuple[float, float]]] = {}
    for point in points:
        lines.setdefault(f"{point['corpus']}, {point['shape']}", []).append(
            (point["pages"], point["body"])
        )
    with _axes(path, (7.2, 4.0)) as axes:
        for mark, (name, line) in zip(_MARKS, sorted(lines.items())):
            axes.plot(*zip(*sorted(line)), marker=mark, markersize=5, label=name)
        axes.set(title=title, xlabel="pages to learn from", ylabel="word F1 of the body, held out")
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=9)


def growth(panels: Mapping[str, Mapping[str, Sequence[Any]]], path: Path) -> None:
    """Plot CPU time and memory against the size of the page, a line a shape.

    The dearest of each panel are named.

    Args: panels: by kind of page and shape the runs of growing size, with ``size`` (characters),
        ``seconds`` and ``memory`` (megabytes). path: the file to write.
    """
    measures = (("seconds", "CPU seconds", 1e-3), ("memory", "memory, MB", 1.0))
    with _figure(path, (10.5, 8.4)) as figure:
        for row, (name, label, least) in enumerate(measures):
            for column, (kind, shapes) in enumerate(panels.items()):
                axes = figure.add_subplot(
                    len(measures), len(panels), 1 + row * len(panels) + column
                )
                points = {
                    shape: [(run.size / 1e6, getattr(run, name)) for run in runs]
                    for shape, runs in shapes.items()
                }
                _growth_lines(
                    axes,
                    {
                        shape: [point for point in line if point[1] >= least]
                        for shape, line in points.items()
                    },
                )
                axes.set(
                    title=kind if row == 0 else None,
                    xlabel="megabytes of the page" if row else None,
                    ylabel=label,
                )
        figure.tight_layout()


def _growth_lines(axes: Axes, lines: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Lines on logarithmic axes, those that end highest in colour.

    A dotted line shows what grows as the size does.
    """
    dearest = sorted(
        (shape for shape in lines if lines[shape]),
        key=lambda shape: -lines[shape][-1][1] / lines[shape][-1][0],
    )
    for shape, line in lines.items():
        if shape not in dearest[:_NAMED]:
            axes.plot(*zip(*line), color="#b8c4cc", linewidth=1) if line else None
    for at, shape in enumerate(dearest[:_NAMED]):
        axes.plot(
            *zip(*lines[shape]),
            color=f"C{at}",
            marker=_MARKS[at],
            markersize=4,
            linewidth=1.4,
            label=shape,
            zorder=3,
        )
    axes.set(xscale="log", yscale="log")
    if dearest:
        size, value = lines[dearest[0]][-1]
        limits = axes.axis()
        axes.plot(
            (size / 1e6, size), (value / 1e6, value), color="#777777", linestyle=":", linewidth=1
        )
        axes.axis(limits)
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.legend(loc="upper left", frameon=False, fontsize=8)


@contextmanager
def _axes(path: Path, size: tuple[float, float]) -> Iterator[Axes]:
    """Axes to draw on, written to a file at the end."""
    with _figure(path, size) as figure:
        yield figure.add_subplot()


@contextmanager
def _figure(path: Path, size: tuple[float, float]) -> Iterator[Figure]:
    """A figure to draw on, written to a file at the end."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        figure = Figure(size, facecolor="white")
        FigureCanvasAgg(figure)  # lays out what is drawn, so that labels can be placed
        yield figure
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(
            path,
            metadata={"Date": None} if path.suffix == ".svg" else None,
            bbox_inches="tight",
            dpi=120,
        )


def _label(axes: Axes, points: Mapping[str, tuple[float, float]], ours: str) -> None:
    """Write each name beside its point, where it covers no other name and no point."""
    axes.figure.canvas.draw()
    taken = [_around(axes, point) for point in points.values()]
    for name, point in sorted(points.items(), key=lambda entry: -entry[1][1]):
        text = None
        for x, y, side in _PLACES:
            if text is not None:
                text.remove()
            text = axes.annotate(
                name, point, (x, y), textcoords="offset points", ha=side, fontsize=9,
                color=OURS if name == ours else "#222222",
                weight="bold" if name == ours else "normal",
            )  # fmt: skip
            box = text.get_window_extent()
            if not any(box.overlaps(other) for other in taken):
                break
        taken.append(box)


def _around(axes: Axes, point: tuple[float, float]) -> Bbox:
    from matplotlib.transforms import Bbox

    x, y = axes.transData.transform(point)
    return Bbox.from_bounds(x - 4, y - 4, 8, 8)
