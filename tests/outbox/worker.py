"""Sends letters in a process of its own, so that a test can kill it."""

import sys
from datetime import datetime

import django

django.setup()

from nodement.outbox.chores import send_letters  # noqa: E402

now = datetime.fromisoformat(sys.stdin.readline().strip())
while send_letters(now):
    pass
