"""Put a finished matching into the shape in which it is kept and checked."""

import csv
from collections.abc import Iterable
from typing import TextIO

from nodement.matcher.answer import (
    Answer,
    AnsweredPair,
    Decisions,
    LeftOut,
    RefusedRow,
)
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.reasons.causes import explain_unmatched
from nodement.matcher.reasons.explain import explain_matching
from nodement.matcher.solving.certificate import certificate
from nodement.matcher.solving.solve import Matching


def answer_of(
    matching: Matching, *, input_sha256: str = "", refused_rows: Iterable[RefusedRow] = ()
) -> Answer:
    """The answer with its certificate; pairs and people are sorted by the mentees' ids."""
    problem, co = matching.scored.problem, matching.co
    return Answer(
        input_sha256=input_sha256,
        policy=problem.policy,
        decisions=Decisions(problem.vetoes, problem.locks, problem.continuing, problem.current),
        matched=matching.matched,
        total=matching.total,
        kept=len(problem.current.intersection(matching.pairs)),
        floor=matching.floor.value if matching.floor else None,
        pairs=tuple(
            AnsweredPair(
                pair.mentee,
                pair.mentor,
                pair.score,
                pair.points,
                pair.language,
                pair.shared_areas,
                pair.common_minutes,
            )
            for pair in explain_matching(matching)
        ),
        unmatched=tuple(
            LeftOut(one.mentee, one.cause, " ".join(map(str, one.words)))
            for one in explain_unmatched(matching)
        ),
        refused_rows=tuple(refused_rows),
        certificate=certificate(matching),
        co=answer_of(co, input_sha256=input_sha256) if co else None,
    )


def write_edges(scored: Scored, file: TextIO) -> int:
    """Write mentee, mentor and score of every eligible pair as CSV; return how many."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("mentee", "mentor", "score"))
    count = 0
    for edge in scored.edges():
        writer.writerow(edge)
        count += 1
    return count
