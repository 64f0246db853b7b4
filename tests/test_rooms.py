"""The rooms of the package and what each may import, held against the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleanscrape

PACKAGE = Path(cleanscrape.__file__).parent
TABLE = Path(__file__).parents[1] / "docs/explanation/architecture.md"
FACE = "cleanscrape"
_ROW = re.compile(r"^\| `(?P<room>\w+)` \|.*\| (?P<allowed>[^|]*) \|$", re.MULTILINE)
# Room: rooms that it may import besides itself, as the documentation says.
ALLOWED = {
    row["room"]: {row["room"], *re.findall(r"`(\w+)`", row["allowed"])}
    for row in _ROW.finditer(TABLE.read_text("utf-8"))
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield (
            ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            .removesuffix("__init__")
            .rstrip("."),
            path,
        )


NAMES = frozenset(module for module, _ in modules())


def imports(module: str, path: Path) -> Iterator[str]:
    """Modules of ours that a module imports, anywhere in it, relative to the package."""
    package = module.split(".") if module else []
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            yield from _named(
                [*base, *(node.module or "").split(".")] if node.module else base, node.names
            )
        elif (
            isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "cleanscrape"
        ):
            yield from _named((node.module or "").split(".")[1:], node.names)
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.partition(".")[2]
                for alias in node.names
                if alias.name.split(".")[0] == "cleanscrape"
            )


def _named(base: list[str], names: list[ast.alias]) -> Iterator[str]:
    """What `from base import names` reads: modules where the names are modules, else `base`."""
    for alias in names:
        name = ".".join([*base, alias.name])
        yield name if name in NAMES else ".".join(base)


def room(module: str) -> str:
    return module.split(".", maxsplit=1)[0] or FACE


def circles(graph: dict[str, set[str]]) -> set[str]:
    """What is in a circle or leads into one.

    What is left after taking away, again and again, what imports nothing else.
    """
    left = {
        name: {target for target in targets if target in graph and target != name}
        for name, targets in graph.items()
    }
    while free := {name for name, targets in left.items() if not targets & left.keys()}:
        left = {name: targets for name, targets in left.items() if name not in free}
    return {*left}


@pytest.mark.parametrize(("module", "path"), list(modules()))
def test_a_module_imports_only_what_its_room_may(module: str, path: Path) -> None:
    wrong = {
        target for target in imports(module, path) if room(target) not in ALLOWED[room(module)]
    }
    assert not wrong


def test_every_room_is_in_the_table() -> None:
    assert {room(module) for module, _ in modules()} == set(ALLOWED)


def test_the_table_allows_nothing_that_is_not_needed() -> None:
    used: dict[str, set[str]] = {}
    for module, path in modules():
        used.setdefault(room(module), {room(module)}).update(map(room, imports(module, path)))
    assert used == ALLOWED


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    assert not circles(ALLOWED)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert not circles({module: {*imports(module, path)} for module, path in modules()})


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == {
        "a",
        "b",
        "c",
        "d",
    }


def test_filters_never_import_each_other() -> None:
    for module, path in modules():
        if room(module) == "filters" and module != "filters":
            assert not [target for target in imports(module, path) if room(target) == "filters"]


def test_only_the_html_reader_touches_lxml() -> None:
    for module, path in modules():
        names = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        if any(name.split(".")[0] == "lxml" for name in names):
            assert room(module) == "readers"


def test_no_module_can_reach_the_network() -> None:
    banned = {"socket", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    for module, path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in names:
                assert name == "urllib.parse" or name.split(".")[0] not in banned, (
                    f"{module} imports {name}"
                )


def test_exported_names_are_sorted_and_exist() -> None:
    assert list(cleanscrape.__all__) == sorted(
        cleanscrape.__all__, key=lambda name: (name[0].islower(), name)
    )
    assert all(hasattr(cleanscrape, name) for name in cleanscrape.__all__)
