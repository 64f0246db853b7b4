"""Every pattern of the package, and near-matches of each.

They have a length at which quadratic work would take minutes.

An attack is a beginning that the pattern takes, one repeatable piece of it again and again, and an
end that it does not take. The pieces come from the pattern's own parse tree. `main` runs in a
process of its own, which is killed when a pattern takes too long.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import cleanscrape
from cleanscrape.late_patterns import LatePattern

try:
    from re import _parser as sre  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse as sre

LONG, FULL = (1_600, 16_000), 250_000  # characters
# a text takes 8 times as long as an eighth of it where the work is linear, 64 times where it is
# quadratic
SUSPICIOUS = 20
LEAST = 50e-6  # seconds; what is quicker on the shorter LONG cannot be quadratic
LIMIT = 10.0  # CPU seconds; linear work on FULL takes two at most, quadratic work twenty at least
_FEW = 8  # repetitions up to which a bounded piece is no worse than a constant
_TAILS = ("", "\0\n")
_COMMON = " a1\n"
_CATEGORY: dict[str, Callable[[str], bool]] = {
    "digit": str.isdigit,
    "space": str.isspace,
    "word": lambda char: char.isalnum() or char == "_",
}
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class Place(NamedTuple):
    """Where a pattern stands, and the methods that are called on it by name.

    None where it is reached in another way.
    """

    name: str
    methods: set[str]

    @property
    def anchored(self) -> bool:
        """True for a pattern that is only tried at given places of a text."""
        return bool(self.methods) and self.methods <= {"match", "fullmatch"}


def modules() -> list[ModuleType]:
    """All modules of the package but those of engines that are not installed.

    Kernels are left out: no pattern stands in one, and they have no source that could be read.
    """
    found = [cleanscrape]
    for entry in pkgutil.walk_packages(cleanscrape.__path__, "cleanscrape."):
        if entry.name.startswith("cleanscrape._speed."):
            continue
        try:
            found.append(importlib.import_module(entry.name))
        except ImportError as missing:
            if not entry.name.startswith("cleanscrape.integrations.") or (
                missing.name or ""
            ).startswith("cleanscrape"):
                raise
    return found


def patterns() -> dict[re.Pattern[Any], Place]:
    """Each pattern, a place where it stands, and how it is called.

    Looked into: attributes of modules and of classes, containers, cached functions without
    parameters, and the texts that are given to functions of `re` as they stand.
    """
    found: dict[re.Pattern[Any], Place] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _within(value, module.__name__):
                found.setdefault(pattern, Place(f"{module.__name__}.{name}", set()))
        for name, method, pattern in _called(module):
            found.setdefault(pattern, Place(f"{module.__name__}:{name}", set())).methods.add(method)
    return found


def compiled() -> set[tuple[Any, int]]:
    """What modules of the package compile while they are loaded and at work.

    For a process in which they are not loaded yet.
    """
    found: set[tuple[Any, int]] = set()
    for name in [name for name in sys.modules if name.partition(".")[0] == "cleanscrape"]:
        del sys.modules[name]
    private = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: Any) -> Any:
        frames = [sys._getframe(1), sys._getframe(2)]
        made = private(pattern, flags)
        if any(
            str(frame.f_globals.get("__name__")).partition(".")[0] == "cleanscrape"
            for frame in frames
        ):
            found.add((made.pattern, made.flags))
        return made

    re._compile = noted  # type: ignore[attr-defined]
    from .everywhere import digest, pages

    digest(pages(4))
    re._compile = private  # type: ignore[attr-defined]
    return found


def _within(value: Any, module: str, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, (re.Pattern, LatePattern)):
        yield _pattern(value)
    elif depth > 3 or isinstance(value, (str, bytes)):
        return
    elif isinstance(value, dict):
        yield from (
            pattern for item in value.values() for pattern in _within(item, module, depth + 1)
        )
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (pattern for item in value for pattern in _within(item, module, depth + 1))
    elif inspect.isclass(value) and value.__module__ == module:
        yield from (
            pattern for item in vars(value).values() for pattern in _within(item, module, depth + 1)
        )
    elif (
        hasattr(value, "cache_info")
        and value.__module__ == module
        and not inspect.signature(value).parameters
    ):
        yield from _within(value(), module, depth + 1)
    elif type(value).__module__.startswith("cleanscrape.lexicons"):  # words and signs
        yield from _within(getattr(value, "__dict__", {}), module, depth + 1)


def is_harmless(pattern: Any, flags: int) -> bool:
    """True for patterns that cannot go back: without repetition, or one set of characters again."""
    tree: Any = sre.parse(pattern, flags & ~re.DEBUG)
    if len(tree) == 1 and str(tree[0][0]) == "MAX_REPEAT":
        return str(tree[0][1][2]).startswith("[(IN,")
    return "_REPEAT" not in str(tree)


def _pattern(value: re.Pattern[Any] | LatePattern) -> re.Pattern[Any]:
    return value.compiled if isinstance(value, LatePattern) else value


def _called(module: ModuleType) -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    """Name or text, method and pattern of each match.

    What looks like ``NAME.match`` or ``re.match(r"…", text)``.
    """
    for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            pattern = vars(module).get(node.value.id)
            if isinstance(pattern, (re.Pattern, LatePattern)):
                yield node.value.id, node.attr, _pattern(pattern)
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).startswith("re.")
            and isinstance(node.args[0], ast.Constant)
        ):
            method = ast.unparse(node.func).removeprefix("re.")
            if method != "compile":
                yield str(node.lineno), method, re.compile(node.args[0].value)


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Pairs of a beginning and a piece to repeat after it."""
    text = (
        pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    )
    tree: Any = sre.parse(text, pattern.flags & ~re.DEBUG)
    letters = [*dict.fromkeys([*_letters(tree), *_COMMON])][:9]
    wholes = [
        ("", _sample(tree.data[:size], pick) + end)
        for size in range(1, len(tree.data) + 1)
        for pick in range(3)
        for end in ("", " ")
    ]
    found = dict.fromkeys(
        [*wholes, *(("", letter) for letter in letters), *_pumps(tree, "", letters)]
    )
    return [(head, unit) for head, unit in found if unit]


