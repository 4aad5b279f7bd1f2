"""Write an answer as JSON, and read one back with clear words for whatever is wrong with it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from nodement.matcher.answer import (
    Answer,
    AnsweredPair,
    Certificate,
    Decisions,
    LeftOut,
    RefusedRow,
)
from nodement.matcher.problem import IdPair, Policy

Item = TypeVar("Item")


class AnswerError(ValueError):
    """The text is not an answer; the message says where and why."""


def write_answer(answer: Answer) -> str:
    """JSON with a line feed at its end: the same bytes for the same answer."""
    policy, decisions = answer.policy, answer.decisions
    record = {
        "input_sha256": answer.input_sha256,
        "policy": {
            "term_start": policy.term_start.isoformat(),
            "term_weeks": policy.term_weeks,
            "minimum_overlap": policy.minimum_overlap,
            "english_minimum": policy.english_minimum,
            "shared_area_required": policy.shared_area_required,
            "same_affiliation_allowed": policy.same_affiliation_allowed,
            "no_affiliation": policy.no_affiliation,
            "weights": dict(sorted(policy.weights.items())),
        },
        "decisions": {
            "vetoes": sorted(decisions.vetoes),
            "locks": sorted(decisions.locks),
            "continuing": sorted(decisions.continuing),
        },
        "objective": {"matched": answer.matched, "total": answer.total},
        "pairs": [_pair_record(pair) for pair in answer.pairs],
        "unmatched": [
            {"mentee": one.mentee, "cause": one.cause, "words": one.words}
            for one in answer.unmatched
        ],
        "refused_rows": [
            {"file": row.file, "line": row.line, "reason": row.reason}
            for row in answer.refused_rows
        ],
        "certificate": {
            "big": answer.certificate.big,
            "u": dict(sorted(answer.certificate.u.items())),
            "v": dict(sorted(answer.certificate.v.items())),
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read_answer(text: str | bytes) -> Answer:
    """Read what `write_answer` wrote. Raises `AnswerError` for anything else."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"This is not JSON: {error}."
        raise AnswerError(message) from error
    root = _Node(content, "the answer")
    proof, objective, decisions = root["certificate"], root["objective"], root["decisions"]
    return Answer(
        input_sha256=root["input_sha256"].text(),
        policy=_policy(root["policy"]),
        decisions=Decisions(
            *(_id_pairs(decisions[name]) for name in ("vetoes", "locks", "continuing"))
        ),
        matched=objective["matched"].number(),
        total=objective["total"].number(),
        pairs=root["pairs"].each(_pair),
        unmatched=root["unmatched"].each(
            lambda one: LeftOut(one["mentee"].text(), one["cause"].text(), one["words"].text())
        ),
        refused_rows=root["refused_rows"].each(
            lambda row: RefusedRow(row["file"].text(), row["line"].number(), row["reason"].text())
        ),
        certificate=Certificate(proof["big"].number(), proof["u"].numbers(), proof["v"].numbers()),
    )


class _Node:
    """One place in the file, which knows its own address for messages."""

    def __init__(self, content: Any, address: str) -> None:
        self.content = content
        self.address = address

    def __getitem__(self, key: str) -> "_Node":
        record = self._expect(dict, "a record")
        if key not in record:
            raise AnswerError(f"{self.address} has no {key!r}.")
        return _Node(record[key], f"{self.address}: {key}")

    def text(self) -> str:
        found: str = self._expect(str, "a text")
        return found

    def number(self) -> int:
        found: int = self._expect(int, "a whole number")
        return found

    def truth(self) -> bool:
        found: bool = self._expect(bool, "true or false")
        return found

    def numbers(self) -> dict[str, int]:
        record: Mapping[str, Any] = self._expect(dict, "a record")
        return {key: self[key].number() for key in record}

    def each(self, read: Callable[["_Node"], Item]) -> tuple[Item, ...]:
        items = enumerate(self._expect(list, "a list"), start=1)
        return tuple(read(_Node(item, f"{self.address} {number}")) for number, item in items)

    def _expect(self, kind: type, name: str) -> Any:
        if not isinstance(self.content, kind) or (kind is int and isinstance(self.content, bool)):
            raise AnswerError(f"{self.address} should be {name}.")
        return self.content


def _policy(node: _Node) -> Policy:
    try:
        start = date.fromisoformat(node["term_start"].text())
    except ValueError as error:
        raise AnswerError(f"{node.address}: term_start should be a date.") from error
    return Policy(
        term_start=start,
        term_weeks=node["term_weeks"].number(),
        minimum_overlap=node["minimum_overlap"].number(),
        english_minimum=node["english_minimum"].number(),
        shared_area_required=node["shared_area_required"].truth(),
        same_affiliation_allowed=node["same_affiliation_allowed"].truth(),
        no_affiliation=node["no_affiliation"].each(_Node.text),
        weights=node["weights"].numbers(),
    )


def _pair(node: _Node) -> AnsweredPair:
    return AnsweredPair(
        mentee=node["mentee"].text(),
        mentor=node["mentor"].text(),
        score=node["score"].number(),
        points=node["points"].numbers(),
        language=node["language"].text(),
        shared_areas=node["shared_areas"].each(_Node.text),
        common_minutes=node["common_minutes"].number(),
    )


def _id_pairs(node: _Node) -> frozenset[IdPair]:
    return frozenset(node.each(_id_pair))


def _id_pair(node: _Node) -> IdPair:
    ids = node.each(_Node.text)
    if len(ids) != 2:
        raise AnswerError(f"{node.address} should be two ids.")
    return ids[0], ids[1]


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
