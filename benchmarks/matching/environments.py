"""Environments of their own for solvers that cannot live together, made when first asked for.

`mentor-match` and `matching` both install a package called `matching`.
"""

import subprocess
import sys
import venv
from pathlib import Path

KEPT = Path(sys.prefix) / "peers"
WANTED = Path(__file__).parent / "peers"


class NotInstalled(Exception):
    """An environment could not be made; the message is the installer's last word."""


def interpreter(name: str, kept: Path = KEPT) -> Path:
    """The Python of an environment with the versions of `peers/NAME.txt`.

    Without a name it is this one. Made once below `kept`, anew when the versions were changed.
    Raises `NotInstalled`.
    """
    if not name:
        return Path(sys.executable)
    wanted, home = WANTED / f"{name}.txt", kept / name
    python, made = home / "bin" / "python", home / "made-from.txt"
    if made.exists() and made.read_text() == wanted.read_text():
        return python
    venv.create(home, clear=True, with_pip=True)
    asked = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*asked, "-r", str(wanted)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(done.stderr.strip().splitlines()[-1])
    made.write_text(wanted.read_text())
    return python
