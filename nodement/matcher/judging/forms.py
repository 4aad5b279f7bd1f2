"""The terms of all rules and criteria in the form that the scan reads, from either side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.block import PairList
from nodement.matcher.judging.cells import cell_grains, cells_of, most_points
from nodement.matcher.judging.criteria import criteria_of
from nodement.matcher.judging.encoding import WORD, IntArray, Tokens
from nodement.matcher.judging.lots import digests
from nodement.matcher.judging.planes import UNKNOWN, Planes
from nodement.matcher.judging.rules import RULES
from nodement.matcher.judging.terms import (
    FORBIDDEN,
    CommonWords,
    Different,
    Marked,
    Minutes,
    PerMentee,
    Shared,
    Table,
    Term,
)
from nodement.matcher.kernels.scan_pairs import NEVER, SHIFT, Free, Judge, Side
from nodement.matcher.kernels.scan_pairs import Marked as MarkedForm


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """A problem as the scan reads it: mentees as its lines, or mentors as its lines."""

    by_mentee: Judge
    by_mentor: Judge


def forms(planes: Planes) -> Forms:
    """Put the terms of the same kind together, and turn them for either side."""
    terms = _Terms(planes)
    free, points = planes.free, terms.minutes.astype(np.int32)
    mentees, mentors = cells_of(free)
    at_most = most_points(np.where(points < 0, NEVER, points).astype(np.int32), cell_grains(free))
    meeting = Free(free.bits, free.start, free.mentee_week, free.mentor_week, points)
    marks = terms.marked_pairs()
    judge = Judge(
        lines=_mentees(planes, terms, mentees),
        columns=_mentors(planes, terms, mentors),
        table=_flat(terms.tables),
        words=np.cumsum([0, *(len(one.bits.mentees) for one in terms.shared)], dtype=np.int64),
        required=np.array([one.required for one in terms.shared], dtype=np.bool_),
        free=meeting,
        cells=at_most,
        marked=_by_line(marks, len(planes.mentees), only=planes.given is not None),
        lazy=terms.words_weight,
    )
    turned = _MarkedPairs(marks.columns, marks.rows, marks.points, marks.kept)
    return Forms(
        judge,
        judge._replace(
            lines=judge.columns,
            columns=judge.lines,
            free=meeting._replace(line_week=free.mentor_week, column_week=free.mentee_week),
            marked=_by_line(turned, len(planes.mentors), only=planes.given is not None),
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _MarkedPairs:
    """Pairs with their points, or -1, and whether they stand now."""

    rows: IntArray
    columns: IntArray
    points: IntArray
    kept: IntArray


class _Terms:
    """All terms, by kind."""

    def __init__(self, planes: Planes) -> None:
        terms = _terms(planes)
        self.planes = planes
        tables = _tables([term for term in terms if isinstance(term, Table)])
        self.tables = [one for one in tables if len(one.points) > 1]
        self.by_mentor = np.zeros(len(planes.mentors), dtype=np.int64)
        for one in tables:
            if len(one.points) == 1:
                points = one.points[0].astype(np.int64)
                points[points < 0] = NEVER
                self.by_mentor = self.by_mentor + points[one.classes.mentors]
        self.shared = _shared([term for term in terms if isinstance(term, Shared)])
        minutes = [term.points for term in terms if isinstance(term, Minutes)]
        self.minutes = _added([np.zeros(planes.free.most + 1, dtype=np.int64), *minutes])
        self.words_weight = sum(term.weight for term in terms if isinstance(term, CommonWords))
        self.different = [term.sides for term in terms if isinstance(term, Different)]
        self.marked = [term for term in terms if isinstance(term, Marked)]
        self.plus = np.zeros(len(planes.mentees), dtype=np.int64)
        for term in terms:
            if isinstance(term, PerMentee):
                self.plus = self.plus + term.points
        for share in self.shared:
            self.plus = self.plus + np.where(share.bits.asked == 0, share.unasked, 0)

    @property
    def most_time(self) -> int:
        """The most points for time in common."""
        return max(int(self.minutes.max()), 0)

    def most(self, axis: int, plus: IntArray) -> NDArray[np.int32]:
        """The most points that each person can have without marks: mentees are axis 0."""
        total = plus + self.most_time + self.words_weight + sum(one.weight for one in self.shared)
        for table in self.tables:
            best = table.points.max(axis=1 - axis, initial=0)
            total = total + best[(table.classes.mentees, table.classes.mentors)[axis]]
        return total.astype(np.int32)

    def marked_pairs(self) -> _MarkedPairs:
        """Every pair with a mark, by row and then by column."""
        planes, mentors = self.planes, max(len(self.planes.mentors), 1)
        marks = [*(term.marks for term in self.marked), planes.current]
        keys = np.unique(np.concatenate([one.rows * mentors + one.columns for one in marks]))
        pairs = PairList(planes, *np.divmod(keys, mentors))
        points = _added([keys * 0, *(term.of(pairs) for term in self.marked)])
        return _MarkedPairs(pairs.left, pairs.right, points, pairs.marked(planes.current))


def _mentees(planes: Planes, terms: _Terms, cells: NDArray[np.uint64]) -> Side:
    first = np.cumsum([0, *(one.points.size for one in terms.tables)])
    codes = [
        start + one.classes.mentees * one.points.shape[1]
        for start, one in zip(first.tolist(), terms.tables, strict=False)
    ]
    steps = [-(-(one.weight << SHIFT) // np.maximum(one.bits.asked, 1)) for one in terms.shared]
    people = len(planes.mentees)
    texts, free = planes.goals.mentees, planes.free.mentees
    sign = _sign(texts)
    return Side(
        code=_stacked(codes, people).astype(np.uint32),
        word=_words([one.bits.mentees for one in terms.shared], people),
        step=_stacked(steps, people),
        plus=terms.plus.astype(np.int32),
        most=terms.most(0, terms.plus + terms.by_mentor.max(initial=0)),
        first=free.first,
        clock=free.clock * planes.free.clocks,
        cells=cells,
        start=texts.start,
        token=texts.token,
        size=texts.size,
        sign=sign,
        spare=np.diff(texts.start) - np.bitwise_count(sign),
        unlike=terms.different[0].mentees if terms.different else np.full(people, UNKNOWN),
        digest=digests("mentee", (one.id for one in planes.mentees)),
    )


def _mentors(planes: Planes, terms: _Terms, cells: NDArray[np.uint64]) -> Side:
    people = len(planes.mentors)
    texts, free = planes.goals.mentors, planes.free.mentors
    sign = _sign(texts)
    return Side(
        code=_stacked([one.classes.mentors for one in terms.tables], people).astype(np.uint32),
        word=_words([one.bits.mentors for one in terms.shared], people),
        step=np.ones((len(terms.shared), people), dtype=np.int64),
        plus=terms.by_mentor.astype(np.int32),
        most=terms.most(1, terms.by_mentor + terms.plus.max(initial=0)),
        first=free.first,
        clock=free.clock,
        cells=cells,
        start=texts.start,
        token=texts.token,
        size=texts.size,
        sign=sign,
        spare=np.diff(texts.start) - np.bitwise_count(sign),
        unlike=terms.different[0].mentors if terms.different else np.full(people, UNKNOWN),
        digest=digests("mentor", (one.id for one in planes.mentors)),
    )


def _sign(texts: Tokens) -> NDArray[np.uint64]:
    """A bit for every word of each text; frequent words have bits of their own."""
    sign = np.zeros(texts.size.size, dtype=np.uint64)
    owner = np.repeat(np.arange(sign.size), np.diff(texts.start))
    np.bitwise_or.at(sign, owner, np.uint64(1) << (texts.token % WORD).astype(np.uint64))
    return sign


def _flat(tables: Sequence[Table]) -> NDArray[np.int32]:
    """All tables in one row, with `NEVER` where they forbid."""
    points = [one.points.ravel().astype(np.int32) for one in tables]
    row = np.concatenate([np.zeros(0, np.int32), *points])
    row[row < 0] = NEVER
    return row


def _stacked(rows: Sequence[IntArray], people: int) -> IntArray:
    return np.array(rows, dtype=np.int64).reshape(len(rows), people)


def _words(words: Sequence[NDArray[np.uint64]], people: int) -> NDArray[np.uint64]:
    return np.concatenate([np.zeros((0, people), dtype=np.uint64), *words])


def _by_line(pairs: _MarkedPairs, lines: int, *, only: bool) -> MarkedForm:
    order = np.lexsort((pairs.columns, pairs.rows))
    start = np.searchsorted(pairs.rows[order], np.arange(lines + 1)).astype(np.int64)
    return MarkedForm(only, start, pairs.columns[order], pairs.points[order], pairs.kept[order])


def _terms(planes: Planes) -> list[Term]:
    weights = planes.problem.policy.weights
    found = [rule.term(planes) for rule in RULES]
    points = [
        one.term(planes, weights.get(one.name, 0)) for one in criteria_of(planes.problem.policy)
    ]
    return [term for term in (*found, *points) if term is not None]


def _tables(terms: Sequence[Table]) -> list[Table]:
    """One table for each way to put people into classes."""
    by_classes: dict[int, list[Table]] = {}
    for term in terms:
        by_classes.setdefault(id(term.classes), []).append(term)
    return [
        Table(same[0].classes, _added([term.points for term in same]).astype(np.int16))
        for same in by_classes.values()
    ]


def _shared(terms: Sequence[Shared]) -> list[Shared]:
    """What has to be shared beside what it is worth; what neither is nor does is left out."""
    required = {id(term.bits) for term in terms if term.required}
    worth = [term for term in terms if term.weight or term.unasked]
    bare = [
        term
        for term in terms
        if term.required and id(term.bits) not in {id(one.bits) for one in worth}
    ]
    return [replace(term, required=id(term.bits) in required) for term in (*worth, *bare)]


def _added(points: Sequence[NDArray[np.signedinteger]]) -> IntArray:
    """The sum of points, and -1 where any of them forbids."""
    stacked = np.stack([one.astype(np.int64) for one in points])
    return np.where((stacked < 0).any(axis=0), FORBIDDEN, stacked.sum(axis=0))
