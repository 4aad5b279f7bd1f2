"""The manual names every setting and every command, and nothing points nowhere."""

import re
from pathlib import Path

import pytest

from nodement.cli.main import COMMANDS
from nodement.settings.environment import NAMES, PREFIX
from tests.house.rooms import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def manual() -> str:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(page.read_text() for page in pages if page.exists())


def missing(wanted: list[str], text: str) -> list[str]:
    return [word for word in wanted if not re.search(rf"{re.escape(word)}\b", text)]


def dead_links(page: Path) -> list[str]:
    """The links of a page to files that are not there."""
    targets = [target.partition("#")[0] for target in LINK.findall(page.read_text())]
    return [
        target
        for target in targets
        if target and ":" not in target and not (page.parent / target).exists()
    ]


def test_every_setting_is_in_the_manual() -> None:
    assert missing([PREFIX + name for name in sorted(NAMES)], manual()) == []


def test_every_command_is_in_the_manual() -> None:
    assert missing([f"nodement {name}" for name in COMMANDS], manual()) == []


def test_every_way_in_of_the_makefile_is_in_the_manual() -> None:
    targets = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert missing([f"make {target}" for target in targets if target != "help"], manual()) == []


def test_no_link_of_the_manual_points_nowhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]

    assert {page.name: dead for page in pages if (dead := dead_links(page))} == {}


def test_what_is_missing_is_caught(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [nowhere](gone.md#part) [away](https://example.org)")

    assert missing(["nodement up", "NODEMENT_MAIL"], "nodement upper, NODEMENT_MAIL_FROM") == [
        "nodement up",
        "NODEMENT_MAIL",
    ]
    assert dead_links(page) == ["gone.md#part".partition("#")[0]]


@pytest.mark.parametrize(
    "file", ["requirements/run.txt", "requirements/dev.txt", "requirements/postgres.txt"]
)
def test_a_lock_has_hashes_and_no_download_addresses(file: str) -> None:
    lock = (ROOT / file).read_text()
    pinned = re.findall(r"^\S+==.*\\\n    --hash=sha256:", lock, re.MULTILINE)

    assert "://" not in lock
    assert len(pinned) == len(re.findall(r"^[^\s#]", lock, re.MULTILINE)) > 0
