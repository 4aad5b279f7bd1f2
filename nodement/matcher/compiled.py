"""The kernels twice: as the Python that they are, and compiled by numba where that pays.

Numba is loaded when the first large problem comes, so a web process or a small matching never
pays for it. Compiled code is kept beside the source, or in the user's cache, for the next time,
under a name that changes with any kernel. Both give the same numbers; without numba a large
problem only takes longer.
"""

import hashlib
import importlib
import os
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any, Final

LARGE: Final = 500_000
"""From so many pairs on it pays to load compiled kernels."""
KERNELS: Final = "nodement.matcher.kernels."

Compile = Callable[..., Any]


@cache
def compiled(module: ModuleType) -> SimpleNamespace | None:
    """The functions of a kernel module, compiled; nothing where numba is not installed."""
    compiler = _compiler()
    return None if compiler is None else SimpleNamespace(**_functions(module, compiler, {}))


@cache
def _compiler() -> Compile | None:
    try:
        numba = importlib.import_module("numba")
    except ImportError:
        return None

    folder = _cache_folder()
    if folder is None:
        return partial(numba.njit, nogil=True)
    numba.config.CACHE_DIR = str(folder)
    return partial(numba.njit, nogil=True, cache=True)


def _cache_folder() -> Path | None:
    """Where compiled kernels are kept; nothing where no folder can be written."""
    source = Path(__file__).parent / "kernels"
    kernels = b"".join(path.read_bytes() for path in sorted(source.glob("*.py")))
    name = f"compiled-{hashlib.sha256(kernels).hexdigest()[:16]}"
    for home in (source / "__pycache__", Path("~/.cache/nodement")):
        try:
            folder = home.expanduser() / name
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, RuntimeError):
            continue
        if os.access(folder, os.W_OK):
            return folder
    return None


def _functions(
    module: ModuleType, compiler: Compile, finished: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """The names of a module with every kernel compiled, also those it has from other kernels."""
    if module.__name__ in finished:
        return finished[module.__name__]
    names = finished[module.__name__] = dict(vars(module))
    for name, value in vars(module).items():
        if not isinstance(value, FunctionType) or not value.__module__.startswith(KERNELS):
            continue
        if value.__module__ != module.__name__:
            names[name] = _functions(sys.modules[value.__module__], compiler, finished)[name]
            continue
        copy = FunctionType(value.__code__, names, name, value.__defaults__)
        copy.__module__, copy.__qualname__ = module.__name__, value.__qualname__
        names[name] = compiler(copy)
    return names
