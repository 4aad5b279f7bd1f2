"""The page of Python in the manual that checks a certificate by itself."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import HOUSE
from tests.cli.test_match import SMALL, match

PAGE = HOUSE / "docs" / "check_certificate.py"


def check(result, edges):
    files = [result, edges, SMALL / "mentors.csv"]
    return subprocess.run([sys.executable, PAGE, *files], capture_output=True, text=True)


def test_it_accepts_a_true_matching(run, tmp_path):
    _result, out, edges, _files = match(run, SMALL, tmp_path)

    assert check(out, edges).returncode == 0


@pytest.mark.parametrize(
    "tamper",
    [
        lambda r: r["pairs"].pop(),
        lambda r: r["pairs"][0].update(mentor=r["pairs"][1]["mentor"]),
        lambda r: r["pairs"][0].update(score=99),
        lambda r: r["certificate"]["u"].update({r["pairs"][0]["mentee"]: 0}),
        lambda r: r["certificate"].update(big=1),
    ],
    ids=["pair", "mentor", "score", "price", "big"],
)
def test_it_refuses_what_was_tampered_with(run, tmp_path, tamper):
    result, out, edges, _files = match(run, SMALL, tmp_path)
    tamper(result)
    out.write_text(json.dumps(result))

    done = check(out, edges)

    assert (done.returncode, "Traceback" not in done.stderr) == (1, True)
