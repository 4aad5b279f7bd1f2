"""Invented people and problems for the tests of the matcher."""

import random
from dataclasses import replace
from datetime import date

from nodement.matcher import Mentee, Mentor, Policy, Problem

MONDAY = date(2030, 1, 7)
EVENING = ((0, 18 * 60, 21 * 60), (2, 18 * 60, 21 * 60))

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Africa/Lagos",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Pacific/Chatham",
    "Africa/Casablanca",
)
AREAS = ("Testing", "Security", "Documentation", "HTTP", "Diagnostics")
HELP = ("Code review", "Pair programming", "General guidance")
LANGUAGES = ("en", "de", "pt-BR", "pt", "yo")
AFFILIATIONS = ("", "Student", "Hooli", "Initech", "Umbrella Labs")
SENTENCES = (
    "Land a first pull request in the test runner",
    "Improve streams and write documentation",
    "I review pull requests of the test runner",
    "",
)


def mentee(name="grace", **answers):
    return replace(Mentee(name, "Europe/Berlin", EVENING, ("Testing",), (), ("de",)), **answers)


def mentor(name="ada", **answers):
    return replace(Mentor(name, "Europe/Berlin", EVENING, ("Testing",), (), ("de",)), **answers)


def policy(**settings):
    return Policy(**{"term_start": MONDAY} | settings)


def problem(mentees, mentors, **settings):
    decisions = {
        name: frozenset(settings.pop(name))
        for name in ("vetoes", "locks", "continuing")
        if name in settings
    }
    return Problem(tuple(mentees), tuple(mentors), policy(**settings), **decisions)


def simple(scores, capacity=(1, 1, 1, 1, 1, 1, 1, 1)):
    """A problem whose scores are given as areas in common: scores[mentee][mentor] of 10.

    A mentee wants ten areas; a mentor advises on as many of them as the table says; 0 forbids.
    """
    wanted = [[f"{i} {n}" for n in range(10)] for i in range(len(scores))]
    mentees = [mentee(f"mentee{i}", areas=tuple(areas)) for i, areas in enumerate(wanted)]
    mentors = [
        mentor(
            f"mentor{j}",
            areas=tuple(a for i, areas in enumerate(wanted) for a in areas[: scores[i][j]]),
            capacity=capacity[j],
        )
        for j in range(len(scores[0]))
    ]
    return problem(mentees, mentors, weights={"areas": 10})


def with_own_scores(people, scores, most):
    """The same people, but with scores from elsewhere, up to `most`."""
    return replace(people, scores=scores, policy=replace(people.policy, weights={"given": most}))


def crowd(seed, mentees, mentors, *, zones=ZONES, busy=0.5, **settings):
    """A random problem with every kind of answer in it."""
    chance = random.Random(seed)
    mentee_ids = [f"mentee{number}@example.org" for number in range(mentees)]
    mentor_ids = [f"mentor{number}@example.org" for number in range(mentors)]
    return problem(
        [
            Mentee(
                name,
                **_answers(chance, zones, busy, mentor_ids),
                goals=chance.choice(SENTENCES),
            )
            for name in mentee_ids
        ],
        [
            Mentor(
                name,
                **_answers(chance, zones, busy, mentee_ids),
                about=chance.choice(SENTENCES),
                capacity=chance.choice((0, 1, 1, 1, 2, 3)),
                paused_until=chance.choice((None,) * 9 + (date(2030, 6, 1),)),
            )
            for name in mentor_ids
        ],
        **settings,
    )


def _answers(chance, zones, busy, others):
    hours = [(day, start * 60, start * 60 + 180) for day in range(7) for start in range(0, 24, 3)]
    some = chance.sample(LANGUAGES, chance.randint(1, 3))
    level = chance.choice((0, 1, 2, 3, 5, 5, 5))
    return {
        "time_zone": chance.choice(zones),
        "availability": tuple(slot for slot in hours if chance.random() < busy),
        "areas": tuple(chance.sample(AREAS, chance.randint(1, 4))),
        "help": tuple(chance.sample(HELP, chance.randint(0, 3))),
        "languages": tuple(some),
        "english_speaking": level,
        "english_understanding": min(5, level + 1),
        "only_other_language": chance.random() < 0.1,
        "experience": chance.choice((None, 1, 2, 3, 4, 5, 9)),
        "affiliation": chance.choice(AFFILIATIONS),
        "wishes": tuple(chance.sample(others, min(len(others), chance.choice((0, 0, 1, 3))))),
        "exclusions": frozenset(chance.sample(others, min(len(others), chance.choice((0, 0, 1))))),
    }
