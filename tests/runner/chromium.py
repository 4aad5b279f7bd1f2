"""Find a browser to drive, or get Debian's where packages may be installed."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of a browser on this machine."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def find_or_install() -> str | None:
    return find() or _install()


def _install() -> str | None:
    """Ask apt for it; only root may."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    print("Getting Debian's chromium for the tests in the browser …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for order in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(
            [apt, "--quiet", "--quiet", *order], env=quiet, stdout=subprocess.DEVNULL, check=False
        )
    return find()
