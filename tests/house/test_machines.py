"""The machines that check the house, each seen to catch what it is there for."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
CONTRACTS = [contract["name"] for contract in CONFIGURATION["importlinter"]["contracts"]]
BANNED = CONFIGURATION["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
PROGRAMS = Path(sys.executable).parent

PLANTED_ARROWS = {
    "kit/errors.py": "import nodement.people.models",
    "people/models.py": "import nodement.people.actions",
    "matcher/__init__.py": "import django",
    "matcher/checking/verify.py": "import nodement.matcher.judging.scoring",
    "surveys/queries.py": "import nodement.matcher",
    "web/member/me.py": "import nodement.web.public.home",
}
PLANTED_STYLE = """
import os
def untyped(value):
    import json
    print(value)
    return datetime.datetime.now()
def many(a: int, b: int, c: int, d: int, e: int, f: int) -> None: ...
def winding(a: int) -> int:
{branches}
    return a
""".format(branches="\n".join(f"    if a == {number}: a = a + 1" for number in range(26)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty house under the same rules."""
    (tmp_path / "nodement" / "people").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house in another place, where faults may be planted."""
    unwanted = shutil.ignore_patterns("__pycache__", "sample", "static")
    shutil.copytree(ROOT / "nodement", tmp_path / "nodement", ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(program: str, *arguments: str, within: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(PROGRAMS / program), *arguments], cwd=within, capture_output=True, text=True
    )


def test_every_contract_of_the_import_linter_breaks_on_a_planted_arrow(copy: Path) -> None:
    for place, arrow in PLANTED_ARROWS.items():
        file = copy / "nodement" / place
        file.write_text(f"{file.read_text()}\n{arrow}\n")

    said = run("lint-imports", "--no-cache", within=copy)

    verdicts = {
        line.rpartition(" ")[0]: line.split()[-1] for line in said.stdout.splitlines() if line
    }
    assert said.returncode == 1
    assert {name: verdicts.get(name) for name in CONTRACTS} == dict.fromkeys(CONTRACTS, "BROKEN")


def test_ruff_catches_planted_faults_of_style(site: Path) -> None:
    (site / "nodement" / "people" / "planted.py").write_text(PLANTED_STYLE)

    said = run("ruff", "check", "--output-format=json", "nodement/people/planted.py", within=site)

    caught = {fault["code"] for fault in json.loads(said.stdout)}
    wanted = {"ANN001", "ANN201", "C901", "F401", "PLC0415", "PLR0913", "PLR0915", "T201"}
    assert wanted - caught == set()


@pytest.mark.parametrize("banned", sorted(BANNED))
def test_ruff_catches_every_banned_import(site: Path, banned: str) -> None:
    (site / "nodement" / "people" / "planted.py").write_text(f"import {banned}\n")

    said = run("ruff", "check", "--select=TID251", "nodement/people/planted.py", within=site)

    assert said.returncode == 1
    assert BANNED[banned]["msg"] in said.stdout


def test_the_formatters_catch_a_planted_fault(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("x=1\n")
    (tmp_path / "planted.html").write_text("{%if a%}{%endif%}\n")

    assert run("ruff", "format", "--check", "planted.py", within=tmp_path).returncode == 1
    assert run("djade", "--check", "planted.html", within=tmp_path).returncode == 1


def test_the_type_checker_is_strict(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("def planted(value):\n    return value\n")
    strict = CONFIGURATION["mypy"]["strict"]

    flags = ["--strict"] if strict else []
    said = run("mypy", *flags, "--config-file=", "planted.py", within=tmp_path)

    assert "Function is missing a type annotation" in said.stdout
