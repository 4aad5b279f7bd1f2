"""Check an answer against its problem, without a solver and without the solver's code."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from nodement.matcher.answer import Answer, AnsweredPair
from nodement.matcher.plain import Reading
from nodement.matcher.prices import price_faults
from nodement.matcher.problem import IdPair, Mentee, Mentor, Problem


def verify(problem: Problem, answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; an empty list means that it holds.

    Checks every hard rule, every place, every score, every number of the certificate over all
    eligible pairs, and with them that no other matching is better. One pass over all pairs; the
    rules and scores are computed anew by `plain.Reading`. The words of causes and the hash of the
    input are not checked here: the caller compares the hash with the files at hand.
    """
    faults = [*_policy_faults(problem, answer), *_people_faults(problem, answer)]
    if faults:
        return faults
    seen = _see(problem)
    return [
        *_pair_faults(problem, answer, seen),
        *_left_out_faults(answer, seen),
        *_objective_faults(answer),
        *price_faults(problem, answer, seen.scores),
    ]


@dataclass(slots=True)
class _Seen:
    """What one pass over all pairs found: scores of eligible pairs, and who was vetoed out."""

    reading: Reading
    scores: dict[IdPair, int] = field(default_factory=dict)
    only_vetoed: set[str] = field(default_factory=set)


def _see(problem: Problem) -> _Seen:
    reading = Reading(problem)
    seen = _Seen(reading)
    for mentee in problem.mentees:
        for mentor in problem.mentors:
            if not reading.is_possible(mentee, mentor, vetoes=False):
                continue
            if (mentee.id, mentor.id) in problem.vetoes:
                seen.only_vetoed.add(mentee.id)
                continue
            seen.scores[mentee.id, mentor.id] = sum(reading.points(mentee, mentor).values())
    return seen


def _policy_faults(problem: Problem, answer: Answer) -> Iterator[str]:
    if answer.policy != problem.policy:
        yield "The answer was made for another policy."
    decided = (problem.vetoes, problem.locks, problem.continuing)
    said = answer.decisions
    if (said.vetoes, said.locks, said.continuing) != decided:
        yield "The answer was made for other vetoes, locks or continuing pairs."


def _people_faults(problem: Problem, answer: Answer) -> Iterator[str]:
    """Every mentee is there once, matched or not, and every mentor is known."""
    mentees = [mentee.id for mentee in problem.mentees]
    mentors = {mentor.id for mentor in problem.mentors}
    listed = Counter(pair.mentee for pair in answer.pairs)
    listed.update(one.mentee for one in answer.unmatched)
    for mentee in mentees:
        if listed[mentee] != 1:
            yield f"{mentee} is listed {listed[mentee]} times instead of once."
    for mentee in sorted(listed.keys() - set(mentees)):
        yield f"{mentee} is listed, but is no mentee."
    for pair in answer.pairs:
        if pair.mentor not in mentors:
            yield f"{pair.mentor} has a mentee, but is no mentor."


def _pair_faults(problem: Problem, answer: Answer, seen: _Seen) -> Iterator[str]:
    made = {(pair.mentee, pair.mentor): pair for pair in answer.pairs}
    for mentee, mentor in sorted(problem.locks - made.keys()):
        yield f"{mentee} and {mentor} were locked, but are not together."
    taken = Counter(mentor for _, mentor in made)
    for one in problem.mentors:
        if taken[one.id] > seen.reading.places(one):
            yield f"{one.id} has {taken[one.id]} mentees, but fewer places."
    mentees = {one.id: one for one in problem.mentees}
    mentors = {one.id: one for one in problem.mentors}
    for (mentee, mentor), pair in made.items():
        if (mentee, mentor) not in seen.scores:
            yield f"{mentee} and {mentor} break a hard rule."
            continue
        truth = _true_pair(seen.reading, mentees[mentee], mentors[mentor])
        for name in ("score", "points", "language", "shared_areas", "common_minutes"):
            if getattr(pair, name) != getattr(truth, name):
                yield f"{mentee} and {mentor}: {name} should be {getattr(truth, name)}."


def _true_pair(reading: Reading, mentee: Mentee, mentor: Mentor) -> AnsweredPair:
    points = reading.points(mentee, mentor)
    return AnsweredPair(
        mentee.id,
        mentor.id,
        sum(points.values()),
        points,
        reading.language(mentee, mentor),
        reading.shared_areas(mentee, mentor),
        reading.minutes(mentee, mentor),
    )


def _left_out_faults(answer: Answer, seen: _Seen) -> Iterator[str]:
    has_choice = {mentee for mentee, _ in seen.scores}
    for one in answer.unmatched:
        cause = "vetoed" if one.mentee in seen.only_vetoed else "no_eligible_mentor"
        if one.mentee in has_choice:
            cause = "places_taken"
        if one.cause != cause:
            yield f"{one.mentee} has no mentor because of {cause}, not {one.cause}."


def _objective_faults(answer: Answer) -> Iterator[str]:
    if answer.matched != len(answer.pairs):
        yield f"{len(answer.pairs)} are matched, not {answer.matched}."
    total = sum(pair.score for pair in answer.pairs)
    if answer.total != total:
        yield f"The total is {total}, not {answer.total}."
