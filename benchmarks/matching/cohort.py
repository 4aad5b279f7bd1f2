"""A cohort of invented people, drawn from a seed, in the shape that large programs have.

Its shape, and where it comes from, in words:

- **areas**: 40, 1 to 5 each, drawn by Zipf's law: a few popular subjects and a long tail, as freely
  chosen tags have; mentors advise on one more than mentees want;
- **zones**: 55 IANA zones, weighted roughly as open-source contributors are spread over the world
  (a judgement, not a count); mentees more often in India, Africa and Latin America, mentors in
  North America and Europe; half-hour and quarter-hour zones, summer time of both hemispheres;
- **languages**: those of the zone, and English as usual as it is there, levels 0 to 5; three of a
  hundred whose English is not their first language strictly require another language;
- **hours**: two to five days, evenings on weekdays and blocks of the day at weekends, on a grid
  of half hours;
- **places**: capacities 1 to 3, 1.67 on average, one mentor of a hundred paused: with five mentees
  to three mentors there are about as many places as mentees, the hardest case;
- **the rest**: kinds of help, experience, employers by Zipf's law for two of five, students, texts
  of 5 to 15 words of an invented vocabulary by Zipf's law; wishes of one mentee of twenty for
  mentors with the same first area, exclusions by one person of a hundred, a waiting priority for
  one mentee of twenty, a few vetoes and pairs that go on.

About 12 to 20 of a hundred pairs are eligible.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any, Final

import numpy as np

from benchmarks.matching.draw import Draw, IntArray, zipf
from benchmarks.matching.world import HOMES, KINDS_OF_HELP, LEVELS, SUBJECTS
from nodement.matcher import Mentee, Mentor, Policy, Problem, Slot

TERM_START: Final = date(2026, 9, 7)
AFTER_THE_START: Final = date(2027, 1, 4)
CAPACITIES: Final = (0.47, 0.37, 0.16)
PATTERNS: Final = 4096
WORDS: Final = 1500
GROUPS: Final = 300


def cohort(mentees: int, mentors: int, seed: int) -> Problem:
    """A problem with so many people, the same for the same three numbers.

    Nobody is locked and no earlier matching stands. PCG64 gives the numbers.
    """
    draw = Draw(np.random.Generator(np.random.PCG64(seed)))
    seekers, guides = _side(draw, mentees, "mentee"), _side(draw, mentors, "mentor")
    return Problem(
        tuple(_mentees(draw, seekers, guides)),
        tuple(_mentors(draw, guides, seekers)),
        Policy(TERM_START),
        vetoes=_pairs(draw, mentees, mentors, 1 + mentees // 500),
        continuing=_pairs(draw, mentees, mentors, 1 + mentees // 200),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """What everybody of one side answers, and the number of everybody's first area."""

    answers: list[dict[str, Any]]
    first_area: IntArray


def _mentees(draw: Draw, seekers: _Side, guides: _Side) -> Iterator[Mentee]:
    count = len(seekers.answers)
    columns = zip(
        seekers.answers,
        _wishes(draw, (seekers, guides), "mentor", 0.05),
        _exclusions(draw, count, len(guides.answers), "mentor"),
        _texts(draw, count),
        draw.choice((0.95, 0.04, 0.01), count).tolist(),
        strict=True,
    )
    for answers, wishes, excluded, goals, waited in columns:
        yield Mentee(**answers, wishes=wishes, exclusions=excluded, goals=goals, priority=waited)


def _mentors(draw: Draw, guides: _Side, seekers: _Side) -> Iterator[Mentor]:
    count = len(guides.answers)
    columns = zip(
        guides.answers,
        _wishes(draw, (guides, seekers), "mentee", 0.02),
        _exclusions(draw, count, len(seekers.answers), "mentee"),
        _texts(draw, count),
        (draw.choice(CAPACITIES, count) + 1).tolist(),
        draw.choice((0.99, 0.01), count).tolist(),
        strict=True,
    )
    for answers, wishes, excluded, about, places, pauses in columns:
        yield Mentor(
            **answers,
            wishes=wishes,
            exclusions=excluded,
            about=about,
            capacity=places,
            paused_until=AFTER_THE_START if pauses else None,
        )


