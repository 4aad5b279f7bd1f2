"""The few pairs of a scan that are looked at closely: time, words, lots, and who enters the best.

Everything that a loop needs is taken out of its tuples before: compiled code counts references
whenever it takes an array out of a tuple, and that costs more than the work in these loops.
"""

import numpy as np

from nodement.matcher.kernels.scan_best import Room, Sweep, enter, threshold
from nodement.matcher.kernels.scan_pairs import (
    count_bits,
    draw_lot,
    find,
    shared_bits,
    shared_words,
    weigh,
)


def enter_marked(sweep: Sweep) -> None:
    """Judge all marked pairs in full: they have points that the loop over all pairs leaves out."""
    judge, worth, order, task, found = sweep
    marked = judge.marked
    for number in range(task.line.size):
        line = task.line[number]
        begin, end = task.listed_start[number], task.listed_end[number]
        for mark in range(marked.start[line], marked.start[line + 1]):
            column = marked.column[mark]
            place = order.place_of[column]
            if place < 0 or place >= task.limit[number]:
                continue
            if find(task.listed, begin, end, column) >= 0:
                continue
            worthy = weigh(judge, worth, line, column)
            value = task.gain[number] + worthy - order.price_of[column]
            if worthy >= 0 and value >= threshold(found, number, task.least[number]):
                enter(found, number, value, column)


def floor_of(sweep: Sweep, number: int) -> int:
    """What welfare less price must reach, even with the best lot."""
    task = sweep.task
    least: int = threshold(sweep.found, number, task.least[number]) - task.gain[number]
    return least - (1 << sweep.worth.lot_bits) + 1


def glance(sweep: Sweep, room: Room, number: int, first: np.int64, count: int) -> int:
    """Leave out the chosen columns whose own price is too high, by the most words in common."""
    judge, order, welfare = sweep.judge, sweep.order, sweep.worth.welfare
    line, floor = sweep.task.line[number], floor_of(sweep, number)
    prices, signs, sizes = order.price[first:], order.sign[first:], order.size[first:]
    sign, spare, size = judge.lines.sign[line], judge.lines.spare[line], judge.lines.size[line]
    chosen, score, most = room.chosen, room.score, room.shared
    weight, left = judge.lazy, 0
    for at in range(count):
        place = chosen[at]
        words = np.int64(count_bits(sign & signs[place])) + spare
        words = min(weight * 2 * words // max(size + sizes[place], 1), weight)
        if welfare[score[place] + words] >= max(floor + prices[place], 0):
            most[place] = words
            chosen[left] = place
            left += 1
    return left


def meet(sweep: Sweep, room: Room, number: int, first: np.int64, count: int) -> int:
    """Put the points for time in common in place of the most there could be.

    Only the columns that could enter stay chosen.
    """
    judge, order, welfare, free = sweep.judge, sweep.order, sweep.worth.welfare, sweep.judge.free
    line, floor = sweep.task.line[number], floor_of(sweep, number)
    bits, start, points = free.bits, free.start, free.points
    line_week, column_week = free.line_week, free.column_week
    own_first, own_clock = judge.lines.first[line], judge.lines.clock[line]
    firsts, clocks, prices = order.first[first:], order.clock[first:], order.price[first:]
    chosen, score, most, time, left = room.chosen, room.score, room.shared, room.time, 0
    for at in range(count):
        place = chosen[at]
        score[place] -= time[place]
        cheap, target = score[place] + most[place], max(floor + prices[place], 0)
        pair, least = own_clock + clocks[place], np.int64(points.size - 1)
        for week in range(start[pair], start[pair + 1]):
            one, other = own_first + line_week[week], firsts[place] + column_week[week]
            least = min(least, shared_bits(bits, one, other))
            if points[least] < 0 or welfare[cheap + points[least]] < target:
                break
        else:
            score[place] += points[least]
            chosen[left] = place
            left += 1
    return left


def read(sweep: Sweep, room: Room, number: int, first: np.int64, count: int) -> int:
    """Add the points for words in common; only the columns that could enter stay chosen."""
    lines, columns, welfare = sweep.judge.lines, sweep.judge.columns, sweep.worth.welfare
    line, floor = sweep.task.line[number], floor_of(sweep, number)
    own, size = lines.token[lines.start[line] : lines.start[line + 1]], lines.size[line]
    token, start, sizes = columns.token, columns.start, columns.size
    numbers, prices = sweep.order.number[first:], sweep.order.price[first:]
    chosen, score, most, left = room.chosen, room.score, room.shared, 0
    weight = sweep.judge.lazy
    for at in range(count):
        place = chosen[at]
        column = numbers[place]
        if most[place] > 0:
            shared = shared_words(own, token, start[column], start[column + 1])
            score[place] += weight * 2 * shared // max(size + sizes[column], 1)
        if welfare[score[place]] >= max(floor + prices[place], 0):
            chosen[left] = place
            left += 1
    return left


def enter_chosen(sweep: Sweep, room: Room, number: int, first: np.int64, count: int) -> None:
    """Draw lots for the chosen columns, with their full scores, and enter those that are good.

    Not those that are listed or were not to be looked at; marked ones are in already.
    """
    task, order, found, welfare = sweep.task, sweep.order, sweep.found, sweep.worth.welfare
    line, gain, limit, least = task.line[number], task.gain[number], task.limit[number], task.least
    own_digest, digest = sweep.judge.lines.digest[line], sweep.judge.columns.digest
    own_unlike, unlike = sweep.judge.lines.unlike[line], sweep.judge.columns.unlike
    marks, marked = sweep.judge.marked.start, sweep.judge.marked.column
    listed, begin, end = task.listed, task.listed_start[number], task.listed_end[number]
    numbers, prices, places = order.number[first:], order.price[first:], order.place[first:]
    chosen, score, bits = room.chosen, room.score, sweep.worth.lot_bits
    for at in range(count):
        place = chosen[at]
        column = numbers[place]
        value = gain - prices[place] + welfare[score[place]]
        value += draw_lot(own_digest, digest[column], bits)
        if value < threshold(found, number, least[number]) or places[place] >= limit:
            continue
        if own_unlike >= 0 and own_unlike == unlike[column]:
            continue
        if find(listed, begin, end, column) >= 0:
            continue
        if find(marked, marks[line], marks[line + 1], column) < 0:
            enter(found, number, value, column)
