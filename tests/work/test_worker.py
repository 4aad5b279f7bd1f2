"""The worker: every chore, when it is due, until it is told to stop."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError

from nodement.work.chores import CHORES, Chore
from nodement.work.worker import Worker, do_all

NEVER = timedelta(days=1)


def run_until(worker, event):
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        assert event.wait(10), "the worker did not get there"
    finally:
        worker.stop()
        thread.join(10)
    assert not thread.is_alive()


def test_a_chore_with_work_is_done_again_at_once_and_then_rests():
    left, rested = [3, 2, 1, 0], threading.Event()

    def sweep(_now):
        done = left.pop(0)
        if not left:
            rested.set()
        return done

    run_until(Worker([Chore(sweep, NEVER)]), rested)

    assert left == []


@pytest.mark.parametrize("fault", [DatabaseError("the database is away"), KeyError("a mistake")])
def test_a_chore_that_fails_does_not_stop_the_others(caplog, fault):
    done = threading.Event()

    def broken(_now):
        raise fault

    def sound(_now):
        done.set()
        return 0

    run_until(Worker([Chore(broken, NEVER), Chore(sound, NEVER)]), done)

    assert "The chore broken failed and is tried again." in caplog.text


def test_all_is_done_until_nothing_is_left():
    left = [2, 1, 0]

    do_all([Chore(lambda _now: left.pop(0), NEVER)])

    assert left == []


def test_every_chore_stands_in_the_table_once():
    names = [chore.name for chore in CHORES]

    assert sorted(names) == [
        "admit_from_waiting_list",
        "ask_silent_kickoffs",
        "forget_old_drafts",
        "forget_prospects",
        "forget_secrets",
        "forget_unconfirmed_projects",
        "forget_unused_people",
        "read_surveys",
        "remind_of_meetings",
        "send_letters",
        "solve_rounds",
        "take_in_surveys",
        "tell_closing",
        "tell_openings",
    ]


@pytest.mark.django_db
def test_a_sweep_over_an_empty_house_finds_nothing_to_do(db):
    do_all()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_worker_in_good_order(tmp_path, number):
    code = (
        "import django, sys, threading; django.setup()\n"
        "from nodement.work.chores import Chore, SOON\n"
        "from nodement.work.worker import Worker\n"
        "def sweep(now):\n    print('ready', flush=True)\n    return 0\n"
        "worker = Worker([Chore(sweep, SOON)])\n"
        "worker.stop_on_signals()\nworker.run()\nprint('done')\n"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", code],
        env={"DJANGO_SETTINGS_MODULE": "nodement.settings", "NODEMENT_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout.readline() == "ready\n"
    worker.send_signal(number)
    said, _nothing = worker.communicate(timeout=20)

    assert (worker.returncode, said.splitlines()[-1]) == (0, "done")
