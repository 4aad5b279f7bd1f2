"""Write an answer as JSON, and read one back with clear words for whatever is wrong with it."""

from collections.abc import Iterator, Mapping
from datetime import date

from nodement.matcher.answer import (
    Answer,
    AnsweredPair,
    Certificate,
    Decisions,
    FloorProof,
    LeftOut,
    RefusedRow,
)
from nodement.matcher.files.json_lines import pieces
from nodement.matcher.files.json_node import Node, parsed
from nodement.matcher.problem import IdPair, Policy, Welfare

WELFARES: Mapping[str, Welfare] = {"concave": "concave", "total": "total", "bands": "bands"}
DECIDED = ("vetoes", "locks", "continuing", "current")


class AnswerError(ValueError):
    """The text is not an answer; the message says where and why."""


def write_answer(answer: Answer) -> str:
    """JSON with a line feed at its end: the same bytes for the same answer."""
    return "".join(answer_pieces(answer))


def answer_pieces(answer: Answer) -> Iterator[str]:
    """The same text in pieces, for `file.writelines`: a large answer is never in memory twice."""
    yield from pieces(_record(answer))
    yield "\n"


def read_answer(text: str | bytes) -> Answer:
    """Read what `write_answer` wrote. Raises `AnswerError` for anything else."""
    return _answer(parsed(text, "the answer", AnswerError))


def _record(answer: Answer) -> dict[str, object]:
    """The answer as records; lists that can be long are drawn one by one."""
    decisions, proof, co = answer.decisions, answer.certificate, answer.co
    return {
        "input_sha256": answer.input_sha256,
        "policy": policy_record(answer.policy),
        "decisions": {name: sorted(getattr(decisions, name)) for name in DECIDED},
        "objective": {
            "matched": answer.matched,
            "total": answer.total,
            "kept": answer.kept,
            "floor": answer.floor,
        },
        "pairs": (_pair_record(pair) for pair in answer.pairs),
        "unmatched": (
            {"mentee": one.mentee, "cause": one.cause, "words": one.words}
            for one in answer.unmatched
        ),
        "refused_rows": (
            {"file": row.file, "line": row.line, "reason": row.reason}
            for row in answer.refused_rows
        ),
        "certificate": {
            "big": proof.big,
            "keep": proof.keep,
            "gap": proof.gap,
            "u": _sorted(proof.u),
            "v": _sorted(proof.v),
            "floor": None if proof.floor is None else _floor_record(proof.floor),
        },
        "co": None if co is None else _record(co),
    }


def policy_record(policy: Policy) -> dict[str, object]:
    """Everything a policy says."""
    return {
        "term_start": policy.term_start.isoformat(),
        "term_weeks": policy.term_weeks,
        "minimum_overlap": policy.minimum_overlap,
        "english_minimum": policy.english_minimum,
        "shared_area_required": policy.shared_area_required,
        "same_affiliation_allowed": policy.same_affiliation_allowed,
        "no_affiliation": policy.no_affiliation,
        "weights": _sorted(policy.weights),
        "welfare": policy.welfare,
        "raise_floor": policy.raise_floor,
        "mentors_per_mentee": policy.mentors_per_mentee,
    }


def _floor_record(floor: FloorProof) -> dict[str, object]:
    return {
        "value": floor.value,
        "reached_u": _sorted(floor.reached_u),
        "reached_v": _sorted(floor.reached_v),
        "above_u": _sorted(floor.above_u),
        "above_v": _sorted(floor.above_v),
    }


def _sorted(numbers: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(numbers.items()))


def _pair_record(pair: AnsweredPair) -> dict[str, object]:
    return {
        "mentee": pair.mentee,
        "mentor": pair.mentor,
        "score": pair.score,
        "points": dict(pair.points),
        "language": pair.language,
        "shared_areas": pair.shared_areas,
        "common_minutes": pair.common_minutes,
    }


def _answer(node: Node) -> Answer:
    objective = node["objective"]
    floor = objective["floor"]
    return Answer(
        input_sha256=node["input_sha256"].text(),
        policy=_policy(node["policy"]),
        decisions=Decisions(*(_id_pairs(node["decisions"][name]) for name in DECIDED)),
        matched=objective["matched"].number(),
        total=objective["total"].number(),
        kept=objective["kept"].number(),
        floor=None if floor.is_none() else floor.number(),
        pairs=node["pairs"].each(_pair),
        unmatched=node["unmatched"].each(
            lambda one: LeftOut(one["mentee"].text(), one["cause"].text(), one["words"].text())
        ),
        refused_rows=node["refused_rows"].each(
            lambda row: RefusedRow(row["file"].text(), row["line"].number(), row["reason"].text())
        ),
        certificate=_certificate(node["certificate"]),
        co=None if node["co"].is_none() else _answer(node["co"]),
    )


def _certificate(node: Node) -> Certificate:
    floor = node["floor"]
    return Certificate(
        big=node["big"].number(),
        keep=node["keep"].number(),
        u=node["u"].numbers(),
        v=node["v"].numbers(),
        gap=node["gap"].number(),
        floor=None if floor.is_none() else _floor(floor),
    )


def _floor(node: Node) -> FloorProof:
    names = ("reached_u", "reached_v", "above_u", "above_v")
    return FloorProof(node["value"].number(), *(node[name].numbers() for name in names))


def _policy(node: Node) -> Policy:
    try:
        start = date.fromisoformat(node["term_start"].text())
    except ValueError as error:
        raise AnswerError(f"{node.address}: term_start should be a date.") from error
    welfare = node["welfare"]
    if welfare.text() not in WELFARES:
        raise welfare.refuse(f"Known are {', '.join(WELFARES)}.")
    return Policy(
        term_start=start,
        term_weeks=node["term_weeks"].number(),
        minimum_overlap=node["minimum_overlap"].number(),
        english_minimum=node["english_minimum"].number(),
        shared_area_required=node["shared_area_required"].truth(),
        same_affiliation_allowed=node["same_affiliation_allowed"].truth(),
        no_affiliation=node["no_affiliation"].each(Node.text),
        weights=node["weights"].numbers(),
        welfare=WELFARES[welfare.text()],
        raise_floor=node["raise_floor"].truth(),
        mentors_per_mentee=node["mentors_per_mentee"].number(),
    )


def _pair(node: Node) -> AnsweredPair:
    return AnsweredPair(
        mentee=node["mentee"].text(),
        mentor=node["mentor"].text(),
        score=node["score"].number(),
        points=node["points"].numbers(),
        language=node["language"].text(),
        shared_areas=node["shared_areas"].each(Node.text),
        common_minutes=node["common_minutes"].number(),
    )


def _id_pairs(node: Node) -> frozenset[IdPair]:
    return frozenset(node.each(id_pair))


def id_pair(node: Node) -> IdPair:
    """Two ids."""
    ids = node.each(Node.text)
    if len(ids) != 2:
        raise node.refusal(f"{node.address} should be two ids.")
    return ids[0], ids[1]