def _side(draw: Draw, count: int, role: str) -> _Side:
    home = draw.choice([getattr(one, f"{role}s") for one in HOMES], count)
    extra = int(role == "mentor")
    areas = _sets(draw, SUBJECTS, (1 + extra, 4 + extra), 1.0)
    help_wanted = _sets(draw, KINDS_OF_HELP, (1 + extra, 3 + extra), 0.5)
    hours = _hours(draw)
    chosen = draw.whole(0, PATTERNS - 1, count * 3).reshape(3, count)
    columns = zip(
        home.tolist(),
        chosen.T.tolist(),
        _speech(draw, home),
        _experience(draw, count, role),
        _affiliations(draw, count, role),
        strict=True,
    )
    answers = [
        {
            "id": f"{role}-{number:05}",
            "time_zone": HOMES[place].zone,
            "availability": hours[week],
            "areas": areas[area],
            "help": help_wanted[kinds],
            "experience": steps,
            "affiliation": group,
            **speech,
        }
        for number, (place, (week, area, kinds), speech, steps, group) in enumerate(columns)
    ]
    first = np.array([SUBJECTS.index(one[0]) for one in areas], dtype=np.int64)
    return _Side(answers, first[chosen[1]])


def _sets(
    draw: Draw, items: tuple[str, ...], sizes: tuple[int, int], exponent: float
) -> list[tuple[str, ...]]:
    """Shared tuples of different items, popular ones more often (Efraimidis and Spirakis 2006)."""
    weights = np.array(zipf(len(items), exponent))
    keys = np.log(draw.source.random((PATTERNS, len(items)))) / weights
    order = np.argsort(-keys, axis=1)[:, : sizes[1]]
    lengths = draw.whole(*sizes, PATTERNS)
    return [
        tuple(items[item] for item in row[:length])
        for row, length in zip(order.tolist(), lengths.tolist(), strict=True)
    ]


def _hours(draw: Draw) -> list[tuple[Slot, ...]]:
    """Shared weeks of two to five days: evenings, and longer blocks on free days."""
    days = np.argsort(draw.source.random((PATTERNS, 7)) * ([1.0] * 5 + [0.5] * 2), axis=1)
    counts = draw.whole(2, 5, PATTERNS)
    evening = draw.whole(34, 41, PATTERNS * 7).reshape(PATTERNS, 7)
    weekend = draw.whole(16, 32, PATTERNS * 7).reshape(PATTERNS, 7)
    short = draw.whole(3, 8, PATTERNS * 7).reshape(PATTERNS, 7)
    long = draw.whole(5, 13, PATTERNS * 7).reshape(PATTERNS, 7)
    free = days >= 5
    start = np.where(free, weekend, evening)
    end = np.minimum(start + np.where(free, long, short), 48)
    slots = cache(lambda day, begin, finish: (day, 30 * begin, 30 * finish))
    return [
        tuple(sorted(slots(*slot) for slot in zip(*(part[:count] for part in week), strict=True)))
        for count, *week in zip(
            counts.tolist(), days.tolist(), start.tolist(), end.tolist(), strict=True
        )
    ]


def _speech(draw: Draw, home: IntArray) -> Iterator[dict[str, Any]]:
    """Languages, preferred first, both levels of English, and whether another is required."""
    english = np.array([one.english for one in HOMES])[home]
    by_usage = {usage: draw.choice(weights, home.size) for usage, weights in LEVELS.items()}
    speaking = np.select([english == usage for usage in by_usage], list(by_usage.values()))
    understanding = np.minimum(5, speaking + draw.choice((0.6, 0.4), home.size))
    first = np.floor(draw.source.random(home.size) ** 2 * 8).astype(np.int64)
    second = draw.choice((0.85, 0.15), home.size)
    prefers = draw.choice((0.8, 0.2), home.size)
    strict = draw.choice((0.97, 0.03), home.size)
    columns = (home, first, second, prefers, strict, speaking, understanding)
    for number, one, two, english_first, only, says, hears in np.stack(columns).T.tolist():
        tongues = HOMES[number].languages
        own = tongues[one % len(tongues)]
        other = tongues[(one + 1) % len(tongues)]
        yield {
            "languages": _spoken(own, other if two else own, says, bool(english_first)),
            "english_speaking": says,
            "english_understanding": hears,
            "only_other_language": bool(only) and own != "en",
        }


