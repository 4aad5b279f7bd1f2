"""The numbers of a certificate by themselves: who is named, what is large enough, what adds up."""

from collections import Counter
from collections.abc import Iterator, Mapping

from nodement.matcher.answer import Answer, AnsweredPair
from nodement.matcher.checking.prices import TwoSides, Uncovered
from nodement.matcher.checking.proof import OpenPart, greatest_weight
from nodement.matcher.problem import Problem


def shape_faults(problem: Problem, answer: Answer, part: OpenPart) -> Iterator[str]:
    """Names and sizes. Without a fault here, all prices are there and none is absurd."""
    proof = answer.certificate
    yield from _named_faults("u", proof.u, "v", proof.v, part)
    if proof.big < part.least_big:
        yield f"big is {proof.big}, but all else can add up to {part.least_big - 1}."
    if proof.keep < part.least_keep:
        yield f"keep is {proof.keep}, but scores can be worth {part.least_keep - 1}."
    if not problem.current and proof.keep:
        yield f"keep is {proof.keep}, but no matching stands."
    if proof.gap < 0:
        yield f"The gap is {proof.gap}, less than nothing."
    yield from _size_faults((proof.u, proof.v), greatest_weight(part, proof))
    yield from _floor_faults(problem, answer, part)


def sum_faults(problem: Problem, answer: Answer, part: OpenPart) -> Iterator[str]:
    """What the prices add up to, beside what the pairs are worth."""
    proof = answer.certificate
    pairs = _open_pairs(answer, part)
    weights = {pair.mentee: _weight(pair, problem, answer, part) for pair in pairs}
    if proof.gap == 0:
        yield from _slack_faults(answer, part, weights)
    bound, reached = _sum((proof.u, proof.v), part), sum(weights.values())
    if bound - reached != proof.gap and proof.gap == 0:
        yield f"The prices add up to {bound}, the matching to {reached}."
    if bound - reached != proof.gap and proof.gap != 0:
        yield f"The prices add up to {bound}, the matching to {reached}: no gap of {proof.gap}."
    if proof.floor is None:
        return
    matched = sum(part.importance[pair.mentee] for pair in pairs)
    enough = _sum((proof.floor.reached_u, proof.floor.reached_v), part)
    short = _sum((proof.floor.above_u, proof.floor.above_v), part)
    if enough != matched and proof.gap == 0:
        yield f"Without a floor the people matched could count {enough}, not {matched}."
    if short >= enough:
        yield f"With a floor above {proof.floor.value} the people matched could count {short}."


def floor_questions(answer: Answer, part: OpenPart) -> list[Uncovered]:
    """What the two proofs of a floor must answer for every pair."""
    floor = answer.certificate.floor
    if floor is None:
        return []
    reached, above = (floor.reached_u, floor.reached_v), (floor.above_u, floor.above_v)
    return [
        Uncovered("The floor may cost people: no prices cover", part, -1, reached),
        Uncovered("A higher floor may do: no prices cover", part, floor.value, above),
    ]


def _named_faults(
    one: str, u: Mapping[str, int], other: str, v: Mapping[str, int], part: OpenPart
) -> Iterator[str]:
    if u.keys() != part.importance.keys():
        yield f"The certificate does not have one {one} for every mentee without a lock."
    if v.keys() != part.places.keys():
        yield f"The certificate does not have one {other} for every mentor."


def _size_faults(prices: TwoSides, greatest: int) -> Iterator[str]:
    for side in prices:
        for name, price in side.items():
            if price < 0:
                yield f"The price of {name} is {price}, less than nothing."
            if price > greatest:
                yield f"The price of {name} is {price}, more than any pair can be worth."


def _floor_faults(problem: Problem, answer: Answer, part: OpenPart) -> Iterator[str]:
    """Whether a floor is proven where it has to be, and is the one that is told."""
    floor, gap = answer.certificate.floor, answer.certificate.gap
    lowest = min((pair.score for pair in _open_pairs(answer, part)), default=None)
    wanted = problem.policy.raise_floor and lowest is not None
    if answer.floor != (None if floor is None else floor.value):
        yield f"The floor is {answer.floor}, but another is proven."
    if floor is None and wanted and gap == 0:
        yield "The program asked for a floor, and none is proven."
    if floor is None or lowest is None or not wanted:
        if floor is not None:
            yield "A floor is proven, but there is none to be raised."
        return
    if floor.value > lowest or (floor.value < lowest and gap == 0):
        yield f"The lowest score is {lowest}, so the floor is not {floor.value}."
    yield from _named_faults("reached_u", floor.reached_u, "reached_v", floor.reached_v, part)
    yield from _named_faults("above_u", floor.above_u, "above_v", floor.above_v, part)
    most = max(part.importance.values(), default=1)
    yield from _size_faults((floor.reached_u, floor.reached_v), most)
    yield from _size_faults((floor.above_u, floor.above_v), most)


def _open_pairs(answer: Answer, part: OpenPart) -> list[AnsweredPair]:
    return [pair for pair in answer.pairs if pair.mentee in part.importance]


def _weight(pair: AnsweredPair, problem: Problem, answer: Answer, part: OpenPart) -> int:
    stays = (pair.mentee, pair.mentor) in problem.current
    people = part.importance[pair.mentee] * answer.certificate.big
    return people + stays * answer.certificate.keep + part.worth[pair.score]


def _slack_faults(answer: Answer, part: OpenPart, weights: Mapping[str, int]) -> Iterator[str]:
    """Where a complete proof is loose: pairs, people left out, places left free."""
    u, v = answer.certificate.u, answer.certificate.v
    pairs = _open_pairs(answer, part)
    for pair in pairs:
        if u[pair.mentee] + v[pair.mentor] != weights[pair.mentee]:
            yield f"The prices of {pair.mentee} and {pair.mentor} do not add up to their weight."
    for mentee in part.importance.keys() - weights.keys():
        if u[mentee] != 0:
            yield f"{mentee} has no mentor, so u is 0, not {u[mentee]}."
    taken = Counter(pair.mentor for pair in pairs)
    for mentor, places in part.places.items():
        if taken[mentor] < places and v[mentor] != 0:
            yield f"{mentor} has a free place, so v is 0, not {v[mentor]}."


def _sum(prices: TwoSides, part: OpenPart) -> int:
    u, v = prices
    return sum(u.values()) + sum(places * v[mentor] for mentor, places in part.places.items())
