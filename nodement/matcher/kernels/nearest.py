"""A queue of mentors by distance: a binary heap in which a distance may still fall."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class Nearest(NamedTuple):
    """Distances, the heap of mentors, where each stands in it (-1: not in it), and its size."""

    distance: Numbers
    heap: Numbers
    place: Numbers
    size: Numbers


def come_nearer(queue: Nearest, column: int, distance: int) -> None:
    """Put a mentor into the queue, or move them forward: the distance has fallen."""
    queue.distance[column] = distance
    at = queue.place[column]
    if at < 0:
        at = queue.size[0]
        queue.size[0] += 1
    while at > 0:
        parent = (at - 1) >> 1
        above = queue.heap[parent]
        if queue.distance[above] <= distance:
            break
        queue.heap[at] = above
        queue.place[above] = at
        at = parent
    queue.heap[at] = column
    queue.place[column] = at


def take_nearest(queue: Nearest) -> int:
    """Take the nearest mentor out."""
    nearest = queue.heap[0]
    queue.place[nearest] = -1
    queue.size[0] -= 1
    size = queue.size[0]
    if size > 0:
        sink(queue, queue.heap[size], size)
    return int(nearest)


def sink(queue: Nearest, column: int, size: int) -> None:
    """Let a mentor find a place from the top down."""
    key = queue.distance[column]
    at = 0
    child = 1
    while child < size:
        if child + 1 < size and (
            queue.distance[queue.heap[child + 1]] < queue.distance[queue.heap[child]]
        ):
            child += 1
        below = queue.heap[child]
        if queue.distance[below] >= key:
            break
        queue.heap[at] = below
        queue.place[below] = at
        at = child
        child = 2 * at + 1
    queue.heap[at] = column
    queue.place[column] = at


def clear(queue: Nearest) -> None:
    """Empty the queue."""
    for at in range(queue.size[0]):
        queue.place[queue.heap[at]] = -1
    queue.size[0] = 0
