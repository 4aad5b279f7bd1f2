"""Look at all pairs and keep the best of each line: the loop that runs billions of times.

Columns come from the cheapest price on, some at a time. For these the cheap points are added up
by plain loops that compilers turn into vector instructions: tables of classes, and counts of
shared bits. The least score that could still enter a line's best is one number for the whole
stretch, so most pairs end there. Only for the rest time in common, words in common and lots are
counted, each when the pair still could enter. When even the best score is too little for the
price, a line is done: all later columns cost more.
"""

import numpy as np

from nodement.matcher.kernels.scan_best import Room, Sweep, threshold
from nodement.matcher.kernels.scan_chosen import enter_chosen, enter_marked, glance, meet, read
from nodement.matcher.kernels.scan_pairs import (
    NEVER,
    SHIFT,
    Codes,
    Numbers,
    Small,
    Words,
    Worth,
    count_bits,
)
from nodement.matcher.kernels.scan_pairs import weigh_pairs as weigh_pairs

SHORTEST, LONGEST = 64, 1024
STRIPE = 32
NOTHING = np.uint64(0)


def fill_base(sweep: Sweep, room: Room, line: int, first: np.int64, size: np.int64) -> None:
    """The points of all tables for a stretch of columns: the same for a whole group of lines."""
    judge, order = sweep.judge, sweep.order
    room.base[:size] = order.plus[first : first + size]
    for term in range(order.code.shape[0]):
        look_up(
            judge.table, judge.lines.code[term, line], order.code[term, first:], room.base[:size]
        )


def look_up(table: Small, code: np.uint32, codes: Codes, base: Small) -> None:
    """Add the points of one table."""
    for at in range(base.size):
        base[at] += table[code + codes[at]]


def add_shared(sweep: Sweep, room: Room, line: int, first: np.int64, size: np.int64) -> None:
    """The cheap points of one line for a stretch of columns; far below 0 where forbidden."""
    judge, order = sweep.judge, sweep.order
    score, shared = room.score[:size], room.shared[:size]
    score[:] = room.base[:size] + judge.lines.plus[line]
    for term in range(judge.required.size):
        begin, end = judge.words[term], judge.words[term + 1]
        worth = judge.lines.step[term, line], NEVER if judge.required[term] else 0
        steps = order.step[term, first:]
        if end - begin == 1:
            add_word(order.word[begin, first:], judge.lines.word[begin, line], steps, worth, score)
            continue
        shared[:] = 0
        for word in range(begin, end):
            asked = judge.lines.word[word, line]
            if asked != NOTHING:
                count_shared(order.word[word, first:], asked, shared)
        add_points(shared, steps, worth, score)


def add_word(
    words: Words, asked: np.uint64, steps: Numbers, worth: tuple[int, int], scores: Small
) -> None:
    """Add the points for what is shared, where one word holds it all."""
    step, nothing = worth
    for at in range(scores.size):
        count = np.int64(count_bits(words[at] & asked))
        points = (count * (step * steps[at])) >> SHIFT
        scores[at] += np.int32(points if count > 0 else nothing)


def count_shared(words: Words, asked: np.uint64, counts: Small) -> None:
    """Add how many things each column of a stretch shares."""
    for at in range(counts.size):
        counts[at] += np.int32(count_bits(words[at] & asked))


def add_points(counts: Small, steps: Numbers, worth: tuple[int, int], scores: Small) -> None:
    """Add the points for what is shared."""
    step, nothing = worth
    for at in range(counts.size):
        points = (counts[at] * (step * steps[at])) >> SHIFT
        scores[at] += np.int32(points if counts[at] > 0 else nothing)


def add_time(sweep: Sweep, room: Room, line: int, first: np.int64, size: np.int64) -> None:
    """Add the most points there could be for time in common, from the hours of both."""
    own, cells = sweep.judge.lines.cells, sweep.order.cells
    add_cells(
        (cells[0, first:], cells[1, first:], cells[2, first:]),
        (own[0, line], own[1, line], own[2, line]),
        sweep.judge.cells,
        room.time[:size],
        room.score[:size],
    )


