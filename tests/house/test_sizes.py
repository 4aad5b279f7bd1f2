"""How big a room may be, and what every file begins with."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.rooms import PYTHON, STYLES, TEMPLATES, name

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE, LONGEST_STYLE = 300, 40, 120, 300
FUNCTION = "def planted() -> None:\n" + "    print()\n" * 40


def length(most: int) -> Callable[[Path], list[str]]:
    def faults(path: Path) -> list[str]:
        lines = len(path.read_text().splitlines())
        return [f"{lines} lines, {most} fit in the head"] if lines > most else []

    return faults


def long_functions(path: Path) -> list[str]:
    return [
        f"{node.name} does not fit on a screen"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def opening(path: Path) -> list[str]:
    """An empty `__init__.py` needs no words; every other file opens with one sentence."""
    source = path.read_text()
    words = ast.get_docstring(ast.parse(source)) or ""
    first = words.splitlines()[0] if words else ""
    if not source.strip() or (first and first[-1] in ".:?!"):
        return []
    return ["it does not open with a sentence"]


CHECKS = [
    *((length(LONGEST_FILE), path) for path in PYTHON),
    *((long_functions, path) for path in PYTHON),
    *((opening, path) for path in PYTHON),
    *((length(LONGEST_TEMPLATE), path) for path in TEMPLATES),
    *((length(LONGEST_STYLE), path) for path in STYLES),
]


def test_every_file_keeps_its_size_and_says_what_it_is_for() -> None:
    faults = {name(path): found for check, path in CHECKS if (found := check(path))}

    assert faults == {}


@pytest.mark.parametrize(
    ("check", "planted"),
    [
        (length(LONGEST_FILE), "x = 1\n" * 301),
        (length(LONGEST_TEMPLATE), "<p>\n" * 121),
        (long_functions, FUNCTION),
        (long_functions, f"async {FUNCTION}"),
        (opening, "x = 1\n"),
        (opening, '"""no sentence"""\n'),
    ],
)
def test_the_check_catches_a_planted_fault(
    tmp_path: Path, check: Callable[[Path], list[str]], planted: str
) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted)

    assert len(check(file)) == 1


@pytest.mark.parametrize("kind", [PYTHON, STYLES, TEMPLATES])
def test_there_is_something_to_check(kind: list[Path]) -> None:
    assert len(kind) >= 5
