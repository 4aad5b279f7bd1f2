"""A certificate proves its matching, and whoever changes anything is found out."""

import ast
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nodement.matcher import (
    Certificate,
    answer_of,
    certificate,
    plain,
    prices,
    read_answer,
    score,
    solve,
    verify,
    write_answer,
)
from nodement.matcher.plain import Reading
from tests.matcher.people import crowd, mentee, mentor, policy, problem, simple

verify_module = sys.modules[verify.__module__]


def locked_and_waiting(seed):
    """A crowd with priority classes, and the two worst pairs of its free solution locked."""
    start = crowd(seed, 14, 6, busy=0.4, term_weeks=2)
    mentees = tuple(replace(one, priority=number % 3) for number, one in enumerate(start.mentees))
    people = replace(start, mentees=mentees)
    taken = set(solve(people).pairs[:2])
    return replace(people, locks=frozenset(taken))


@pytest.mark.parametrize("seed", range(30))
def test_every_answer_holds(seed):
    for people in (crowd(seed, 14, 6, busy=0.4), locked_and_waiting(seed)):
        assert verify(people, answer_of(solve(people))) == []


@pytest.mark.parametrize("seed", range(10))
def test_both_readings_give_every_pair_the_same_verdict_and_score(seed):
    people = crowd(
        seed,
        15,
        10,
        busy=0.3,
        vetoes={("mentee0@example.org", "mentor0@example.org")},
        continuing={("mentee1@example.org", "mentor1@example.org")},
    )
    reading = Reading(people)
    plain = {
        (one.id, other.id, sum(reading.points(one, other).values()))
        for one in people.mentees
        for other in people.mentors
        if reading.is_possible(one, other)
    }

    assert set(score(people).edges()) == plain


