"""The scan over all pairs: by NumPy, by the kernels as they are, and by the compiled kernels."""

from dataclasses import replace

import numpy as np
import pytest

from nodement.matcher import score
from nodement.matcher.checking.plain import Reading
from nodement.matcher.compiled import compiled
from nodement.matcher.judging.lots import digests, lot
from nodement.matcher.judging.offers import Asked, Listed, Weights
from nodement.matcher.judging.scan import Scan
from nodement.matcher.judging.scan_blocks import BlockScan
from nodement.matcher.judging.scan_sweeps import SweepScan
from nodement.matcher.kernels import scan as kernels
from nodement.matcher.kernels.seating import Graph
from tests.matcher.people import crowd, with_own_scores

MEANS = ("blocks", "kernels", "compiled", "two threads")


def scan(means, scored, weights):
    if means == "blocks":
        return BlockScan(scored, weights)
    if means == "kernels":
        return SweepScan(scored, weights, kernels)
    return SweepScan(scored, weights, compiled(kernels), 2 if means == "two threads" else 1)


@pytest.fixture(autouse=True)
def _numbers_may_wrap_around():
    """Hashes and bit counts do so; compiled code and arrays say nothing about it."""
    with np.errstate(over="ignore"):
        yield


class Case:
    """A random problem with random weights and prices, and its weights by the plain reading."""

    def __init__(self, seed, mentees=None, mentors=None):
        chance = self.chance = np.random.default_rng(seed)
        self.mentees = int(chance.integers(1, 25)) if mentees is None else mentees
        self.mentors = int(chance.integers(1, 14)) if mentors is None else mentors
        self.problem = self._problem(seed)
        self.scored = score(self.problem)
        welfare = np.sort(chance.integers(0, 4000, self.problem.policy.perfect + 1))
        welfare[: chance.integers(0, 50)] = -1
        self.weights = Weights(
            class_weight=chance.integers(0, 50_000, self.mentees),
            welfare=welfare,
            kept_unit=int(chance.integers(0, 9_999)),
            lot_bits=int(chance.choice([0, 3, 16])),
        )
        self.v = chance.integers(0, 30_000, self.mentors)
        self.u = chance.integers(0, 60_000, self.mentees)
        self.rows = chance.permutation(self.mentees)[: chance.integers(0, self.mentees + 1)]
        self.columns = chance.permutation(self.mentors)[: chance.integers(0, self.mentors + 1)]
        rows = [np.flatnonzero(chance.random(self.mentors) < 0.2) for _ in range(self.mentees)]
        start = np.cumsum([0, *map(len, rows)])
        self.listed = Listed(start, np.concatenate(rows).astype(np.int32))

    def _problem(self, seed):
        people = crowd(seed, self.mentees, self.mentors, busy=0.5)

        def some(share):
            share *= 14 / max(14, self.mentors)
            pairs = np.argwhere(self.chance.random((self.mentees, self.mentors)) < share)
            return frozenset(
                (people.mentees[row].id, people.mentors[column].id) for row, column in pairs
            )

        return replace(
            people,
            current=some(0.1),
            continuing=some(0.1),
            vetoes=some(0.05),
            mentees=tuple(
                replace(one, priority=int(self.chance.integers(0, 3))) for one in people.mentees
            ),
            policy=replace(
                people.policy,
                shared_area_required=bool(self.chance.random() < 0.7),
                same_affiliation_allowed=bool(self.chance.random() < 0.3),
            ),
        )

    @property
    def asked(self):
        return Asked(
            rows=self.rows,
            columns=self.columns,
            reach=self.chance.integers(0, self.columns.size + 1, self.rows.size),
            least=self.chance.integers(0, 40_000, self.rows.size),
            keep=int(self.chance.integers(1, 5)),
        )

    @property
    def weight(self):
        """(mentees x mentors), by the plain reading, pair by pair; -1 where forbidden."""
        reading, weights, problem = Reading(self.problem), self.weights, self.problem
        mentees, mentors = self.scored.planes.mentees, self.scored.planes.mentors
        left = digests("mentee", (one.id for one in mentees))[:, np.newaxis]
        lots = lot(left, digests("mentor", (one.id for one in mentors)), weights.lot_bits)
        found = np.full((len(mentees), len(mentors)), -1)
        for row, one in enumerate(mentees):
            for column, other in enumerate(mentors):
                if not reading.is_possible(one, other):
                    continue
                welfare = weights.welfare[sum(reading.points(one, other).values())]
                kept = weights.kept_unit * ((one.id, other.id) in problem.current)
                if welfare >= 0:
                    found[row, column] = weights.class_weight[row] + welfare + kept
        return np.where(found < 0, -1, found + lots)