def _pumps(items: Iterable[Any], head: str, letters: list[str]) -> Iterator[tuple[str, str]]:
    """For each repeatable piece what leads to it, and forms of it."""
    for op, value in items:
        name = str(op)
        if name in _REPEATS:
            _, most, body = value
            if most > _FEW:
                yield from ((head, _sample(body, pick)) for pick in range(4))
                yield from ((head, letter) for letter in letters)
            yield from _pumps(body, head, letters)
        elif name == "BRANCH":
            for branch in value[1][:12]:
                yield from _pumps(branch, head, letters)
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"):
            yield from _pumps(value if name == "ATOMIC_GROUP" else value[-1], head, letters)
        head += _sample([(op, value)], 0)


def _letters(items: Iterable[Any]) -> Iterator[str]:
    """Characters that stand in a pattern."""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            yield chr(value)
        elif name == "IN":
            yield from (
                chr(item[1] if str(item[0]) == "LITERAL" else item[1][0])
                for item in value
                if str(item[0]) in ("LITERAL", "RANGE")
            )
        elif name == "BRANCH":
            yield from (letter for branch in value[1] for letter in _letters(branch))
        elif name in (*_REPEATS, "SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            yield from _letters(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _letters(value)


def _sample(items: Iterable[Any], pick: int) -> str:
    """A text that the items take, or nearly; `pick` chooses among branches and characters."""
    found = ""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            found += chr(value)
        elif name == "NOT_LITERAL":
            found += "b" if value == ord("a") else "a"
        elif name == "ANY":
            found += "a"
        elif name == "IN":
            found += _member(value, pick)
        elif name == "BRANCH":
            found += _sample(value[1][pick % len(value[1])], pick)
        elif name in _REPEATS:
            found += _sample(value[2], pick) * max(1, value[0])
        elif name in ("SUBPATTERN", "ASSERT"):
            found += _sample(value[-1], pick)
        elif name == "ATOMIC_GROUP":
            found += _sample(value, pick)
    return found


def _member(items: list[Any], pick: int) -> str:
    """A character of a set."""
    negated = str(items[0][0]) == "NEGATE"
    own = [
        chr(value if str(op) == "LITERAL" else value[0])
        for op, value in items
        if str(op) in ("LITERAL", "RANGE")
    ]
    fits = [
        char
        for char in [*dict.fromkeys([*own, *"a A1.-\n_\0é雨"])]
        if _in_set(char, items) is not negated
    ]
    return fits[pick % len(fits)] if fits else ""


def _in_set(char: str, items: list[Any]) -> bool:
    for op, value in items:
        name = str(op)
        if (name == "LITERAL" and ord(char) == value) or (
            name == "RANGE" and value[0] <= ord(char) <= value[1]
        ):
            return True
        if name == "CATEGORY":
            kind = str(value).lower().removeprefix("category_")
            if _CATEGORY[kind.rpartition("_")[2]](char) is not kind.startswith("not_"):
                return True
    return False


def _text(pattern: re.Pattern[Any], attack: tuple[str, str], size: int, tail: str) -> Any:
    head, unit = attack
    text = head + unit * (size // len(unit)) + tail
    return text if isinstance(pattern.pattern, str) else text.encode("utf-8")


def _work(pattern: re.Pattern[Any], place: Place, text: Any) -> None:
    if place.anchored:
        for method in place.methods:
            getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass


def _seconds(pattern: re.Pattern[Any], place: Place, text: Any, runs: int = 1) -> float:
    """CPU seconds, the shortest of some runs."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        _work(pattern, place, text)
        best = min(best, time.process_time() - started)
    return best


def _seems_slow(pattern: re.Pattern[Any], place: Place, attack: tuple[str, str], tail: str) -> bool:
    """True where the work seems to grow faster than the text, at both lengths.

    Noise may say so too: it is no verdict.
    """
    for long in LONG:
        text, eighth = (_text(pattern, attack, size, tail) for size in (long, long // 8))
        if _seconds(pattern, place, text) < LEAST or _seconds(
            pattern, place, text, 3
        ) < SUSPICIOUS * _seconds(pattern, place, eighth, 3):
            return False
    return True


def withstands(pattern: re.Pattern[Any], place: Place) -> None:
    """Return, sooner or later.

    What seems slow is run at full length, with a limit that kills the process; see `main` on the
    rest.
    """
    for attack in attacks(pattern):
        for tail in _TAILS:
            if _seems_slow(pattern, place, attack, tail):
                print("?", repr(attack), repr(tail), flush=True)
                signal.setitimer(signal.ITIMER_PROF, LIMIT)
                _work(pattern, place, _text(pattern, attack, FULL, tail))
                signal.setitimer(signal.ITIMER_PROF, 0)  # a timer that runs makes the clock coarse


def main() -> None:
    """Attack the patterns from a number on, naming each before it is attacked.

    Where the process ends or hangs is the one that fails.
    """
    for number, (pattern, place) in enumerate(patterns().items()):
        if number >= int(sys.argv[1]):
            print(number, place.name, flush=True)
            withstands(pattern, place)
    print("done", flush=True)


if __name__ == "__main__":
    main()