def add_cells(
    cells: tuple[Words, Words, Words],
    own: tuple[np.uint64, np.uint64, np.uint64],
    points: Small,
    times: Small,
    scores: Small,
) -> None:
    """Count the hours in common; note the points that they allow."""
    early, middle, late = cells
    for at in range(scores.size):
        shared = count_bits(early[at] & own[0]) + count_bits(middle[at] & own[1])
        shared += count_bits(late[at] & own[2])
        times[at] = points[np.int64(shared)]
        scores[at] += times[at]


def choose(scores: Small, need: int, chosen: Small) -> int:
    """Which columns of a stretch have the score; how many."""
    count = 0
    for first in range(0, scores.size, STRIPE):
        stripe = scores[first : first + STRIPE]
        if highest(stripe) < need:
            continue
        for at in range(stripe.size):
            chosen[count] = first + at
            count += stripe[at] >= need
    return count


def highest(scores: Small) -> int:
    """The greatest of some scores."""
    best: int = scores[0]
    for at in range(scores.size):
        best = max(best, scores[at])
    return best


def least_score(worth: Worth, floor: int) -> int:
    """The least score that can be worth so much; more than the highest if none can."""
    target = max(floor - (1 << worth.lot_bits) + 1, 0)
    welfare = worth.welfare
    low, high = 0, welfare.size
    while low < high:
        middle = (low + high) >> 1
        if welfare[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def sweep_lines(sweep: Sweep) -> None:
    """Fill `found` with the best of every line.

    The first stretches are short, so that there is something to compare with soon.
    """
    enter_marked(sweep)
    if sweep.judge.marked.only:
        return
    room = Room(
        np.empty(LONGEST, np.int32),
        np.empty(LONGEST, np.int32),
        np.empty(LONGEST, np.int32),
        np.empty(LONGEST, np.int32),
        np.empty(LONGEST, np.int64),
    )
    going = np.arange(sweep.task.line.size)
    left, first, size = going.size, np.int64(0), np.int64(SHORTEST)
    while left > 0 and first < sweep.order.number.size:
        size = min(size, np.int64(sweep.order.number.size - first))
        left = sweep_stretch(sweep, room, going[:left], first, size)
        first, size = first + size, min(2 * size, np.int64(LONGEST))


def sweep_stretch(sweep: Sweep, room: Room, going: Numbers, first: np.int64, size: np.int64) -> int:
    """One stretch of columns for all lines that go on; how many still do, moved to the front."""
    judge, task, worth = sweep.judge, sweep.task, sweep.worth
    price, lazy, score = sweep.order.price[first], judge.lazy, room.score[:size]
    group, left = -1, 0
    for at in range(going.size):
        number = going[at]
        line = task.line[number]
        floor = threshold(sweep.found, number, task.least[number]) - task.gain[number]
        need = least_score(worth, floor + price)
        if need > judge.lines.most[line]:
            continue
        going[left] = number
        left += 1
        if task.group[number] != group:
            group = task.group[number]
            fill_base(sweep, room, line, first, size)
        add_shared(sweep, room, line, first, size)
        add_time(sweep, room, line, first, size)
        count = choose(score, max(need - lazy, 0), room.chosen)
        if count > 0:
            look_closely(sweep, room, number, first, count)
    return left


def look_closely(sweep: Sweep, room: Room, number: int, first: np.int64, count: int) -> None:
    """Take the chosen columns through one stage after the other."""
    count = glance(sweep, room, number, first, count)
    if count > 0:
        count = meet(sweep, room, number, first, count)
    if count > 0:
        count = read(sweep, room, number, first, count)
    if count > 0:
        enter_chosen(sweep, room, number, first, count)