def test_the_certificate_of_a_plain_problem():
    """Two want mentor0; the loser's bid is the price of the place."""
    matching = solve(simple([[10, 0], [7, 0], [0, 4]]))

    assert matching.pairs == (("mentee0", "mentor0"), ("mentee2", "mentor1"))
    assert certificate(matching.scored, matching) == Certificate(
        big=21,
        u={"mentee0": 3, "mentee1": 0, "mentee2": 25},
        v={"mentor0": 28, "mentor1": 0},
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_price_is_what_one_more_place_is_worth(seed):
    people = crowd(seed, 12, 5, busy=0.4)
    matching = solve(people)
    proof = certificate(matching.scored, matching)
    for number, one in enumerate(people.mentors):
        if one.capacity == 0 or one.paused_until:
            continue
        mentors = list(people.mentors)
        mentors[number] = replace(one, capacity=one.capacity + 1)
        wider = solve(replace(people, mentors=tuple(mentors)))
        worth = proof.big * (wider.matched - matching.matched) + wider.total - matching.total

        assert proof.v[one.id] == worth


def test_the_certificate_of_another_matching_is_refused():
    matching = solve(simple([[10, 5], [9, 1]]))
    swapped = replace(matching, mentor_of=matching.mentor_of[::-1].copy())

    with pytest.raises(ValueError, match="not the best"):
        certificate(swapped.scored, swapped)


PEOPLE = locked_and_waiting(4)
ANSWER = answer_of(solve(PEOPLE))


def with_pair(number, **changes):
    pairs = list(ANSWER.pairs)
    pairs[number] = replace(pairs[number], **changes)
    return replace(ANSWER, pairs=tuple(pairs))


def with_proof(**changes):
    return replace(ANSWER, certificate=replace(ANSWER.certificate, **changes))


def tampered_pairs():
    for number, pair in enumerate(ANSWER.pairs):
        for step in (-1, 1):
            yield f"score {number}", with_pair(number, score=pair.score + step)
            yield f"minutes {number}", with_pair(number, common_minutes=pair.common_minutes + step)
            for name in pair.points:
                changed = {**pair.points, name: pair.points[name] + step}
                yield f"{name} {number}", with_pair(number, points=changed)
        yield f"language {number}", with_pair(number, language="xx")
        yield f"areas {number}", with_pair(number, shared_areas=("Cooking",))
        rest = ANSWER.pairs[:number] + ANSWER.pairs[number + 1 :]
        yield f"missing {number}", replace(ANSWER, pairs=rest)
        yield f"double {number}", replace(ANSWER, pairs=(*ANSWER.pairs, pair))


def tampered_mentors():
    for number, pair in enumerate(ANSWER.pairs):
        others = {one.id for one in PEOPLE.mentors} - {pair.mentor} | {"nobody@example.org"}
        for other in sorted(others):
            yield f"mentor {number} {other}", with_pair(number, mentor=other)


def tampered_prices():
    proof = ANSWER.certificate
    for side, numbers in (("u", proof.u), ("v", proof.v)):
        for name, price in numbers.items():
            for step in (-1, 1):
                yield f"{side} {name} {step}", with_proof(**{side: {**numbers, name: price + step}})
            dropped = {other: numbers[other] for other in numbers if other != name}
            yield f"{side} without {name}", with_proof(**{side: dropped})


def tampered_rest():
    for step in (-1, 1):
        yield f"big {step}", with_proof(big=ANSWER.certificate.big + step)
        yield f"matched {step}", replace(ANSWER, matched=ANSWER.matched + step)
        yield f"total {step}", replace(ANSWER, total=ANSWER.total + step)
    for number, one in enumerate(ANSWER.unmatched):
        rest = ANSWER.unmatched[:number] + ANSWER.unmatched[number + 1 :]
        yield f"unmatched {number} dropped", replace(ANSWER, unmatched=rest)
        wrong = replace(one, cause="vetoed")
        yield f"cause {number}", replace(ANSWER, unmatched=(*rest, wrong))
    yield "policy", replace(ANSWER, policy=policy(minimum_overlap=30))
    yield "locks", replace(ANSWER, decisions=replace(ANSWER.decisions, locks=frozenset()))


TAMPERED = [*tampered_pairs(), *tampered_mentors(), *tampered_prices(), *tampered_rest()]
"""Every number and every name of an answer, changed one at a time."""


def test_the_answer_to_be_tampered_with_has_everything_in_it():
    assert verify(PEOPLE, ANSWER) == []
    assert len(ANSWER.pairs) > 4
    assert {one.cause for one in ANSWER.unmatched} == {"places_taken", "no_eligible_mentor"}
    assert len(PEOPLE.locks) == 2


@pytest.mark.parametrize("answer", [pytest.param(answer, id=name) for name, answer in TAMPERED])
def test_a_tampered_answer_does_not_hold(answer):
    assert verify(PEOPLE, answer) != []


def test_two_swapped_pairs_do_not_hold_though_both_are_eligible():
    people = simple([[10, 5], [9, 1]])
    honest = answer_of(solve(people))
    first, second = honest.pairs
    swapped = replace(
        honest,
        pairs=(replace(first, mentor=second.mentor), replace(second, mentor=first.mentor)),
    )

    assert verify(people, honest) == []
    assert verify(people, swapped) != []


def test_an_honest_looking_but_worse_matching_has_no_proof():
    """Its scores and total are right, only it is not the best."""
    people = simple([[10, 5], [9, 1]])
    honest = answer_of(solve(people))
    others = answer_of(
        solve(replace(people, locks=frozenset({("mentee0", "mentor0"), ("mentee1", "mentor1")})))
    )
    worse = replace(others, decisions=honest.decisions, certificate=honest.certificate)

    assert (worse.matched, worse.total, honest.total) == (2, 11, 14)
    assert verify(people, worse) != []


def test_a_small_big_is_no_proof_that_most_people_are_matched():
    """With big = 0 the best total wins, whoever stays without a mentor."""
    people = simple([[10, 1], [9, 0]])
    greedy = answer_of(solve(replace(people, mentees=people.mentees[:1])))
    honest = answer_of(solve(people))
    forged = replace(
        greedy,
        pairs=(replace(honest.pairs[0], mentor="mentor0", **_scored(10)),),
        unmatched=(replace(honest_left_out(people), mentee="mentee1"),),
        matched=1,
        total=10,
        certificate=Certificate(0, {"mentee0": 1, "mentee1": 0}, {"mentor0": 9, "mentor1": 0}),
    )

    assert verify(people, forged) == ["big is 0, but scores can add up to more than 20."]


def _scored(points):
    honest = answer_of(solve(simple([[points]])))
    pair = honest.pairs[0]
    return {"score": pair.score, "points": pair.points, "shared_areas": pair.shared_areas}


def honest_left_out(people):
    full = replace(people, mentors=people.mentors[:1])
    return answer_of(solve(full)).unmatched[0]


def test_an_answer_that_went_through_a_file_holds():
    assert verify(PEOPLE, read_answer(write_answer(ANSWER))) == []


def test_vetoed_is_said_of_those_whom_only_vetoes_left_without_anybody():
    people = problem([mentee()], [mentor()], vetoes={("grace", "ada")})
    answer = answer_of(solve(people))

    assert [one.cause for one in answer.unmatched] == ["vetoed"]
    assert verify(people, answer) == []


@pytest.mark.parametrize("module", [verify_module, plain, prices])
def test_the_checker_shares_no_code_with_the_solver(module):
    imported = {
        node.module
        for node in ast.walk(ast.parse(Path(module.__file__).read_text()))
        if isinstance(node, ast.ImportFrom)
    }
    own = {name.removeprefix("nodement.matcher.") for name in imported if "nodement" in name}

    assert own <= {"answer", "problem", "plain", "prices"}
    assert not {name for name in imported if name.startswith("numpy")}
