"""Judge one pair: its score from what is known of both sides, and what the score is worth.

A *line* is a mentee and a *column* a mentor, or the other way round: what is known of the two
sides is kept in the same form.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Small = NDArray[np.int32]
Words = NDArray[np.uint64]
Codes = NDArray[np.uint32]

SHIFT = 40
NEVER = -(2**26)
"""So far below 0 that no points make up for it, and a few of them still fit into 32 bits."""

FIVES = np.uint64(0x5555555555555555)
THREES = np.uint64(0x3333333333333333)
FIFTEENS = np.uint64(0x0F0F0F0F0F0F0F0F)
ONES = np.uint64(0x0101010101010101)
ONE, TWO, FOUR = np.uint64(1), np.uint64(2), np.uint64(4)
BYTES, WORD = np.uint64(56), np.uint64(64)
FIRST_SHIFT, FIRST_FACTOR = np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)
SECOND_SHIFT, SECOND_FACTOR = np.uint64(27), np.uint64(0x94D049BB133111EB)


class Side(NamedTuple):
    """What is known of the people of one side: a number, or a column of numbers, for each.

    `code`: their class in every table. `word`: what they named, as bits. `step`: what one shared
    thing is worth, in parts of 2**40, the product of both sides. `plus`: points beside everybody.
    `most`: the most points. `first` and `clock`: see `Free`. `cells`: the
    hours of a week in which they are ever free, as bits. `start`, `token`, `size`: the words
    of their text, and how many there are. `sign` has a bit for every word, `spare` is how many
    words have a bit that another has too: at most so many more words than bits are in common.
    `unlike`: never equal, or -1.
    """

    code: Codes
    word: Words
    step: Numbers
    plus: Small
    most: Small
    first: Numbers
    clock: Numbers
    cells: Words
    start: Numbers
    token: Small
    size: Numbers
    sign: Words
    spare: Numbers
    unlike: Numbers
    digest: Words


class Free(NamedTuple):
    """Free time as rows of bits; the weeks of two clocks that meet; points by grains."""

    bits: Words
    start: Numbers
    line_week: Numbers
    column_week: Numbers
    points: Small


class Marked(NamedTuple):
    """The marked pairs of every line: their points, or -1, and whether they stand now.

    `only`: no other pair may be.
    """

    only: bool
    start: Numbers
    column: Numbers
    points: Numbers
    kept: Numbers


class Judge(NamedTuple):
    """All that scores are made of.

    `table`: the points of all tables, `NEVER` where forbidden. `words`: where the words of each
    shared term start; `required`: whether one thing has to be shared. `cells`: the most points
    for time that so many common hours allow. `lazy`: the most points for words.
    """

    lines: Side
    columns: Side
    table: Small
    words: Numbers
    required: NDArray[np.bool_]
    free: Free
    cells: Small
    marked: Marked
    lazy: int


class Worth(NamedTuple):
    """What a score is worth, -1 if too low; a pair that stands now; and bits of a lot."""

    welfare: Numbers
    kept: int
    lot_bits: int


def count_bits(word: np.uint64) -> np.uint64:
    """How many bits are set; compilers know these four lines and make one instruction of them."""
    word = word - ((word >> ONE) & FIVES)
    word = (word & THREES) + ((word >> TWO) & THREES)
    word = (word + (word >> FOUR)) & FIFTEENS
    return (word * ONES) >> BYTES


def draw_lot(left: np.uint64, right: np.uint64, bits: int) -> np.int64 | int:
    """The lot of a pair, as in `lots.lot`."""
    if bits == 0:
        return 0
    mixed = left ^ right
    mixed = (mixed ^ (mixed >> FIRST_SHIFT)) * FIRST_FACTOR
    mixed = (mixed ^ (mixed >> SECOND_SHIFT)) * SECOND_FACTOR
    return np.int64(mixed >> (WORD - np.uint64(bits)))


def shared_bits(bits: Words, left: int, right: int) -> np.int64:
    """How many bits two rows have in common."""
    shared = np.uint64(0)
    for word in range(bits.shape[1]):
        shared += count_bits(bits[left, word] & bits[right, word])
    return np.int64(shared)


def shared_words(own: Small, token: Small, at: int, end: int) -> int:
    """How many numbers a sorted list has in common with a sorted stretch of another."""
    shared = here = 0
    while here < own.size and at < end:
        one, other = own[here], token[at]
        shared += one == other
        here += one <= other
        at += other <= one
    return shared


def find(numbers: Numbers | Small, low: int, end: int, number: int) -> int:
    """Where a number is in a sorted stretch, or -1."""
    high = end
    while low < high:
        middle = (low + high) >> 1
        if numbers[middle] < number:
            low = middle + 1
        else:
            high = middle
    return low if low < end and numbers[low] == number else -1


def time_points(judge: Judge, line: int, column: int) -> int:
    """The points for the least common time of any week, or -1."""
    free = judge.free
    left, right = judge.lines.first[line], judge.columns.first[column]
    pair = judge.lines.clock[line] + judge.columns.clock[column]
    least: np.int64 | int = free.points.size - 1
    for week in range(free.start[pair], free.start[pair + 1]):
        one, other = left + free.line_week[week], right + free.column_week[week]
        least = min(least, shared_bits(free.bits, one, other))
    points: int = free.points[least]
    return points


def word_points(judge: Judge, line: int, column: int) -> int:
    """The points for words in common."""
    lines, columns = judge.lines, judge.columns
    own = lines.token[lines.start[line] : lines.start[line + 1]]
    shared = shared_words(own, columns.token, columns.start[column], columns.start[column + 1])
    points: int = judge.lazy * 2 * shared // max(lines.size[line] + columns.size[column], 1)
    return points


def cheap_points(judge: Judge, line: int, column: int) -> int:
    """The points of tables and shared things of one pair, or -1."""
    lines, columns = judge.lines, judge.columns
    total: int = np.int64(lines.plus[line]) + columns.plus[column]
    for table in range(lines.code.shape[0]):
        total += judge.table[lines.code[table, line] + columns.code[table, column]]
    for term in range(judge.required.size):
        shared = np.uint64(0)
        for word in range(judge.words[term], judge.words[term + 1]):
            shared += count_bits(lines.word[word, line] & columns.word[word, column])
        if judge.required[term] and shared == 0:
            total += NEVER
        step = lines.step[term, line] * columns.step[term, column]
        total += (np.int64(shared) * step) >> SHIFT
    return max(total, -1)


def are_alike(judge: Judge, line: int, column: int) -> bool:
    """Whether two are the same in what has to be different."""
    number: int = judge.lines.unlike[line]
    other: int = judge.columns.unlike[column]
    return number >= 0 and number == other


def full_score(judge: Judge, line: int, column: int, mark: int) -> int:
    """The score of one pair, or -1; `mark` is where it is among the marked pairs, or -1."""
    if judge.marked.only if mark < 0 else judge.marked.points[mark] < 0:
        return -1
    total = cheap_points(judge, line, column)
    if total < 0 or are_alike(judge, line, column):
        return -1
    minutes = time_points(judge, line, column)
    if minutes < 0:
        return -1
    total += minutes + word_points(judge, line, column)
    return total + judge.marked.points[mark] if mark >= 0 else total


def weigh(judge: Judge, worth: Worth, line: int, column: int) -> int:
    """Welfare, what a standing pair is worth more, and the lot; -1 where forbidden."""
    marked = judge.marked
    mark = find(marked.column, marked.start[line], marked.start[line + 1], column)
    score = full_score(judge, line, column, mark)
    if score < 0 or worth.welfare[score] < 0:
        return -1
    lot = draw_lot(judge.lines.digest[line], judge.columns.digest[column], worth.lot_bits)
    kept = worth.kept if mark >= 0 and marked.kept[mark] else 0
    weight: int = worth.welfare[score] + kept + lot
    return weight


def weigh_pairs(judge: Judge, worth: Worth, lines: Numbers, columns: Numbers) -> Numbers:
    """The same for single pairs."""
    found = np.empty(lines.size, np.int64)
    for number in range(lines.size):
        found[number] = weigh(judge, worth, lines[number], columns[number])
    return found
