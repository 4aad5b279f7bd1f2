"""Read the environment, and say in words what is wrong with it."""

import contextlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

from nodement.settings.database import Address

PORTS = {"none": 25, "starttls": 587, "tls": 465}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PREFIX = "NODEMENT_"
NAMES = frozenset(
    {
        "HOME",
        "URL",
        "SECRET_KEY",
        "DATABASE_URL",
        "MAIL",
        "MAIL_FROM",
        "GITHUB_CLIENT_ID",
        "GITHUB_CLIENT_SECRET",
        "LOG_LEVEL",
        "TRUSTED_PROXIES",
    }
)
env = Env(prefix=PREFIX)


class SettingsError(ImproperlyConfigured):
    """A setting is wrong; the words name it and say what would be right."""


@dataclass(frozen=True)
class SiteUrl:
    """The address under which people reach this installation."""

    origin: str
    host: str
    port: int | None
    is_https: bool

    def __str__(self) -> str:
        return self.origin

    @property
    def is_loopback(self) -> bool:
        return self.host in LOOPBACK

    @property
    def hosts(self) -> list[str]:
        return ["localhost", "127.0.0.1", "[::1]"] if self.is_loopback else [self.host]


@dataclass(frozen=True)
class Mail:
    """How letters leave: into the local mailbox, or through a server."""

    is_local: bool
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False
    tls: bool = False
    timeout: int = 20

    @property
    def backend(self) -> str:
        kind = "dummy" if self.is_local else "smtp"
        return f"django.core.mail.backends.{kind}.EmailBackend"

    @property
    def options(self) -> dict[str, Any]:
        """What the backend is made with."""
        if self.is_local:
            return {}
        return {
            "host": self.host,
            "port": self.port,
            "username": self.user,
            "password": self.password,
            "use_tls": self.starttls,
            "use_ssl": self.tls,
            "timeout": self.timeout,
        }


@dataclass(frozen=True)
class GitHub:
    """The GitHub application that people may sign in with."""

    client_id: str
    secret: str = field(repr=False)

    @property
    def provider(self) -> dict[str, Any]:
        application = {"client_id": self.client_id, "secret": self.secret}
        return {"APPS": [application], "SCOPE": ["user:email"], "VERIFIED_EMAIL": False}


def refuse_unknown_names(environment: Iterable[str]) -> None:
    """A setting with a slip in its name would be left out without a word."""
    known = {PREFIX + name for name in NAMES}
    for name in sorted(name for name in environment if name.startswith(PREFIX)):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise SettingsError(f"{name}: there is no such setting.{meant}")


def read_home() -> Path:
    home = Path(env.str("HOME", "var")).expanduser().resolve()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"NODEMENT_HOME: the folder {home} can't be made ({error.strerror})."
        ) from error
    return home


def read_url() -> SiteUrl:
    text = env.str("URL", "http://localhost:8000").rstrip("/")
    parts = _split(text)
    if parts is None or not parts.hostname or text not in _sites(parts):
        raise SettingsError(
            f"NODEMENT_URL: “{text}” is not the address of a site. "
            "Write it as https://mentoring.example.org, without a path."
        )
    return SiteUrl(text, parts.hostname, parts.port, parts.scheme == "https")


def read_secret_key(home: Path) -> str:
    key = env.str("SECRET_KEY", "")
    if key and len(key) < 32:
        raise SettingsError("NODEMENT_SECRET_KEY: it needs at least 32 characters.")
    if key:
        return key
    file = home / "secret-key"
    try:
        if not file.exists():
            _place(file, secrets.token_urlsafe(50))
        key = file.read_text()
    except OSError as error:
        raise SettingsError(
            f"NODEMENT_SECRET_KEY: none is set, and {file} can't be used ({error.strerror})."
        ) from error
    if len(key) < 32:
        raise SettingsError(f"NODEMENT_SECRET_KEY: none is set, and {file} is damaged.")
    return key


