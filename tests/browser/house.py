"""A whole installation, as people start it: web server, worker, database, mailbox."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENTRANCE = re.compile(r"^  (\w+) +.*<(\S+)>\s+(http://\S+)$", re.MULTILINE)


@dataclass
class House:
    """Where the installation is, and the one-time links that its demo printed."""

    home: Path
    address: str
    links: dict[str, str] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        plain = {k: v for k, v in os.environ.items() if not k.startswith("NODEMENT_")}
        return plain | {"NODEMENT_HOME": str(self.home), "NODEMENT_URL": self.address}

    def nodement(self, *words: str) -> str:
        """Run a command of the installation; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "nodement", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tell_story(self) -> None:
        """Bring the sample cohort to its kickoff, and take fresh links."""
        for role, email, link in ENTRANCE.findall(self.nodement("demo", "--no-serve")):
            self.links[role], self.emails[role] = link, email

    def routes(self) -> list[dict[str, object]]:
        listed: list[dict[str, object]] = json.loads(self.nodement("routes", "--json"))
        return listed


@contextmanager
def standing_house(home: Path) -> Iterator[House]:
    """The sample cohort, served with a worker beside it, until the block ends."""
    port = _free_port()
    house = House(home, f"http://localhost:{port}")
    house.tell_story()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "nodement", *words], cwd=ROOT, env=house.environment
        )
        for words in (["serve", "--port", str(port)], ["work"])
    ]
    try:
        _wait_for(f"{house.address}/health/")
        yield house
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(20)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=2) as response:
                assert response.status == 200
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
