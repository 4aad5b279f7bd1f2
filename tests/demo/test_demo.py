"""The demo: the main job on the sample cohort, told again without doubling anything."""

import json
import re

from tests.cli.conftest import environment as environment
from tests.cli.conftest import inside as inside
from tests.cli.conftest import own_settings as own_settings
from tests.cli.conftest import run as run

COUNT = """
from django.apps import apps
print({m.__name__: m.objects.count() for m in apps.get_models() if "nodement" in m.__module__})
"""


def test_the_demo_does_the_main_job_and_a_second_run_changes_nothing(run, inside):
    first = run("demo", "--no-serve")
    before = inside(COUNT)
    second = run("demo", "--no-serve")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "'Pair': 68" in before
    assert inside(COUNT) == before
    told = re.sub(r"enter/\S+", "", first.stdout), re.sub(r"enter/\S+", "", second.stdout)
    assert told[0].partition("mentors.csv:")[2] == told[1].partition("mentors.csv:")[2]


def test_the_demo_says_what_happened_and_whom_to_sign_in_as(run):
    told = run("demo", "--no-serve").stdout

    assert "508 rows, 498 people in, 1 double, 9 refused" in told
    assert "line 115: “CST” can mean more than one time zone" in told
    assert "68 of 498 mentees have a mentor" in told
    assert "certificate verified" in told
    assert "566 in the local mailbox" in told
    assert re.search(r"Summer 2027 takes applications.*\n.*/apply/\w+/", told)
    assert len(re.findall(r"http://localhost:8000/enter/\S+/", told)) == 3


def test_the_demo_finds_what_the_stand_alone_matching_finds(run, tmp_path):
    told = run("demo", "--no-serve").stdout
    sample = "nodement/demo/sample/nodejs-cohort"
    files = ["--mentees", f"{sample}/mentees.csv", "--mentors", f"{sample}/mentors.csv"]
    result = json.loads(run("match", *files, "--term-start", "2026-12-07", "--json").stdout)

    assert f"total score {result['objective']['total']}" in told
