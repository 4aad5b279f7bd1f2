"""A certificate proves its matching, and whoever changes anything is found out."""

import ast
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nodement.matcher.answer import Certificate
from nodement.matcher.checking import certified, examined, plain, proof, sieve, sieve_marks
from nodement.matcher.checking import clock_cells as cells
from nodement.matcher.checking import long_numbers as long
from nodement.matcher.checking import prices as price_questions
from nodement.matcher.checking.verify import verify
from nodement.matcher.files.answer_file import read_answer, write_answer
from nodement.matcher.problem import Problem
from tests.matcher.people import crowd, mentee, mentor, policy, problem, simple
from tests.matcher.proven import proven

verify_module = sys.modules[verify.__module__]

WELFARES = ("concave", "total", "bands")


def everything(seed, **settings):
    """A small crowd with classes, a lock, a veto and a matching that stands."""
    people = crowd(seed, 9, 4, busy=0.5, term_weeks=2, **settings)
    waiting = tuple(replace(one, priority=n % 3) for n, one in enumerate(people.mentees))
    people = replace(people, mentees=waiting)
    made = {pair.mentee: pair.mentor for pair in proven(people).pairs}
    (first, locked), *others = made.items()
    turned = zip(made, [*made.values()][1:], strict=False)
    return replace(
        people,
        locks=frozenset({(first, locked)}),
        current=frozenset([*turned, *others[-1:]]),
        vetoes=frozenset({(people.mentees[3].id, people.mentors[1].id)}) - {(first, locked)},
    )


PLAIN = everything(2, welfare="concave")
FLOOR = everything(2, welfare="total", raise_floor=True)
BANDS = everything(2, welfare="bands", raise_floor=True)
CO = everything(2, welfare="concave", mentors_per_mentee=2)


