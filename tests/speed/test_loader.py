"""Which kernels are used: those that are there, fit and agree with their twins."""

import os
import subprocess
import sys
import warnings
from types import ModuleType
from typing import Any

import pytest

import cleanscrape
from cleanscrape import _speed

NAME = "cleanscrape._speed.made_up"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_speed, "_used", {})
    monkeypatch.delenv("CLEANSCRAPE_PURE", raising=False)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType(NAME)
    module.CONTRACT = 3  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, NAME, module)
    return module


def yes(module: Any) -> bool:
    return True


def test_a_kernel_that_fits_is_used(made_up: ModuleType) -> None:
    asked: list[Any] = []

    def agrees(module: Any) -> bool:
        asked.append(module)
        return True

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _speed.kernel("made_up", 3, agrees) is made_up
    assert asked == [made_up]
    assert (_speed.used(), cleanscrape.speed()) == (("made_up",), "kernels")


def test_a_kernel_that_is_not_built_is_no_trouble() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _speed.kernel("not_built", 1, yes) is None
    assert (_speed.used(), cleanscrape.speed()) == ((), "pure")


def test_some_kernels_are_partial(made_up: ModuleType) -> None:
    _speed.kernel("made_up", 3, yes)
    _speed.kernel("not_built", 1, yes)
    assert (_speed.used(), cleanscrape.speed()) == (("made_up",), "partial")


def fails(module: Any) -> bool:
    raise ValueError("lxml has another size")


@pytest.mark.parametrize(
    ("contract", "agrees", "said"),
    [
        (4, yes, "its contract is 3, not 4"),
        (3, lambda module: False, "its self-test failed"),
        (3, fails, "ValueError: lxml has another size"),
    ],
    ids=["contract", "self-test", "error"],
)
def test_a_kernel_that_does_not_fit_is_refused_with_one_warning(
    made_up: ModuleType, contract: int, agrees: Any, said: str
) -> None:
    with pytest.warns(RuntimeWarning) as warned:
        assert _speed.kernel("made_up", contract, agrees) is None
    assert [str(one.message) for one in warned] == [
        f"cleanscrape: the kernel 'made_up' is not used, pure Python takes its place: {said}"
    ]
    assert warned[0].filename == __file__
    assert cleanscrape.speed() == "pure"


def test_a_kernel_without_a_number_is_refused(made_up: ModuleType) -> None:
    del made_up.CONTRACT
    with pytest.warns(RuntimeWarning, match="CONTRACT"):
        assert _speed.kernel("made_up", 3, yes) is None


def test_a_kernel_that_misses_a_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError("No module named 'lxml.other'", name="lxml.other")

    monkeypatch.setattr(_speed, "import_module", missing)
    with pytest.warns(RuntimeWarning, match=r"No module named 'lxml\.other'"):
        assert _speed.kernel("made_up", 3, yes) is None


@pytest.mark.parametrize(("value", "here"), [("1", False), ("yes", False), ("0", True), ("", True)])
def test_the_environment_switches_kernels_off(
    made_up: ModuleType, value: str, here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEANSCRAPE_PURE", value)
    assert (_speed.kernel("made_up", 3, yes) is made_up) is here


def test_a_process_that_is_told_so_is_pure() -> None:
    environment = {**os.environ, "CLEANSCRAPE_PURE": "1"}
    code = "import cleanscrape; print(cleanscrape.speed())"
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("pure\n", "")
