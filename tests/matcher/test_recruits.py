"""What one more mentor would give is no estimate: solving with them gives the same."""

import random
from dataclasses import replace

import pytest

from nodement.matcher import ProblemError, Profile, advise, advise_set, joined, profiles_of, solve
from nodement.matcher.solving.levels import BANDS, welfare
from tests.matcher.people import crowd, mentee, mentor, problem
from tests.matcher.tables import IS_LONG_RUN


def people_of(seed):
    chance = random.Random(seed)
    people = crowd(seed, chance.randint(3, 14), chance.randint(1, 6), busy=0.4, term_weeks=1)
    kind = chance.choice(("concave", "total", "bands"))
    return chance, replace(
        people,
        policy=replace(people.policy, welfare=kind, raise_floor=chance.random() < 0.2),
        mentees=tuple(replace(one, priority=chance.choice((0, 0, 1))) for one in people.mentees),
    )


def outcome(matching):
    """People matched, people in each band, and the sum of welfare."""
    policy, scores = matching.scored.problem.policy, matching.scores.tolist()
    if policy.welfare == "bands":
        bands = [min(BANDS - 1, BANDS * score // policy.perfect) for score in scores]
        return matching.matched, tuple(bands.count(k) for k in range(BANDS - 1)), sum(scores)
    phi = welfare(policy, (), 1)
    return matching.matched, (), sum(phi[score] for score in scores)


@pytest.mark.parametrize("seed", range(300 if IS_LONG_RUN else 30))
def test_a_recruit_gives_what_was_promised(seed):
    chance, people = people_of(seed)
    people = replace(people, policy=replace(people.policy, raise_floor=False))
    matching = solve(people)
    matched, bands, points = outcome(matching)
    recruits = advise(matching)
    for recruit in chance.sample(recruits, min(8, len(recruits))):
        more, banded, welfare_of_all = outcome(solve(joined(people, recruit.profile)))
        fewer = tuple(before - after for before, after in zip(bands, banded, strict=True))
        promised = recruit.people, recruit.bands, recruit.points
        assert (more - matched, fewer, welfare_of_all - points) == promised


def test_the_best_kind_comes_first_and_useless_ones_last():
    people = [
        mentee("grace", areas=("Testing",), languages=("pt",)),
        mentee("alan", areas=("Security",), languages=("de",)),
    ]
    matching = solve(problem(people, [mentor("ada", areas=("Security",), languages=("de",))]))

    recruits = advise(matching)

    assert recruits[0].profile == Profile("Testing", "pt", "Europe/Berlin")
    assert recruits[0].people == 1
    assert recruits[-1].gives_nothing
    assert [recruit.people for recruit in recruits] == sorted(
        (recruit.people for recruit in recruits), reverse=True
    )


def test_two_recruits_for_the_same_person_are_not_worth_both_their_values():
    people = [mentee("grace", languages=("pt",)), mentee("alan", languages=("pt",))]
    matching = solve(problem(people, [mentor("ada", languages=("de",), capacity=2)]))

    chosen, after = advise_set(matching)

    assert [recruit.people for recruit in chosen] == [1, 1]
    assert after.matched == matching.matched + 2


def test_kinds_are_what_mentees_ask_for():
    people = [mentee("grace", areas=("Testing", "Security")), mentee("alan", areas=("Testing",))]

    kinds = profiles_of(problem(people, []), areas=1)

    assert kinds == (Profile("Testing", "de", "Europe/Berlin"),)


def test_a_matching_that_is_not_proven_gives_no_advice():
    matching = solve(problem([mentee()], [mentor()]))
    unproven = replace(matching, best=replace(matching.best, is_proven=False))

    with pytest.raises(ProblemError, match="Only a proven matching"):
        advise(unproven)


def test_where_nobody_asks_for_anything_nobody_is_recruited():
    matching = solve(problem([], [mentor()]))

    assert advise_set(matching) == ((), matching)
