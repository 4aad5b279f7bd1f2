"""Shortest augmenting paths with prices: let one more mentee in, or fill one more place.

`admit` is the step of Jonker and Volgenant (1987), after Edmonds and Karp (1972), with the queue
of Dijkstra (1959): from a mentee without a seat along pairs with the least loss until a free
place, or somebody whose leaving costs no more. `fill` is the same road backwards: from a free
place that is still dear, until somebody takes it or its price has fallen to nothing. Both start
from any prices that leave no pair unpriced, so a solved problem that changes a little is solved
again in few steps.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.kernels.nearest import Nearest, clear, come_nearer, take_nearest
from nodement.matcher.kernels.seating import NOBODY, Graph, Numbers, Seating, rise, sit


class Search(NamedTuple):
    """A tree of shortest paths; `seen` holds the number of the search that reached a mentor."""

    queue: Nearest
    seen: Numbers
    by_row: Numbers
    by_edge: Numbers
    joined: Numbers
    joined_at: Numbers
    closed: Numbers
    state: Numbers


ROWS, COLUMNS, NUMBER, LIMIT, END, LEAVER, RADIUS = range(7)
"""What `Search.state` holds, by position."""


def new_search(rows: int, columns: int) -> Search:
    """Room for searches among so many mentees and mentors."""
    queue = Nearest(
        np.zeros(columns, np.int64),
        np.zeros(columns, np.int64),
        np.full(columns, -1, np.int64),
        np.zeros(1, np.int64),
    )
    return Search(
        queue,
        np.zeros(columns, np.int64),
        np.zeros(columns, np.int64),
        np.zeros(columns, np.int64),
        np.zeros(rows, np.int64),
        np.zeros(rows, np.int64),
        np.zeros(columns, np.int64),
        np.zeros(7, np.int64),
    )


def begin(search: Search, limit: int) -> None:
    """Forget the search before."""
    clear(search.queue)
    search.state[ROWS] = 0
    search.state[COLUMNS] = 0
    search.state[NUMBER] += 1
    search.state[LIMIT] = limit
    search.state[END] = NOBODY
    search.state[LEAVER] = NOBODY


def reach(search: Search, column: int, distance: int, way: tuple[int, int]) -> None:
    """Note a shorter way to a mentor, by this mentee over this pair."""
    search.seen[column] = search.state[NUMBER]
    search.by_row[column] = way[0]
    search.by_edge[column] = way[1]
    come_nearer(search.queue, column, distance)


def join(graph: Graph, seating: Seating, search: Search, row: int, at: int) -> None:
    """A mentee at this distance looks at everybody on their list."""
    columns, weights, prices = graph.column, graph.weight, seating.v
    taken, places = seating.taken, seating.places
    seen, known, state = search.seen, search.queue.distance, search.state
    number, limit, end, leaver = state[NUMBER], state[LIMIT], state[END], state[LEAVER]
    search.joined[state[ROWS]] = row
    search.joined_at[state[ROWS]] = at
    state[ROWS] += 1
    before = at + seating.u[row]
    if before < limit:
        limit, leaver, end = before, row, NOBODY
    own = seating.mentor_of[row]
    for edge in range(graph.start[row], graph.start[row + 1]):
        column, weight = columns[edge], weights[edge]
        distance = before + prices[column] - weight
        if distance >= limit or weight < 0 or column == own:
            continue
        if seen[column] == number and known[column] <= distance:
            continue
        reach(search, column, distance, (row, edge))
        if taken[column] < places[column]:
            limit, end = distance, np.int64(column)
    state[LIMIT], state[END], state[LEAVER] = limit, end, leaver


def admit(graph: Graph, seating: Seating, search: Search, row: int) -> None:
    """Let a mentee without a seat in, along the shortest path.

    A path that is longer than the radius is not walked: the mentee goes on waiting, while whoever
    was in their way has become dearer.
    """
    begin(search, search.state[RADIUS])
    join(graph, seating, search, row, 0)
    queue = search.queue
    while queue.size[0] > 0 and queue.distance[queue.heap[0]] < search.state[LIMIT]:
        column = take_nearest(queue)
        search.closed[search.state[COLUMNS]] = column
        search.state[COLUMNS] += 1
        seated = seating.first[column]
        while seated != NOBODY:
            join(graph, seating, search, seated, queue.distance[column])
            seated = seating.after[seated]
    reprice(seating, search)
    if search.state[END] != NOBODY or search.state[LEAVER] != NOBODY:
        move_up(graph, seating, search, row)


def reprice(seating: Seating, search: Search) -> None:
    """Whoever the search passed pays, and every full mentor it passed is dearer."""
    limit = search.state[LIMIT]
    for at in range(search.state[ROWS]):
        if search.joined_at[at] < limit:
            seating.u[search.joined[at]] -= limit - search.joined_at[at]
    for at in range(search.state[COLUMNS]):
        column = search.closed[at]
        seating.v[column] += limit - search.queue.distance[column]


def move_up(graph: Graph, seating: Seating, search: Search, first: int) -> None:
    """Seat everybody along the path, back to the mentee who came in."""
    column = search.state[END]
    leaver = search.state[LEAVER]
    if column == NOBODY and leaver != first:
        column = rise(seating, leaver)
    while column != NOBODY:
        row = search.by_row[column]
        left = rise(seating, row)
        sit(seating, row, column, graph.weight[search.by_edge[column]])
        column = left


def call(graph: Graph, seating: Seating, search: Search, column: int) -> None:
    """A mentor with a place to give looks at everybody who has them on the list."""
    rows, edges, weights = graph.back_row, graph.back_edge, graph.weight
    u, v, mentor_of = seating.u, seating.v, seating.mentor_of
    seen, known, state = search.seen, search.queue.distance, search.state
    number, limit, end, leaver = state[NUMBER], state[LIMIT], state[END], state[LEAVER]
    before = known[column] + v[column]
    search.closed[state[COLUMNS]] = column
    state[COLUMNS] += 1
    for position in range(graph.back_start[column], graph.back_start[column + 1]):
        row, edge = rows[position], edges[position]
        own, weight = mentor_of[row], weights[edge]
        distance = before + u[row] - weight
        if distance >= limit or weight < 0 or own == column:
            continue
        if own == NOBODY:
            limit, leaver, end = distance, position, np.int64(column)
            continue
        if seen[own] == number and known[own] <= distance:
            continue
        reach(search, own, distance, (row, edge))
        if distance + v[own] < limit:
            limit, end, leaver = distance + v[own], own, NOBODY
    state[LIMIT], state[END], state[LEAVER] = limit, end, leaver


def fill(graph: Graph, seating: Seating, search: Search, column: int) -> bool:
    """Fill one free place whose price is above nothing, or let the price fall as far as it may.

    A path that is longer than the radius is not walked: then nothing changes, and it says so.
    """
    price = seating.v[column]
    begin(search, min(price, search.state[RADIUS]))
    if price <= search.state[RADIUS]:
        search.state[END] = column
    reach(search, column, 0, (NOBODY, NOBODY))
    queue = search.queue
    while queue.size[0] > 0 and queue.distance[queue.heap[0]] < search.state[LIMIT]:
        call(graph, seating, search, take_nearest(queue))
    if search.state[END] == NOBODY:
        return False
    cheapen(seating, search)
    move_down(graph, seating, search, column)
    return True


def cheapen(seating: Seating, search: Search) -> None:
    """Every mentor the search passed is cheaper, to the gain of those who sit there."""
    limit = search.state[LIMIT]
    for at in range(search.state[COLUMNS]):
        column = search.closed[at]
        fallen = limit - search.queue.distance[column]
        seating.v[column] -= fallen
        seated = seating.first[column]
        while seated != NOBODY:
            seating.u[seated] += fallen
            seated = seating.after[seated]


def move_down(graph: Graph, seating: Seating, search: Search, first: int) -> None:
    """Seat everybody along the path, forward to the place that was free."""
    column = search.state[END]
    position = search.state[LEAVER]
    if position != NOBODY:
        row = graph.back_row[position]
        sit(seating, row, column, graph.weight[graph.back_edge[position]])
    while column != first:
        row = search.by_row[column]
        edge = search.by_edge[column]
        rise(seating, row)
        column = graph.column[edge]
        sit(seating, row, column, graph.weight[edge])


def settle(
    graph: Graph, seating: Seating, search: Search, waiting: NDArray[np.int64], most: int
) -> int:
    """Admit the mentees of a list until all are in or so many pairs were looked at; how many."""
    done = 0
    looked = 0
    while done < waiting.size and looked < most:
        row = waiting[done]
        if seating.mentor_of[row] == NOBODY and seating.u[row] > 0:
            admit(graph, seating, search, row)
            looked += search.state[ROWS]
        done += 1
    return done


def fill_all(graph: Graph, seating: Seating, search: Search, columns: Numbers) -> None:
    """Fill every free place of these mentors that has a price, as far as the radius allows."""
    for column in columns:
        while seating.taken[column] < seating.places[column] and seating.v[column] > 0:
            if not fill(graph, seating, search, column):
                break


def lower(graph: Graph, seating: Seating, search: Search) -> None:
    """Let all prices of mentors fall to the least that still prove the seating best.

    One shortest path tree (Dijkstra 1959) from everything that holds a price up: nothing, people
    without a seat, and mentors from whom somebody would come over.
    """
    queue = search.queue
    clear(queue)
    for column in range(seating.v.size):
        come_nearer(queue, column, seating.v[column])
    for row in range(seating.u.size):
        if seating.mentor_of[row] == NOBODY:
            hold(graph, seating, queue, row, 0)
    while queue.size[0] > 0:
        column = take_nearest(queue)
        seated = seating.first[column]
        while seated != NOBODY:
            hold(graph, seating, queue, seated, queue.distance[column])
            seated = seating.after[seated]
    for column in range(seating.v.size):
        fallen = queue.distance[column]
        seating.v[column] -= fallen
        seated = seating.first[column]
        while seated != NOBODY:
            seating.u[seated] += fallen
            seated = seating.after[seated]


def hold(graph: Graph, seating: Seating, queue: Nearest, row: int, fallen: int) -> None:
    """A mentee whose own mentor is so much cheaper limits how far all others may fall."""
    columns, weights, prices = graph.column, graph.weight, seating.v
    place, known = queue.place, queue.distance
    before = fallen + seating.u[row]
    for edge in range(graph.start[row], graph.start[row + 1]):
        column, weight = columns[edge], weights[edge]
        slack = before + prices[column] - weight
        if slack < known[column] and place[column] >= 0 and weight >= 0:
            come_nearer(queue, column, slack)