def _place(file: Path, text: str) -> None:
    """Put a finished file in its place; where another start was first, its file stays."""
    draft = file.with_suffix(f".{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()


def read_database(home: Path) -> Address:
    text = env.str("DATABASE_URL", "")
    if not text:
        return Address(file=home / "nodement.sqlite3")
    parts = _split(text)
    if parts and parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return Address(file=Path(unquote(parts.path)))
    if parts and parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        query = dict(parse_qsl(parts.query))
        return Address(
            name=unquote(parts.path.strip("/")),
            host=unquote(parts.hostname or query.pop("host", "")),
            port=str(parts.port or query.pop("port", "")),
            user=unquote(parts.username or query.pop("user", "")),
            password=unquote(parts.password or query.pop("password", "")),
            options=query,
        )
    raise SettingsError(
        "NODEMENT_DATABASE_URL: write postgres://user:password@host:5432/name "
        "or sqlite:///absolute/path.sqlite3, or leave it out for the embedded database."
    )


def read_mail(site: SiteUrl) -> Mail:
    text = env.str("MAIL", "local")
    if text == "local" and site.is_loopback:
        return Mail(is_local=True)
    if text == "local":
        raise SettingsError(
            f"NODEMENT_MAIL: the local mailbox keeps sign-in codes where the keeper can read them, "
            f"so it works on localhost only, and NODEMENT_URL is {site}. "
            "Name a mail server: smtp://user:password@mail.example.org:587?tls=starttls"
        )
    parts = _split(text)
    query = dict(parse_qsl(parts.query)) if parts else {}
    tls = query.pop("tls", "none")
    if not parts or parts.scheme != "smtp" or not parts.hostname or tls not in PORTS or query:
        raise SettingsError(
            "NODEMENT_MAIL: write “local”, or smtp://user:password@host:port?tls=starttls "
            "(tls is none, starttls or tls)."
        )
    return Mail(
        is_local=False,
        host=parts.hostname,
        port=parts.port or PORTS[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=tls == "starttls",
        tls=tls == "tls",
    )


def read_sender(site: SiteUrl) -> str:
    sender = env.str("MAIL_FROM", f"Nodement <mentoring@{site.host}>")
    address = parseaddr(sender)[1]
    if not sender.isprintable() or not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        shown = " ".join(sender.split())
        raise SettingsError(f"NODEMENT_MAIL_FROM: “{shown}” is not a mail address.")
    return sender


def read_github() -> GitHub | None:
    client, secret = env.str("GITHUB_CLIENT_ID", ""), env.str("GITHUB_CLIENT_SECRET", "")
    if bool(client) != bool(secret):
        raise SettingsError(
            "NODEMENT_GITHUB_CLIENT_ID and NODEMENT_GITHUB_CLIENT_SECRET belong together: "
            "set both, or none."
        )
    return GitHub(client, secret) if client else None


def read_trusted_proxies() -> int:
    """How many proxies stand before the site; only their word on who asks is believed."""
    text = env.str("TRUSTED_PROXIES", "0")
    if not text.isdecimal() or int(text) > 9:
        raise SettingsError(
            f"NODEMENT_TRUSTED_PROXIES: “{text}” is not a number of proxies, from 0 to 9."
        )
    return int(text)


def read_log_level() -> str:
    level = env.str("LOG_LEVEL", "WARNING").upper()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise SettingsError(
            f"NODEMENT_LOG_LEVEL: “{level}” is not one of DEBUG, INFO, WARNING, ERROR."
        )
    return level


def _sites(parts: SplitResult) -> list[str]:
    """How the address of this site may be written: nothing but scheme, host and port."""
    place = parts.netloc.rpartition("@")[2]
    return [f"{scheme}://{place}" for scheme in ("http", "https")]


def _split(text: str) -> SplitResult | None:
    """The parts of an address; None where it is none."""
    try:
        parts = urlsplit(text)
        _number = parts.port
    except ValueError:
        return None
    return parts