def expected_offers(case, asked):
    """What has to be offered, by sorting all pairs of each mentee."""
    weight, offers, best, unlisted = case.weight, [], [], []
    for number, row in enumerate(asked.rows):
        known = case.listed.column[case.listed.start[row] : case.listed.start[row + 1]]
        gains = sorted(
            (-(weight[row, column] - case.v[column]), column)
            for column in asked.columns[: asked.reach[number]]
            if weight[row, column] >= 0
            and column not in known
            and weight[row, column] - case.v[column] > asked.least[number]
        )
        bounds = [-gain for gain, _ in gains] + [asked.least[number]] * (asked.keep + 1)
        best.append(bounds[0])
        unlisted.append(bounds[asked.keep])
        offers += [(row, column, weight[row, column]) for _, column in gains[: asked.keep]]
    return offers, best, unlisted


@pytest.mark.parametrize("means", MEANS)
@pytest.mark.parametrize("seed", range(12))
def test_every_mentee_is_offered_the_best_pairs_off_the_list(means, seed):
    case = Case(seed)
    asked = case.asked
    offers = scan(means, case.scored, case.weights).best_of_rows(asked, case.v, case.listed)
    pairs, best, unlisted = expected_offers(case, asked)

    assert list(zip(offers.row, offers.column, offers.weight, strict=True)) == pairs
    assert (offers.best.tolist(), offers.unlisted.tolist()) == (best, unlisted)


@pytest.mark.parametrize("means", MEANS)
@pytest.mark.parametrize("seed", range(12))
def test_every_mentor_asked_for_is_worth_the_most_that_somebody_would_pay(means, seed):
    case = Case(seed)
    weight = case.weight
    gains = np.where(weight < 0, 0, weight - case.u[:, np.newaxis])[case.rows]
    worth = np.zeros(case.mentors, dtype=np.int64)
    worth[case.columns] = gains.max(axis=0, initial=0)[case.columns]

    found = scan(means, case.scored, case.weights).best_of_columns(case.rows, case.columns, case.u)
    assert found.tolist() == worth.tolist()


@pytest.mark.parametrize("means", MEANS)
@pytest.mark.parametrize("seed", range(12))
def test_single_pairs_are_weighed_like_all(means, seed):
    case = Case(seed)
    rows, columns = np.divmod(np.arange(case.mentees * case.mentors), case.mentors)

    found = scan(means, case.scored, case.weights).weights_of(rows, columns)
    assert found.reshape(case.mentees, case.mentors).tolist() == case.weight.tolist()


@pytest.mark.parametrize("means", MEANS[2:])
def test_many_stretches_give_what_blocks_give(means):
    """More mentors than one stretch has, and more mentees than go to one thread at a time."""
    case = Case(3, mentees=600, mentors=5_000)
    rows, columns = np.arange(600), np.flatnonzero(case.scored.planes.places)
    asked = Asked(rows, columns, case.chance.integers(0, columns.size + 1, 600), rows * 40, 5)
    one, other = (scan(means, case.scored, case.weights) for means in ("blocks", means))

    for left, right in zip(
        one.best_of_rows(asked, case.v, case.listed),
        other.best_of_rows(asked, case.v, case.listed),
        strict=True,
    ):
        assert np.array_equal(left, right)
    assert np.array_equal(
        one.best_of_columns(rows, columns, case.u), other.best_of_columns(rows, columns, case.u)
    )


@pytest.mark.parametrize("means", MEANS[1:])
def test_scores_from_elsewhere_are_scanned_too(means):
    case = Case(7, mentees=9, mentors=6)
    scores = {
        (one.id, other.id): int(case.chance.integers(0, 51))
        for one in case.problem.mentees
        for other in case.problem.mentors
        if case.chance.random() < 0.5
    }
    own = with_own_scores(case.problem, scores, 50)
    weights = replace(case.weights, welfare=np.arange(51))
    asked = Asked(np.arange(9), np.arange(6), np.full(9, 6), np.zeros(9, np.int64), 3)
    one, other = (scan(means, score(own), weights) for means in ("blocks", means))

    expected = one.best_of_rows(asked, case.v, case.listed)
    found = other.best_of_rows(asked, case.v, case.listed)
    assert expected.row.size > 5
    assert [part.tolist() for part in found] == [part.tolist() for part in expected]
    assert np.array_equal(
        one.best_of_columns(asked.rows, asked.columns, case.u),
        other.best_of_columns(asked.rows, asked.columns, case.u),
    )


def test_a_scan_chooses_its_means_and_leaves_out_the_shortlist():
    case = Case(2, mentees=12, mentors=8)
    empty = np.zeros(0, np.int64)
    graph = Graph(*case.listed, empty, empty, empty.astype(np.int32), empty)
    asked = Asked(np.arange(12), np.arange(8), np.full(12, 8), np.zeros(12, np.int64), 8)
    whole = Scan(case.scored, case.weights)
    offers = whole.best_of_rows(asked, case.v, graph)

    assert whole.size == (12, 8)
    assert (
        list(zip(offers.row, offers.column, offers.weight, strict=True))
        == (expected_offers(case, asked)[0])
    )
    assert np.array_equal(whole.weights_of(offers.row, offers.column), offers.weight)
