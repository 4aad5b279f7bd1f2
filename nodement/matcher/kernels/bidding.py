"""A quick start: mentees bid for places, and every bid keeps the prices exact.

This is the augmenting row reduction of Jonker and Volgenant (1987) for mentors with several
places, an auction (Bertsekas 1979) without its small extra steps: a mentor's price rises to what
the least eager of those who sit there would still pay. Most mentees find their seat here; those
who would bid on for ever are left to `paths`.
"""

from typing import NamedTuple

import numpy as np

from nodement.matcher.kernels.seating import NOBODY, Graph, Numbers, Seating, rise, sit


class Bids(NamedTuple):
    """The price up to which each mentee stays where they sit, and a ring of those who wait."""

    most: Numbers
    ring: Numbers
    state: Numbers


FIRST, WAITING = range(2)
"""What `Bids.state` holds, by position."""


def choose(graph: Graph, seating: Seating, row: int) -> tuple[np.int64, np.int64, np.int64]:
    """The best pair of a mentee's list at these prices, its gain, and the gain of the next best."""
    columns, weights, prices = graph.column, graph.weight, seating.v
    best, gain, next_gain = np.int64(NOBODY), np.int64(0), np.int64(0)
    for edge in range(graph.start[row], graph.start[row + 1]):
        if weights[edge] < 0:
            continue
        one = weights[edge] - prices[columns[edge]]
        if one > gain:
            best, gain, next_gain = np.int64(edge), one, gain
        elif one > next_gain:
            next_gain = one
    return best, gain, next_gain


def settle_prices(graph: Graph, seating: Seating) -> None:
    """Give mentees the price that their list asks for; whoever sits where it is not tight rises."""
    for row in range(seating.u.size):
        _, gain, _ = choose(graph, seating, row)
        seating.u[row] = gain
        column = seating.mentor_of[row]
        if column != NOBODY and seating.own[row] - seating.v[column] != gain:
            rise(seating, row)


def least_eager(seating: Seating, bids: Bids, column: int) -> int:
    """Who of those at a mentor would leave first when the price rises."""
    row = seating.first[column]
    least = row
    while row != NOBODY:
        if bids.most[row] < bids.most[least]:
            least = row
        row = seating.after[row]
    return int(least)


def wait(bids: Bids, row: int) -> None:
    """Stand at the end of the ring."""
    at = (bids.state[FIRST] + bids.state[WAITING]) % bids.ring.size
    bids.ring[at] = row
    bids.state[WAITING] += 1


def next_waiting(bids: Bids) -> int:
    """Take the first of the ring."""
    row = bids.ring[bids.state[FIRST]]
    bids.state[FIRST] = (bids.state[FIRST] + 1) % bids.ring.size
    bids.state[WAITING] -= 1
    return int(row)


def bid(graph: Graph, seating: Seating, bids: Bids, row: int) -> None:
    """Take the best place at its price, and outbid the least eager where none is free."""
    edge, gain, next_gain = choose(graph, seating, row)
    seating.u[row] = gain
    if edge == NOBODY:
        return
    column, weight = graph.column[edge], graph.weight[edge]
    bids.most[row] = weight - next_gain
    if seating.taken[column] < seating.places[column]:
        sit(seating, row, column, weight)
        return
    if seating.places[column] <= 0:
        seating.v[column] = bids.most[row]
        wait(bids, row)
        return
    least = least_eager(seating, bids, column)
    if bids.most[row] <= bids.most[least]:
        raise_price(seating, column, bids.most[least])
        wait(bids, row)
        return
    rise(seating, least)
    sit(seating, row, column, weight)
    raise_price(seating, column, bids.most[least_eager(seating, bids, column)])
    wait(bids, least)


def raise_price(seating: Seating, column: int, price: int) -> None:
    """A dearer mentor is less gain for everybody who sits there."""
    seating.v[column] = price
    row = seating.first[column]
    while row != NOBODY:
        seating.u[row] = seating.own[row] - price
        row = seating.after[row]


def bid_all(graph: Graph, seating: Seating, bids: Bids, most: int) -> int:
    """Let all who wait bid, so many times in all; how many still wait."""
    for row in range(seating.u.size):
        column = seating.mentor_of[row]
        if column != NOBODY:
            bids.most[row] = seating.own[row] - rival_gain(graph, seating, row)
    while bids.state[WAITING] > 0 and most > 0:
        most -= 1
        bid(graph, seating, bids, next_waiting(bids))
    for number in range(bids.state[WAITING]):
        row = bids.ring[(bids.state[FIRST] + number) % bids.ring.size]
        _, gain, _ = choose(graph, seating, row)
        seating.u[row] = gain
    return int(bids.state[WAITING])


def rival_gain(graph: Graph, seating: Seating, row: int) -> int:
    """The best gain of a mentee anywhere but where they sit."""
    own = seating.mentor_of[row]
    gain = 0
    for edge in range(graph.start[row], graph.start[row + 1]):
        column = graph.column[edge]
        if column != own and graph.weight[edge] >= 0:
            gain = max(gain, graph.weight[edge] - seating.v[column])
    return int(gain)


def new_bids(rows: int) -> Bids:
    """Room for the bids of so many mentees."""
    return Bids(np.zeros(rows, np.int64), np.zeros(max(rows, 1), np.int64), np.zeros(2, np.int64))
