"""A clock that can be set: links know when they were signed."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine

from tests.make import NOON


@pytest.fixture
def time_machine_at() -> Iterator[Callable[[timedelta], None]]:
    """It is noon; go on from there."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield lambda later: clock.move_to(NOON + later)
