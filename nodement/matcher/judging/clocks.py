"""What the clocks of time zones do: their offsets from universal time, week by week."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from nodement.matcher.problem import MINUTES_PER_DAY, Policy

Piece = tuple[int, int, int]
"""From this minute to that one, a zone is so many minutes ahead of universal time."""

MINUTE: Final = timedelta(minutes=1)
MINUTES_PER_WEEK: Final = 7 * MINUTES_PER_DAY
PROBE: Final = 6 * 60


def weeks_of_term(time_zone: str, policy: Policy) -> list[tuple[Piece, ...]]:
    """The pieces of every week of the term, in minutes after the start of the week."""
    start = datetime.combine(policy.term_start, time(), UTC)
    pieces = offset_pieces(time_zone, start, policy.term_weeks * MINUTES_PER_WEEK)
    return [_cut(pieces, week * MINUTES_PER_WEEK) for week in range(policy.term_weeks)]


@lru_cache(maxsize=4096)
def offset_pieces(time_zone: str, start: datetime, minutes: int) -> tuple[Piece, ...]:
    """The stretches with one offset from universal time, in minutes after `start`."""
    zone = ZoneInfo(time_zone)

    def offset(minute: int) -> int:
        ahead = (start + minute * MINUTE).astimezone(zone).utcoffset()
        assert ahead is not None, time_zone
        return ahead // MINUTE

    pieces, begin, known = [], 0, offset(0)
    for probe in range(0, minutes, PROBE):
        before, after = probe, min(probe + PROBE, minutes)
        last, known = known, offset(after)
        if last == known:
            continue
        while after - before > 1:
            middle = (before + after) // 2
            before, after = (
                (middle, after) if offset(middle) == offset(before) else (before, middle)
            )
        pieces.append((begin, after, offset(before)))
        begin = after
    if begin < minutes:
        pieces.append((begin, minutes, offset(minutes - 1)))
    return tuple(pieces)


def _cut(pieces: tuple[Piece, ...], week: int) -> tuple[Piece, ...]:
    inside = (
        (max(begin - week, 0), min(end - week, MINUTES_PER_WEEK), offset)
        for begin, end, offset in pieces
    )
    return tuple(piece for piece in inside if piece[0] < piece[1])
