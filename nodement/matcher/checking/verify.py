"""Check an answer against its problem, without the solver's code."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from nodement.matcher.answer import Answer, AnsweredPair
from nodement.matcher.checking.certified import floor_questions, shape_faults, sum_faults
from nodement.matcher.checking.examined import MOST, examine
from nodement.matcher.checking.plain import Reading
from nodement.matcher.checking.prices import Outbid, Question
from nodement.matcher.checking.proof import OpenPart, co_problem, open_part
from nodement.matcher.problem import Mentee, Mentor, Problem


def verify(problem: Problem, answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; an empty list means that it holds.

    Checks every hard rule, every place, every score, every number of the certificate over all
    eligible pairs, and with them that no other matching is better, or better by more than the gap
    that the answer admits. One pass over all pairs, with memory for people and not for pairs; the
    rules and scores are computed anew: by `plain.Reading` for the pairs that were made, and by a
    sieve that is tested equal to it for all others. Of many faults of a kind the first are told.

    The words of causes and the hash of the input are not checked here: the caller compares the
    hash with the files at hand.
    """
    faults = [*_cut(_policy_faults(problem, answer)), *_cut(_people_faults(problem, answer))]
    if faults:
        return faults
    reading, part = Reading(problem), open_part(problem)
    faults = [
        *_cut(_place_faults(problem, answer, reading)),
        *_cut(_pair_faults(problem, answer, reading)),
        *_cut(_objective_faults(problem, answer)),
        *_cut(shape_faults(problem, answer, part)),
    ]
    faults += _proof_faults(problem, answer, part, proven=not faults)
    return faults or [*_cut(_co_faults(problem, answer))]


def _cut(faults: Iterable[str]) -> list[str]:
    """The first faults of a kind, and how many more there are."""
    rest = iter(faults)
    told, more = list(islice(rest, MOST)), sum(1 for _ in rest)
    return [*told, f"… and {more:,} more faults like these."] if more else told


def _policy_faults(problem: Problem, answer: Answer) -> Iterator[str]:
    if answer.policy != problem.policy:
        yield "The answer was made for another policy."
    decided = problem.vetoes, problem.locks, problem.continuing, problem.current
    said = answer.decisions
    if (said.vetoes, said.locks, said.continuing, said.current) != decided:
        yield "The answer was made for other vetoes, locks, continuing or current pairs."


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


def _place_faults(problem: Problem, answer: Answer, reading: Reading) -> Iterator[str]:
    """Locks are kept, and nobody has more mentees than places."""
    made = {(pair.mentee, pair.mentor) for pair in answer.pairs}
    for mentee, mentor in sorted(problem.locks - made):
        yield f"{mentee} and {mentor} were locked, but are not together."
    taken = Counter(mentor for _, mentor in made)
    for one in problem.mentors:
        if taken[one.id] > reading.places(one):
            yield f"{one.id} has {taken[one.id]} mentees, but fewer places."


def _pair_faults(problem: Problem, answer: Answer, reading: Reading) -> Iterator[str]:
    """Every pair that was made keeps all rules, and what is said of it is true."""
    mentees = {one.id: one for one in problem.mentees}
    mentors = {one.id: one for one in problem.mentors}
    for pair in sorted(answer.pairs, key=lambda pair: (pair.mentor, pair.mentee)):
        mentee, mentor = mentees[pair.mentee], mentors[pair.mentor]
        if not reading.is_possible(mentee, mentor):
            yield f"{mentee.id} and {mentor.id} break a hard rule."
            continue
        truth = _true_pair(reading, mentee, mentor)
        for name in ("score", "points", "language", "shared_areas", "common_minutes"):
            if getattr(pair, name) != getattr(truth, name):
                yield f"{mentee.id} and {mentor.id}: {name} should be {getattr(truth, name)}."


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


def _objective_faults(problem: Problem, answer: Answer) -> Iterator[str]:
    if answer.matched != len(answer.pairs):
        yield f"{len(answer.pairs)} are matched, not {answer.matched}."
    total = sum(pair.score for pair in answer.pairs)
    if answer.total != total:
        yield f"The total is {total}, not {answer.total}."
    kept = sum((pair.mentee, pair.mentor) in problem.current for pair in answer.pairs)
    if answer.kept != kept:
        yield f"{kept} pairs were kept, not {answer.kept}."


def _proof_faults(problem: Problem, answer: Answer, part: OpenPart, *, proven: bool) -> list[str]:
    """The one pass: causes in any case, and the proof if there is sense in it."""
    outbid = Outbid(problem, part, answer.certificate) if proven else None
    questions: list[Question] = [] if outbid is None else [outbid, *floor_questions(answer, part)]
    left_out = {one.mentee for one in answer.unmatched}
    found = examine(problem, questions, left_out)
    faults = _cut(_cause_faults(problem, answer, found.suited))
    if outbid is None:
        return faults
    return [
        *faults,
        *_cut(sum_faults(problem, answer, part)),
        *found.faults,
        *_cut(_unexplained_faults(problem, answer, outbid)),
    ]


def _cause_faults(problem: Problem, answer: Answer, suited: Collection[str]) -> Iterator[str]:
    """Why somebody has no mentor: only vetoes, or all rules, or the number of places."""
    only_vetoed = _possible_but_for_vetoes(problem, {one.mentee for one in answer.unmatched})
    for one in answer.unmatched:
        cause = "vetoed" if one.mentee in only_vetoed else "no_eligible_mentor"
        if one.mentee in suited:
            cause = "places_taken"
        if one.cause != cause:
            yield f"{one.mentee} has no mentor because of {cause}, not {one.cause}."


def _possible_but_for_vetoes(problem: Problem, left_out: Collection[str]) -> set[str]:
    reading = Reading(problem)
    mentees = {one.id: one for one in problem.mentees if one.id in left_out}
    mentors = {one.id: one for one in problem.mentors}
    return {
        mentee
        for mentee, mentor in sorted(problem.vetoes)
        if mentee in mentees
        and mentor in mentors
        and reading.is_possible(mentees[mentee], mentors[mentor], vetoes=False)
    }


def _unexplained_faults(problem: Problem, answer: Answer, outbid: Outbid) -> Iterator[str]:
    for mentor, unexplained in zip(problem.mentors, outbid.unexplained.tolist(), strict=True):
        if unexplained:
            price = answer.certificate.v[mentor.id]
            yield f"One more place of {mentor.id} would be worth less than {price}."


def _co_faults(problem: Problem, answer: Answer) -> Iterator[str]:
    """Further mentors are the answer to a problem of their own."""
    most = problem.policy.mentors_per_mentee
    if answer.co is None:
        if most > 1 and answer.certificate.gap == 0:
            yield f"A mentee may have {most} mentors, but nothing is said of a second one."
        return
    if most == 1:
        yield "The answer speaks of second mentors, but a mentee has one."
        return
    further = co_problem(problem, ((pair.mentee, pair.mentor) for pair in answer.pairs))
    for fault in verify(further, answer.co):
        yield f"One more mentor: {fault}"
