"""Do several things at the same moment, each in a thread with its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

from nodement.kit.errors import Refusal

Answer = TypeVar("Answer")


def at_once(*actions: Callable[[], Answer]) -> list[Answer | Refusal]:
    """What each of them got: an answer, or a refusal. Any other error is raised."""
    line = Barrier(len(actions))

    def act(action: Callable[[], Answer]) -> Answer | Refusal:
        try:
            line.wait(timeout=30)
            return action()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as threads:
        futures = [threads.submit(act, action) for action in actions]
        return [future.result(timeout=60) for future in futures]
