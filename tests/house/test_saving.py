"""Only actions and chores change rows: no view, form, query or rule saves."""

import ast
from pathlib import Path

from tests.house.rooms import HOUSE, name

SAVING = {
    "save",
    "delete",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
}
READING = [
    path
    for folder in ("web", "lifecycle")
    for path in sorted((HOUSE / folder).rglob("*.py"))
    if path.name not in ("actions.py", "chores.py")
] + sorted([*HOUSE.glob("*/queries.py"), *HOUSE.glob("*/rules.py")])


def savings(path: Path) -> list[str]:
    """The calls in a file by which a row would be written."""
    return [
        f"{path.name}:{call.lineno} {ast.unparse(call.func)}"
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in SAVING
    ]


def test_whoever_reads_does_not_save() -> None:
    assert len(READING) > 40
    assert {name(path): savings(path) for path in READING if savings(path)} == {}


def test_a_view_that_saves_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "view.py"
    planted.write_text("def view(request):\n    form.save()\n    Pair.objects.create(a=1)\n")

    assert savings(planted) == ["view.py:2 form.save", "view.py:3 Pair.objects.create"]
