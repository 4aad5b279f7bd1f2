"""Web and worker together: they start, they end together, and a busy address is told in words."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.cli.conftest import HOUSE


def free_port():
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def answers(port):
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/health/", timeout=1) as response:
            return response.read() == b"ok"
    except OSError:
        return False


def wait_until(is_so):
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to pass within 60 seconds")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", ["up", "demo"])
def test_web_and_worker_start_and_end_together(environment, command, stop):
    port = free_port()
    house = subprocess.Popen(
        [sys.executable, "-m", "nodement", command, "--port", str(port)],
        cwd=HOUSE,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_until(lambda: answers(port))
        house.send_signal(stop)
        said, _nothing = house.communicate(timeout=40)
    finally:
        if house.poll() is None:
            os.killpg(house.pid, signal.SIGKILL)

    assert house.returncode == 0
    assert "(Ctrl-C ends it)" in said
    assert not answers(port)


@pytest.mark.parametrize("command", ["up", "serve"])
def test_a_busy_address_is_told_in_words(run, command):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        done = run(command, "--port", port)

    assert done.returncode == 1
    assert f"Nothing can be served at 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr
