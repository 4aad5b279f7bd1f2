"""Do something in several threads at the same moment, each with its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

from nodement.kit.errors import Refusal

Answer = TypeVar("Answer")


def at_once(count: int, action: Callable[[], Answer]) -> list[Answer | Refusal]:
    """What each of them got: an answer, or a refusal. Any other error is raised."""
    line = Barrier(count)

    def act() -> Answer | Refusal:
        try:
            line.wait(timeout=30)
            return action()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        futures = [threads.submit(act) for _ in range(count)]
        return [future.result(timeout=60) for future in futures]
