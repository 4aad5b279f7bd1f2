"""Settings are read from the environment; wrong ones stop the start with words."""

import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from nodement.settings.environment import NAMES, PREFIX, SettingsError

Read = Callable[..., SimpleNamespace]
ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "nodement" / "settings" / "__init__.py"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the settings anew, as a start with these variables would."""

    def anew(**settings: str) -> SimpleNamespace:
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            monkeypatch.delenv(name)
        for name, value in {"HOME": str(tmp_path), **settings}.items():
            monkeypatch.setenv(f"{PREFIX}{name}", value)
        return SimpleNamespace(**runpy.run_path(str(SETTINGS)))

    return anew


def start(home: Path) -> "subprocess.CompletedProcess[str]":
    """Read the settings in a process of its own and print the secret key."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return subprocess.run(
        [sys.executable, "-c", "import nodement.settings as s; print(s.SECRET_KEY)"],
        cwd=ROOT,
        env=clean | {f"{PREFIX}HOME": str(home)},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"URL": "mentoring.example.org"}, "is not the address of a site"),
        ({"URL": "ftp://mentoring.example.org"}, "is not the address of a site"),
        ({"URL": "https://mentoring.example.org/path"}, "without a path"),
        ({"URL": "https://mentoring.example.org?a=b"}, "without a path"),
        ({"URL": "https://user@mentoring.example.org"}, "is not the address of a site"),
        ({"URL": "https://mentoring.example.org:port"}, "is not the address of a site"),
        ({"URL": ""}, "is not the address of a site"),
        ({"SECRET_KEY": "short"}, "at least 32 characters"),
        ({"DATABASE_URL": "mysql://localhost/rows"}, "NODEMENT_DATABASE_URL: write postgres://"),
        ({"DATABASE_URL": "postgres://localhost"}, "NODEMENT_DATABASE_URL: write postgres://"),
        ({"DATABASE_URL": "postgres://localhost:port/rows"}, "write postgres://"),
        ({"DATABASE_URL": "sqlite://relative.sqlite3"}, "sqlite:///absolute/path.sqlite3"),
        ({"URL": "https://mentoring.example.org"}, "works on localhost only"),
        ({"MAIL": "imap://mail.example.org"}, "NODEMENT_MAIL: write “local”"),
        ({"MAIL": "smtp://mail.example.org:port"}, "NODEMENT_MAIL: write “local”"),
        ({"MAIL": "smtp://mail.example.org?tls=maybe"}, "tls is none, starttls or tls"),
        ({"MAIL": "smtp://mail.example.org?ssl=yes"}, "tls is none, starttls or tls"),
        ({"MAIL_FROM": "nobody"}, "is not a mail address"),
        ({"MAIL_FROM": "Nodement <a@example.org>\nBcc: b@example.org"}, "is not a mail address"),
        ({"GITHUB_CLIENT_ID": "one"}, "belong together"),
        ({"LOG_LEVEL": "loud"}, "is not one of DEBUG, INFO, WARNING, ERROR"),
        ({"DATABSE_URL": "x"}, "no such setting. Did you mean NODEMENT_DATABASE_URL?"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_words(
    read: Read, settings: dict[str, str], words: str
) -> None:
    with pytest.raises(SettingsError) as stop:
        read(**settings)

    [line] = str(stop.value).splitlines()
    assert words in line
    assert line.startswith(PREFIX)


def test_a_folder_that_cannot_be_made_stops_the_start(read: Read, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsError, match="can't be made"):
        read(HOME=str(tmp_path / "file" / "home"))


def test_a_damaged_key_file_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")

    done = start(tmp_path)

    assert done.returncode == 1
    assert done.stderr.strip().endswith("secret-key is damaged.")


def test_nothing_needs_to_be_set(read: Read) -> None:
    settings = read()

    assert (settings.MAIL_IS_LOCAL, settings.IS_HTTPS, settings.DEBUG) == (True, False, False)


def test_an_https_site_asks_for_secure_cookies_and_sends_through_its_server(read: Read) -> None:
    settings = read(URL="https://m.example.org", MAIL="smtp://u:p%40@mail.example.org?tls=tls")

    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SECURE_SSL_REDIRECT
    assert (settings.MAIL.port, settings.MAIL.password, settings.MAIL.tls) == (465, "p@", True)


def test_the_address_of_a_server_is_taken_apart(read: Read) -> None:
    url = "postgresql://ada:p%40ss@db.example.org:5433/rows?sslmode=require"

    rows = read(DATABASE_URL=url).DATABASES["default"]

    assert [rows[key] for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME", "OPTIONS")] == [
        "db.example.org",
        "5433",
        "ada",
        "p@ss",
        "rows",
        {"sslmode": "require"},
    ]


def test_passwords_are_not_shown_where_settings_are_printed(read: Read) -> None:
    settings = read(
        MAIL="smtp://ada:hush@mail.example.org",
        GITHUB_CLIENT_ID="app",
        GITHUB_CLIENT_SECRET="hush",
        DATABASE_URL="postgres://ada:hush@db.example.org/rows",
    )

    database = settings.read_database(settings.HOME)
    assert "hush" not in f"{settings.MAIL} {settings.GITHUB} {database}"


def test_the_secret_key_is_made_once_for_its_owner_also_by_many_starts_at_once(
    tmp_path: Path,
) -> None:
    with ThreadPoolExecutor(4) as starts:
        keys = {done.stdout for done in starts.map(start, [tmp_path] * 4)}

    file = tmp_path / "secret-key"
    assert keys == {file.read_text() + "\n"}
    assert len(file.read_text()) >= 50
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("secret-key*")] == ["secret-key"]


def test_the_home_is_for_its_owner_alone(read: Read, tmp_path: Path) -> None:
    read(HOME=str(tmp_path / "home"))

    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_every_setting_that_is_read_has_a_known_name_and_an_example() -> None:
    source = (ROOT / "nodement" / "settings" / "environment.py").read_text()
    example = (ROOT / ".env.example").read_text()

    assert set(re.findall(r'env\.str\(\s*"(\w+)"', source)) == NAMES
    assert set(re.findall(rf"^#{PREFIX}(\w+)=", example, re.MULTILINE)) == NAMES