@cache
def _spoken(own: str, other: str, level: int, english_first: bool) -> tuple[str, ...]:
    """The first language, another of the zone, and English for who speaks it at all."""
    some = [own, other, *(["en"] if level >= 2 else [])]
    if english_first and level == 5:
        some.insert(0, "en")
    return tuple(dict.fromkeys(some))


def _experience(draw: Draw, count: int, role: str) -> list[int | None]:
    low, high = (1, 5) if role == "mentee" else (3, 9)
    years = draw.whole(low, high, count).tolist()
    silent = draw.choice((0.97, 0.03), count).tolist()
    return [None if quiet else year for year, quiet in zip(years, silent, strict=True)]


def _affiliations(draw: Draw, count: int, role: str) -> list[str]:
    """Two of five name an employer or group; a quarter of the mentees are students."""
    groups = [f"Group {number:03}" for number in range(GROUPS)]
    named = draw.choice(zipf(GROUPS), count).tolist()
    shares = (0.35, 0.25, 0.40) if role == "mentee" else (0.57, 0.03, 0.40)
    kinds = draw.choice(shares, count).tolist()
    return [
        ("", "Student", groups[number])[kind] for number, kind in zip(named, kinds, strict=True)
    ]


def _wishes(
    draw: Draw, sides: tuple[_Side, _Side], role: str, share: float
) -> Iterator[tuple[str, ...]]:
    """One to three people of the other side whose first area is the same."""
    own, others = sides
    by_area = [np.flatnonzero(others.first_area == area) for area in range(len(SUBJECTS))]
    count = len(own.answers)
    numbers = draw.choice((1 - share, share / 2, share / 3, share / 6), count).tolist()
    places = draw.source.random((count, 3)).tolist()
    for area, number, chances in zip(own.first_area.tolist(), numbers, places, strict=True):
        pool = by_area[area]
        chosen = [int(pool[int(chance * pool.size)]) for chance in chances[:number] if pool.size]
        yield tuple(dict.fromkeys(f"{role}-{one:05}" for one in chosen))


def _exclusions(draw: Draw, count: int, others: int, role: str) -> Iterator[frozenset[str]]:
    nobody: frozenset[str] = frozenset()
    some = draw.choice((0.99, 0.01), count).tolist()
    for excludes, other in zip(some, draw.whole(0, others - 1, count).tolist(), strict=True):
        yield frozenset((f"{role}-{other:05}",)) if excludes else nobody


def _texts(draw: Draw, count: int) -> Iterator[str]:
    """Five to fifteen words each."""
    vocabulary = _vocabulary()
    lengths = draw.whole(5, 15, count)
    words = draw.choice(zipf(WORDS), int(lengths.sum())).tolist()
    last = 0
    for length in lengths.tolist():
        yield " ".join(vocabulary[word] for word in words[last : last + length])
        last += length


@cache
def _vocabulary() -> tuple[str, ...]:
    syllables = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
    words = ("".join(parts) for parts in product(syllables[::7], syllables, syllables[::3]))
    return tuple(word for word, _ in zip(words, range(WORDS), strict=False))


def _pairs(draw: Draw, mentees: int, mentors: int, count: int) -> frozenset[tuple[str, str]]:
    rows = draw.whole(0, mentees - 1, count).tolist()
    columns = draw.whole(0, mentors - 1, count).tolist()
    return frozenset(
        (f"mentee-{row:05}", f"mentor-{column:05}")
        for row, column in zip(rows, columns, strict=True)
    )
