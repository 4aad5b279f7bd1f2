"""Run the `nodement` script as a terminal does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `nodement` with its own home; other settings by keyword."""

    def run(*words: object, **settings: str) -> "subprocess.CompletedProcess[str]":
        kept = {name: value for name, value in os.environ.items() if "NODEMENT" not in name}
        own = {f"NODEMENT_{name}": value for name, value in settings.items()}
        home = {"NODEMENT_HOME": str(tmp_path / "home")}
        return subprocess.run(
            [sys.executable, "-m", "nodement", *map(str, words)],
            cwd=HOUSE,
            env=kept | home | own,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run
