"""Hatch's build hook: compiles the kernels of `src/cleanscrape/_speed`, each `.pyx` one.

`CLEANSCRAPE_PURE` decides. Unset: a kernel that cannot be compiled is left out, and the package is
pure Python there. `1`: no kernel is compiled. `0`: a kernel that cannot be compiled is an error.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = "src/cleanscrape/_speed"
THIS_FILE = ".ci/kernels.py"
PACKAGE = "cleanscrape._speed"
# Sums must come out the same on each machine: no fused multiply-add where its C compiler likes one.
FLAGS = [] if sys.platform == "win32" else ["-ffp-contract=off"]
if FLAGS and "CFLAGS" not in os.environ:  # who sets it decides on symbols for debuggers too
    FLAGS.append("-g0")
DIRECTIVES = {"language_level": 3, "freethreading_compatible": True}


class KernelHook(BuildHookInterface):
    """Adds the compiled kernels to a wheel, or puts them beside their sources if it is editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel holds.

        Args:
            version: ``"standard"``, or ``"editable"``.
            build_data: hatch's account of the wheel, which is changed.
        """
        self._folder = tempfile.TemporaryDirectory()  # removed with this object, if not before
        self._work = Path(self._folder.name)
        built = (self._current() if version == "editable" else []) or self._compiled()
        if version == "editable":
            self._place(built)
        else:
            build_data["force_include"].update(
                {str(path): f"cleanscrape/_speed/{path.name}" for path in built}
            )
        build_data["pure_python"] = not built
        build_data["infer_tag"] = bool(built)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was needed for compiling only."""
        self._folder.cleanup()

    def _current(self) -> list[Path]:
        """The kernels of an earlier editable build; none if a source is newer than one of them."""
        if os.environ.get("CLEANSCRAPE_PURE", "") not in ("", "0"):
            return []
        folder, suffix = Path(self.root, SOURCES), sysconfig.get_config_var("EXT_SUFFIX")
        kernels = [folder / f"{source.stem}{suffix}" for source in folder.glob("*.pyx")]
        if not kernels or not all(kernel.exists() for kernel in kernels):
            return []
        sources = [*folder.glob("*.px[id]"), *folder.glob("*.pyx"), Path(self.root, THIS_FILE)]
        newest = max(source.stat().st_mtime for source in sources)
        oldest = min(kernel.stat().st_mtime for kernel in kernels)
        return kernels if newest < oldest else []

    def _compiled(self) -> list[Path]:
        wanted = os.environ.get("CLEANSCRAPE_PURE", "")
        if wanted not in ("", "0"):
            return []
        sources = sorted(Path(self.root, SOURCES).glob("*.pyx"))
        tried = [self._tried(source.relative_to(self.root), bool(wanted)) for source in sources]
        return [path for path in tried if path]

    def _tried(self, source: Path, required: bool) -> Path | None:
        try:
            return self._compile(source)
        except Exception as error:  # no compiler, no headers, another libc: all are the same here
            if required:
                raise
            self.app.display_warning(f"{source.stem}: not compiled, so pure Python: {error}")
            return None

    def _compile(self, source: Path) -> Path:
        """The extension module made of a Cython source, in the working folder."""
        import lxml
        from Cython.Build import cythonize
        from setuptools import Distribution, Extension

        extension = Extension(
            f"{PACKAGE}.{source.stem}",
            [str(source)],
            include_dirs=lxml.get_include(),
            extra_compile_args=FLAGS,
        )
        [extension] = cythonize(
            [extension],
            build_dir=str(self._work),
            compiler_directives=DIRECTIVES,
            force=True,
            quiet=True,
        )
        command = Distribution({"ext_modules": [extension]}).get_command_obj("build_ext")
        command.build_lib = str(self._work / "lib")
        command.build_temp = str(self._work / "temp")
        command.ensure_finalized()
        command.run()
        return Path(command.get_ext_fullpath(extension.name))

    def _place(self, built: list[Path]) -> None:
        """Put kernels beside their sources, and take away those of an earlier build."""
        folder = Path(self.root, SOURCES)
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        for old in {*folder.glob(f"*{suffix}")} - {*built}:
            old.unlink()
        for path in built:
            if path.parent != folder:
                shutil.copy(path, folder)
