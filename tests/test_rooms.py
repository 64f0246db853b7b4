"""The rooms of the package and what each may import, held against the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleanscrape

PACKAGE = Path(cleanscrape.__file__).parent
TYPES = {"labels", "blocks", "document", "article", "errors"}
FACE = {""}
# Room: rooms it may import. "" is the public face, `cleanscrape` itself. Modules outside a folder are rooms of their own.
ALLOWED = {
    "labels": set(),
    "blocks": {"labels"},
    "document": {"labels", "blocks"},
    "errors": set(),
    "article": {"document", "render"},
    "lexicons": {"lexicons"},
    "patterns": TYPES | {"lexicons", "patterns"},
    "readers": TYPES | {"lexicons", "patterns", "splitters", "readers"},
    "splitters": TYPES | {"lexicons", "patterns", "splitters"},
    "scoring": TYPES | {"lexicons", "patterns", "verdict", "scoring"},
    "verdict": TYPES,
    "resolve": TYPES,
    "assemble": TYPES | {"verdict", "resolve", "scoring"},
    "filters": TYPES | {"lexicons", "patterns", "verdict", "scoring", "filters"},
    "render": TYPES | {"verdict", "scoring", "render", ""},
    "registry": TYPES | {"filters"},
    "pipeline": TYPES | {"readers", "assemble", "registry", "filters"},
    "parallel": set(),
    "": TYPES | {"pipeline", "readers", "registry", "parallel"},
    "testing": FACE | {"testing"},
    "integrations": FACE | {"integrations"},
    "batch": FACE | {"integrations", "batch"},
    "cli": FACE | {"render", "testing", "batch", "cli"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."), path


def imports(module: str, path: Path) -> Iterator[str]:
    """Modules of ours that a module imports, anywhere in it, relative to the package."""
    package = module.split(".") if module else []
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            yield ".".join([*base, *(node.module or "").split(".")]).rstrip(".") if node.module or base else ""
            if not node.module:
                yield from (".".join([*base, alias.name]) for alias in node.names if (PACKAGE.joinpath(*base, alias.name)).exists())
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "cleanscrape":
            yield (node.module or "").partition(".")[2]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[2] for alias in node.names if alias.name.split(".")[0] == "cleanscrape")


def room(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


@pytest.mark.parametrize(("module", "path"), list(modules()))
def test_a_module_imports_only_what_its_room_may(module: str, path: Path) -> None:
    wrong = {target for target in imports(module, path) if room(target) not in ALLOWED[room(module)]}
    assert not wrong


def test_every_room_is_in_the_table() -> None:
    assert {room(module) for module, _ in modules()} == set(ALLOWED)


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
                assert name == "urllib.parse" or name.split(".")[0] not in banned, f"{module} imports {name}"


def test_exported_names_are_sorted_and_exist() -> None:
    assert list(cleanscrape.__all__) == sorted(cleanscrape.__all__, key=lambda name: (name[0].islower(), name))
    assert all(hasattr(cleanscrape, name) for name in cleanscrape.__all__)
