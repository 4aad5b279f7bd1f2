"""A solved problem that changes a little and is solved again at once.

Somebody is locked, vetoed or withdraws, a place comes or goes: the prices of the optimum before
are still prices, and only who lost their seat and which place became free is out of order. Each
is mended along one augmenting path of the residual graph, and pairs off the list are priced again
where prices fell. The result is the optimum of the changed problem, the same that solving it anew
gives.
"""

import copy
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from nodement.matcher.kernels.seating import BEYOND, NOBODY, Numbers, rise
from nodement.matcher.problem import IdPair, Problem, ProblemError
from nodement.matcher.solving.solve import Matching
from nodement.matcher.whatif.change import Change, change_between


class Rematch:
    """A matching that stands, and the changes made to it one after the other.

    Every change is solved when it is made and says what it did. To see what a change would cost,
    make it in a `copy`. Ids that are not there raise `KeyError`; what contradicts itself raises
    `ProblemError`, and then nothing has changed. Who holds a lock keeps it until they are
    released. A floor stays where it is, and second mentors are not matched again.
    """

    def __init__(self, matching: Matching) -> None:
        """Begin with a proven matching, which is not touched."""
        if not matching.is_proven:
            raise ProblemError("Only a matching that is proven can be changed step by step.")
        table = matching.scored.planes
        self.scored = matching.scored
        self._pricing = matching.best.pricing.copy()
        self._locked = matching.best.part.locked.copy()
        self._places = table.places.copy()
        self._vetoes: frozenset[tuple[int, int]] = frozenset()
        self._gone = np.zeros(self._locked.size, np.bool_)
        self._row = {one.id: number for number, one in enumerate(table.mentees)}
        self._column = {one.id: number for number, one in enumerate(table.mentors)}

    def copy(self) -> "Rematch":
        """The same state once more, to try something."""
        twin = copy.copy(self)
        twin._pricing = self._pricing.copy()
        twin._locked, twin._places = self._locked.copy(), self._places.copy()
        twin._gone = self._gone.copy()
        return twin

    @property
    def mentor_of(self) -> Numbers:
        """The column of every mentee as in `Matching`, or -1."""
        seated = self._pricing.market.seating.mentor_of
        return np.where(self._locked != NOBODY, self._locked, seated)

    @property
    def proving(self) -> float:
        """How many seconds went into the proofs of all changes so far."""
        return self._pricing.seconds

    def lock(self, mentee: str, mentor: str) -> Change:
        """Make a pair whatever it costs; a lock that the mentee had before is released."""
        row, column = self._row[mentee], self._column[mentor]
        self._check_pair(row, column)
        others = int(np.count_nonzero(np.delete(self._locked, row) == column))
        if others >= self._places[column]:
            raise ProblemError(f"Mentor {mentor}: every place is locked already.")
        before = self.mentor_of
        self._release(row)
        self._hold(row, column)
        return self._solved(before)

    def swap(self, one: str, other: str) -> Change:
        """Lock two mentees to each other's mentors."""
        rows = self._row[one], self._row[other]
        before = self.mentor_of
        columns = int(before[rows[1]]), int(before[rows[0]])
        if NOBODY in columns:
            raise ProblemError("Only two people who have a mentor can swap.")
        for row, column in zip(rows, columns, strict=True):
            self._check_pair(row, column)
        for row in rows:
            self._release(row)
        for row, column in zip(rows, columns, strict=True):
            self._hold(row, column)
        return self._solved(before)

    def release(self, mentee: str) -> Change:
        """Take a lock back; without one nothing changes."""
        before = self.mentor_of
        self._release(self._row[mentee])
        return self._solved(before)

    def veto(self, mentee: str, mentor: str) -> Change:
        """Never make this pair."""
        row, column = self._row[mentee], self._column[mentor]
        if self._locked[row] == column:
            raise ProblemError(f"{mentee} and {mentor} are locked: release them first.")
        before = self.mentor_of
        self._vetoes |= {(row, column)}
        if before[row] == column:
            self._stand_up(row)
        self._pricing.market.close_pair(row, column)
        return self._solved(before)

    def set_capacity(self, mentor: str, capacity: int) -> Change:
        """Give a mentor more or fewer places; as few as are locked at least."""
        column = self._column[mentor]
        locked = int(np.count_nonzero(self._locked == column))
        if capacity < locked:
            message = f"Mentor {mentor}: places {capacity}, locked mentees {locked}."
            raise ProblemError(message)
        if capacity and not self.scored.planes.places[column]:
            raise ProblemError(f"{mentor} had no place when the matching was made: solve it anew.")
        before = self.mentor_of
        self._places[column] = capacity
        self._limit(column)
        return self._solved(before)

    def withdraw_mentee(self, mentee: str) -> Change:
        """A mentee leaves, also out of a lock."""
        row = self._row[mentee]
        before = self.mentor_of
        self._release(row)
        self._stand_up(row)
        self._want(row, wanted=False)
        self._gone[row] = True
        return self._solved(before)

    def withdraw_mentor(self, mentor: str) -> Change:
        """A mentor leaves; whoever was locked to them is matched like all others."""
        column = self._column[mentor]
        before = self.mentor_of
        for row in np.flatnonzero(self._locked == column).tolist():
            self._release(row)
        self._places[column] = 0
        self._limit(column)
        return self._solved(before)

    def problem(self) -> Problem:
        """The problem as it is now: solved anew it gives the same matching."""
        old, table = self.scored.problem, self.scored.planes
        mentees = tuple(
            one for one, gone in zip(table.mentees, self._gone, strict=True) if not gone
        )
        locked = np.flatnonzero(self._locked != NOBODY).tolist()
        names = [(row, int(self._locked[row])) for row in locked]
        return replace(
            old,
            mentees=mentees,
            mentors=tuple(
                one if places == before else replace(one, capacity=places)
                for one, places, before in zip(
                    table.mentors, self._places.tolist(), table.places.tolist(), strict=True
                )
            ),
            vetoes=old.vetoes | self._named(self._vetoes),
            locks=self._named(names),
        )

    def _named(self, pairs: Iterable[tuple[int, int]]) -> frozenset[IdPair]:
        table = self.scored.planes
        return frozenset((table.mentees[row].id, table.mentors[column].id) for row, column in pairs)

    def _check_pair(self, row: int, column: int) -> None:
        score = self.scored.of(np.array([row]), np.array([column]))[0]
        if score < 0 or (row, column) in self._vetoes or self._gone[row]:
            ((mentee, mentor),) = self._named([(row, column)])
            raise ProblemError(f"{mentee} and {mentor} are not eligible, so they cannot be locked.")

    def _hold(self, row: int, column: int) -> None:
        self._stand_up(row)
        self._locked[row] = column
        self._want(row, wanted=False)
        self._limit(column)

    def _release(self, row: int) -> None:
        column = int(self._locked[row])
        if column == NOBODY:
            return
        self._locked[row] = NOBODY
        self._want(row, wanted=True)
        self._limit(column)

    def _want(self, row: int, *, wanted: bool) -> None:
        """Let a mentee take part or not; of the pairs of one who comes back nothing is known."""
        market = self._pricing.market
        market.wanted[row] = wanted
        market.forget(row)
        for mentee, mentor in self._vetoes if wanted else ():
            if mentee == row:
                market.close_pair(row, mentor)
        market.seating.u[row] = 0
        self._pricing.unlisted[row] = BEYOND // 4

    def _stand_up(self, row: int) -> None:
        rise(self._pricing.market.seating, row)

    def _limit(self, column: int) -> None:
        """Give a mentor the places that locks leave; who has none any more stands up."""
        seating = self._pricing.market.seating
        locked = int(np.count_nonzero(self._locked == column))
        seating.places[column] = self._places[column] - locked
        while seating.taken[column] > seating.places[column]:
            self._stand_up(int(seating.first[column]))

    def _solved(self, before: Numbers) -> Change:
        self._pricing.optimize(_patiently)
        return change_between(self.scored, before, self.mentor_of)


def _patiently() -> None:
    """Nobody stops a change half way: it takes too short for that."""