@pytest.mark.parametrize("welfare", WELFARES)
@pytest.mark.parametrize("raise_floor", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_every_true_answer_holds(seed, raise_floor, welfare):
    settings = {"raise_floor": raise_floor, "welfare": welfare, "mentors_per_mentee": 1 + seed % 3}
    for people in (crowd(seed, 14, 6, busy=0.4, **settings), everything(seed, **settings)):
        assert verify(people, proven(people)) == []


def test_an_answer_that_went_through_a_file_holds():
    assert verify(CO, read_answer(write_answer(proven(CO)))) == []


def test_the_answers_to_be_tampered_with_have_everything_in_them():
    answer, floor, co = (proven(people) for people in (PLAIN, FLOOR, CO))

    assert (len(answer.pairs), len(answer.unmatched)) == (6, 3)
    assert {one.cause for one in answer.unmatched} == {"no_eligible_mentor", "places_taken"}
    assert (answer.kept, answer.certificate.keep > 0) == (3, True)
    assert floor.certificate.floor.value == floor.floor > 0
    assert co.co.matched == 2


@pytest.mark.parametrize("people", [PLAIN, FLOOR, BANDS, CO], ids=["plain", "floor", "bands", "co"])
def test_every_number_and_every_name_of_an_answer_is_checked(people):
    record = json.loads(write_answer(proven(people)))
    believed = [
        name
        for name, change in alterations(record)
        if not is_of_no_consequence(name, people) and not faults_after(change, record, people)
    ]

    assert believed == []


def alterations(record, path=()):
    """What to change, and by what: every number by one, every text and every name, one by one."""
    members = record.items() if isinstance(record, dict) else enumerate(record)
    for key, value in list(members):
        where = (*path, key)
        if isinstance(value, dict | list):
            yield from alterations(value, where)
        elif isinstance(value, bool):
            yield (*where, "negated"), (where, not value)
        elif isinstance(value, int):
            yield (*where, "less"), (where, value - 1)
            yield (*where, "more"), (where, value + 1)
        elif isinstance(value, str):
            yield (*where, "renamed"), (where, value + "x")
        if path and path[-1] in NAMED:
            yield (*where, "gone"), (where, None)


NAMED = ("u", "v", "reached_u", "reached_v", "above_u", "above_v")
UNCHECKED = ("input_sha256", "words", "refused_rows", "term_start")


def is_of_no_consequence(name, people):
    """Words, the hash, dates that cannot be read; higher prices of a bound that need not be tight.

    Floor prices of a mentor without an open place count nothing.
    """
    closed = {one.id for one in people.mentors if not proof.open_part(people).places[one.id]}
    beside = bool({"reached_v", "above_v"} & set(name)) and name[-2] in closed
    return bool(set(UNCHECKED) & set(name)) or beside or ("floor" in name and name[-1] == "more")


def faults_after(change, record, people):
    (*inner, last), value = change
    changed = json.loads(json.dumps(record))
    place = changed
    for step in inner:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    try:
        return verify(people, read_answer(json.dumps(changed)))
    except ValueError as error:
        return [str(error)]


def test_a_pair_less_or_a_pair_twice_is_found_out():
    answer = proven(PLAIN)
    for number, pair in enumerate(answer.pairs):
        rest = answer.pairs[:number] + answer.pairs[number + 1 :]

        assert verify(PLAIN, replace(answer, pairs=rest)) == [
            f"{pair.mentee} is listed 0 times instead of once."
        ]
        assert verify(PLAIN, replace(answer, pairs=(*answer.pairs, pair))) == [
            f"{pair.mentee} is listed 2 times instead of once."
        ]


def test_an_honest_looking_but_worse_matching_has_no_proof():
    """Its scores and total are right, only it is not the best."""
    people = simple([[10, 5], [9, 1]])
    locks = frozenset({("mentee0", "mentor0"), ("mentee1", "mentor1")})
    honest, others = proven(people), proven(replace(people, locks=locks))
    worse = replace(others, decisions=honest.decisions, certificate=honest.certificate)

    assert (worse.matched, worse.total, honest.total) == (2, 11, 14)
    assert verify(people, worse) != []


def test_a_small_big_is_no_proof_that_most_people_are_matched():
    """With big = 0 the best total wins, whoever stays without a mentor."""
    people = simple([[10, 1], [9, 0]])
    people = replace(people, policy=replace(people.policy, welfare="total"))
    honest, greedy = proven(people), proven(replace(people, mentors=people.mentors[:1]))
    forged = replace(
        greedy,
        certificate=Certificate(0, 0, {"mentee0": 1, "mentee1": 0}, {"mentor0": 9, "mentor1": 0}),
    )

    assert (honest.matched, honest.total, greedy.total) == (2, 10, 10)
    assert verify(people, forged) == ["big is 0, but all else can add up to 20."]


def test_a_small_keep_is_no_proof_that_most_pairs_stay():
    answer = proven(PLAIN)
    least = answer.certificate.keep
    forged = replace(answer, certificate=replace(answer.certificate, keep=least - 1))

    assert verify(PLAIN, forged)[0] == (
        f"keep is {least - 1}, but scores can be worth {least - 1}."
    )


def test_a_stopped_search_may_say_how_far_it_is_from_the_best():
    people = simple([[10, 5], [9, 1]])
    locks = frozenset({("mentee0", "mentor0"), ("mentee1", "mentor1")})
    best, worse = proven(people), proven(replace(people, locks=locks))
    gap = sum((10 - score) ** 2 for score in (10, 1)) - sum((10 - score) ** 2 for score in (5, 9))
    stopped = replace(
        worse, decisions=best.decisions, certificate=replace(best.certificate, gap=gap)
    )
    boasting = replace(stopped, certificate=replace(stopped.certificate, gap=gap - 1))

    assert gap == 55
    assert verify(people, stopped) == []
    assert verify(people, boasting)[0].endswith(f"no gap of {gap - 1}.")


def test_vetoed_is_said_of_those_whom_only_vetoes_left_without_anybody():
    people = problem([mentee()], [mentor()], vetoes={("grace", "ada")})
    answer = proven(people)

    assert [one.cause for one in answer.unmatched] == ["vetoed"]
    assert verify(people, answer) == []


def test_own_scores_are_read_as_they_stand():
    """Grace and Ada share nothing but a score; Katherine has one with a mentor who is away."""
    grace, ada = mentee(areas=(), availability=()), mentor(languages=())
    people = Problem(
        (grace, mentee("katherine")),
        (ada, mentor("mary", capacity=0)),
        policy(weights={"given": 10}),
        scores={("grace", "ada"): 3, ("katherine", "mary"): 9},
    )
    answer = proven(people)

    assert [(pair.mentor, pair.points) for pair in answer.pairs] == [("ada", {"given": 3})]
    assert verify(people, answer) == []
    better = replace(answer.pairs[0], score=4, points={"given": 4})
    assert verify(people, replace(answer, pairs=(better,)))[0] == (
        "grace and ada: score should be 3."
    )


def test_second_mentors_must_be_told_where_the_policy_has_them():
    answer = proven(CO)

    assert verify(CO, replace(answer, co=None)) == [
        "A mentee may have 2 mentors, but nothing is said of a second one."
    ]
    assert verify(PLAIN, replace(proven(PLAIN), co=answer.co)) == [
        "The answer speaks of second mentors, but a mentee has one."
    ]


def test_of_many_faults_the_first_are_told_and_the_others_counted():
    people = simple([[10] * 8] * 30)
    answer = proven(people)
    nobody = replace(answer, pairs=(), unmatched=())

    faults = verify(people, nobody)

    assert faults[0] == "mentee0 is listed 0 times instead of once."
    assert (len(faults), faults[-1]) == (21, "… and 10 more faults like these.")


CHECKERS = [
    verify_module,
    certified,
    examined,
    price_questions,
    proof,
    plain,
    sieve,
    sieve_marks,
    cells,
    long,
]


@pytest.mark.parametrize("module", CHECKERS, ids=lambda module: module.__name__)
def test_the_checker_shares_no_code_with_the_solver(module):
    imported = {
        node.module
        for node in ast.walk(ast.parse(Path(module.__file__).read_text()))
        if isinstance(node, ast.ImportFrom)
    }
    own = {name for name in imported if name.startswith("nodement")}
    checkers = {one.__name__ for one in CHECKERS}

    assert own - checkers <= {"nodement.matcher.answer", "nodement.matcher.problem"}
