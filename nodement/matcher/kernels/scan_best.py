"""What a scan looks through, in which order, and the best pairs of each line found so far."""

from typing import NamedTuple

from nodement.matcher.kernels.scan_pairs import Codes, Judge, Numbers, Small, Words, Worth


class Order(NamedTuple):
    """Columns from the cheapest on, and what the loops need of them in that order.

    `place`: where the caller had them. `price_of` and `place_of` are by the number of a column.
    """

    number: Numbers
    price: Numbers
    place: Numbers
    code: Codes
    word: Words
    step: Numbers
    plus: Small
    first: Numbers
    clock: Numbers
    cells: Words
    size: Numbers
    sign: Words
    price_of: Numbers
    place_of: Numbers


class Task(NamedTuple):
    """Some lines: what each gains by any pair, how much is too little, and how far to look.

    Lines with the same `group` have the same `code`. A line looks at columns with a place below
    `limit`, but those that are listed for it already.
    """

    line: Numbers
    group: Numbers
    gain: Numbers
    least: Numbers
    limit: Numbers
    listed_start: Numbers
    listed_end: Numbers
    listed: Small


class Found(NamedTuple):
    """The best values of each line, greatest first, with their columns, and how many they are."""

    value: Numbers
    column: Numbers
    size: Numbers


class Room(NamedTuple):
    """Space for one stretch of columns."""

    base: Small
    score: Small
    shared: Small
    time: Small
    chosen: Small


class Sweep(NamedTuple):
    """All that one sweep needs."""

    judge: Judge
    worth: Worth
    order: Order
    task: Task
    found: Found


def threshold(found: Found, number: int, least: int) -> int:
    """The least value that can enter the best of a line."""
    room = found.value.shape[1]
    return found.value[number, room - 1] if found.size[number] == room else least + 1


def enter(found: Found, number: int, value: int, column: int) -> None:
    """Put a pair among the best of its line: greater values first, then smaller columns."""
    values, columns, count = found.value[number], found.column[number], found.size[number]
    at = min(count, values.size - 1)
    if count == values.size and not is_before(value, column, values[at], columns[at]):
        return
    while at > 0 and is_before(value, column, values[at - 1], columns[at - 1]):
        values[at], columns[at] = values[at - 1], columns[at - 1]
        at -= 1
    values[at], columns[at] = value, column
    found.size[number] = min(count + 1, values.size)


def is_before(value: int, column: int, other: int, other_column: int) -> bool:
    """Whether one pair comes before another."""
    return value > other or (value == other and column < other_column)
