"""What a matching reached, as lines for a terminal."""

from collections import Counter
from collections.abc import Iterator

from nodement.matching.standalone import Answer, Matched


def told(matched: Matched) -> Iterator[str]:
    """Who has a mentor, who has none and why, what is proven, and what was wrong in the files."""
    answer = matched.answer
    people = len(answer.pairs) + len(answer.unmatched)
    yield f"{answer.matched} of {people} mentees matched, total {answer.total}."
    for cause, count in sorted(Counter(one.cause for one in answer.unmatched).items()):
        yield f"  {count} without a mentor: {cause.replace('_', ' ')}"
    yield from _extras(answer)
    yield proven(answer)
    if answer.refused_rows:
        yield f"{len(answer.refused_rows)} rows refused:"
    for row in answer.refused_rows:
        yield f"  {row.file}, line {row.line}: {row.reason}"
    for reading in matched.readings.values():
        doubles = (notice for notice in reading.notices if notice.code == "duplicate")
        yield from (f"{reading.name}: {notice.reason}" for notice in doubles)


def _extras(answer: Answer) -> Iterator[str]:
    """What was asked for beyond a mentor for everybody."""
    if answer.floor is not None:
        yield f"The lowest score is {answer.floor}; a higher one would cost somebody their mentor."
    if answer.decisions.current:
        yield f"{answer.kept} of {len(answer.decisions.current)} standing pairs stay."
    for further in _further(answer):
        yield f"{further.matched} have one more mentor, total {further.total}."


def proven(answer: Answer) -> str:
    """How good it is at least."""
    if not any(one.certificate.gap for one in (answer, *_further(answer))):
        return "Nothing better exists."
    proof = answer.certificate
    more = proof.gap // proof.big
    if more:
        return f"Stopped early: up to {more} more could be matched, as far as was proven."
    return "Stopped early: nothing matches more people, but something better may exist."


def _further(answer: Answer) -> Iterator[Answer]:
    """Second mentors, then third ones."""
    if answer.co is not None:
        yield answer.co
        yield from _further(answer.co)
