"""The files of the house, by kind."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "nodement"


def _below(folder: Path, pattern: str) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob(pattern)
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


PYTHON = [
    path for room in ("nodement", "tests", "benchmarks") for path in _below(ROOT / room, "*.py")
]
PAGES = [path for path in _below(HOUSE, "*.html") if "letters" not in path.parts[:-1]]
LETTERS = [path for path in _below(HOUSE, "*.md") if path.parent.name == "letters"]
LETTER_PARTS = [path for path in _below(HOUSE, "*.md") if path.parts[-3:-1] == ("letters", "parts")]
TEMPLATES = sorted(PAGES + LETTERS + LETTER_PARTS)
STYLES = _below(HOUSE, "*.css")


def name(path: Path) -> str:
    """How a file is named in the report of a test."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
